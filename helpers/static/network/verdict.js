/**
 * What the network says: a bar for each probability, and the winner by name.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Cell, Field } from "./layers/layer.js"
 */
import { LEVELS } from "../kit/colours.js";
import { element, put } from "../kit/dom.js";
import { Grid } from "../kit/grid.js";
import { percent } from "./state.js";

/**
 * The verdict in words; none while nothing has been drawn.
 * @param {number[]} probabilities @param {boolean} isWaiting
 */
export function verdictOf(probabilities, isWaiting) {
  const best = probabilities.indexOf(Math.max(...probabilities));
  return isWaiting ? "" : `It says ${best}, ${percent(probabilities[best])}`;
}

/** @param {number} row @returns {Cell} */
const cellAt = (row) => ({ channel: 0, row, column: 0 });

/** A percentage for each class. @param {number[]} probabilities @param {Shades} shades @param {boolean} isWaiting */
const contentOf = (probabilities, shades, isWaiting) => ({
  rows: probabilities.length,
  columns: 1,
  border: "",
  longest: 1,
  shades: shades.numbers,
  levels: new Uint16Array(probabilities.length).fill(LEVELS),
  /** @param {number} index */
  text: (index) => (isWaiting ? "" : percent(probabilities[index])),
  isKnown: () => true,
  mark: () => undefined,
});

/** @param {Grid} grid @param {number[]} probabilities @param {number} best  -1 for none */
function fillBars(grid, probabilities, best) {
  probabilities.forEach((probability, row) => {
    const cell = grid.cellAt(cellAt(row));
    cell.setAttribute("aria-label", best < 0 ? `${row}` : `${row}: ${percent(probability)}`);
    cell.classList.toggle("cnn-winner", row === best);
    put(cell, { share: best < 0 ? 0 : probability });
  });
}

/** @param {{point: (cell: ?Cell) => void, choose: (cell: Cell) => void}} on  with units */
export function createVerdict(on) {
  const grid = new Grid(false, {
    point: (at) => on.point(at && cellAt(at[0])),
    choose: (at) => on.choose(cellAt(at[0])),
  });
  const [winner, share] = [element("strong"), element("span.quiet")];
  const says = element("p.says", "It says ", winner, " ", share);
  const waits = element("p.says", "Draw a digit");

  return {
    element: element("div.layer.verdict", element("div.heading", says, waits), grid.element),
    /** @param {number} count */
    lay: (count) => grid.resize("probabilities", count, 1, [0, 0]),
    /**
     * With `isWaiting`, nothing has been drawn yet.
     * @param {number[]} probabilities @param {Shades} shades @param {boolean} isWaiting
     */
    fill(probabilities, shades, isWaiting) {
      const best = isWaiting ? -1 : probabilities.indexOf(Math.max(...probabilities));
      grid.fill(contentOf(probabilities, shades, isWaiting));
      fillBars(grid, probabilities, best);
      [winner.textContent, share.textContent] = isWaiting ? ["", ""] : [String(best), percent(probabilities[best])];
      [says.hidden, waits.hidden] = [isWaiting, !isWaiting];
    },
    /** @param {?Field} field */
    outline: (field) => grid.outline(field),
  };
}

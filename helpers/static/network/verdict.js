/** What the network says: a bar for each probability, and the winner by name. */
import { LEVELS } from "../kit/colours.js";
import { element, put } from "../kit/dom.js";
import { createGrid } from "../kit/grid.js";

/** A probability as a percentage; none is certain that is not. */
export function percent(share) {
  if (share > 0 && share < 0.0005) return "< 0.1%";
  return share < 1 && share >= 0.9995 ? "> 99.9%" : `${(100 * share).toFixed(1)}%`;
}

/** `on`: as for `createMaps`, with units {channel: 0, row, column: 0}. */
export function createVerdict(on) {
  const cellAt = ([row]) => ({ channel: 0, row, column: 0 });
  const grid = createGrid(false, {
    point: (place) => on.point(place && cellAt(place)),
    choose: (place) => on.choose(cellAt(place)),
  });
  const winner = element("strong");
  const share = element("span.quiet");
  const says = element("p.says", "It says ", winner, " ", share);
  const waits = element("p.says", "Draw a digit");
  return {
    element: element("div.layer.verdict", element("div.heading", says, waits), grid.element),
    lay: (count) => grid.resize("probabilities", count, 1, [0, 0]),
    /** With `isWaiting`, nothing has been drawn yet. @returns {string} the verdict in words */
    fill(probabilities, shades, isWaiting) {
      const best = probabilities.indexOf(Math.max(...probabilities));
      grid.fill({
        rows: probabilities.length,
        columns: 1,
        border: "",
        longest: 1,
        shades: shades.numbers,
        levels: new Uint16Array(probabilities.length).fill(LEVELS),
        text: (index) => (isWaiting ? "" : percent(probabilities[index])),
        isKnown: () => true,
        mark: () => undefined,
      });
      probabilities.forEach((probability, row) => {
        const cell = grid.cellAt({ row, column: 0 });
        cell.setAttribute("aria-label", isWaiting ? `${row}` : `${row}: ${percent(probability)}`);
        cell.classList.toggle("cnn-winner", row === best && !isWaiting);
        put(cell, { share: isWaiting ? 0 : probability });
      });
      [winner.textContent, share.textContent] = [best, percent(probabilities[best])];
      [says.hidden, waits.hidden] = [isWaiting, !isWaiting];
      return isWaiting ? "" : `It says ${best}, ${percent(probabilities[best])}`;
    },
    outline: (field) => grid.outline(field && { ...field, dilation: [1, 1] }),
  };
}

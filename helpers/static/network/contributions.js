/** A unit of a dense layer: how far each of its inputs pushes it up or down, and what that adds up to. */
import { element } from "../kit/dom.js";
import { weightsOf } from "./layers.js";
import { createMaps } from "./maps.js";
import { bracketed, exactText, printSum, shortText } from "../numbers/numerals.js";
import { ofNumber, times, total } from "../numbers/rational.js";
import { cellName, mapName } from "./panels.js";
import { createTerms } from "../kit/terms.js";

const MOST_LISTED = 4; // on each side
const LONGEST = 10; // inputs under each other

const exactly = (value) => ofNumber(value, true);
function factorText(value) {
  const short = shortText(exactly(value));
  return short === exactText(exactly(value)) ? short : `${short}\u2026`;
}

/** The cell of a plane at a flat index. */
const cellAt = ({ rows, columns }, index) => ({
  channel: Math.floor(index / (rows * columns)),
  row: Math.floor(index / columns) % rows,
  column: index % columns,
});

/**
 * What each input adds to a unit, and the sums of all that add and all that take away, printed so that they add up.
 *
 * @returns {{values: Float32Array, up: number[], down: number[], sum: Sum, text: (index: number) => string}}  `up` and
 *   `down`: inputs, the strongest first
 */
export function contributionsTo(layer, inputs, unit) {
  const weights = weightsOf(layer, unit);
  const values = inputs.map((value, index) => value * weights[index]);
  const product = (index) => times(exactly(weights[index]), exactly(inputs[index]));
  const strongest = [...values.keys()]
    .filter((index) => values[index])
    .sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
  const [up, down] = [1, -1].map((sign) => strongest.filter((index) => values[index] * sign > 0));
  const printed = printSum([...[up, down].map((side) => total(side.map(product))), exactly(layer.bias[unit])]);
  const names = [" pushed up", " pushed down", " bias"];
  const texts = [...printed.terms, ...(printed.rounding ? [printed.rounding] : [])];
  const pieces = texts.flatMap((text, index) => [
    { text: index ? " + " : "" },
    { kind: "extra", text: `${bracketed(text)}${names[index] ?? " rounding"}` },
  ]);
  return {
    values,
    up,
    down,
    sum: { ...printed, pieces, isWhole: true },
    text: (index) => printed.text(product(index)),
  };
}

export function createContributions() {
  const terms = createTerms();
  const lists = element("div.lists");
  const note = element("div.place");
  let shown = null;
  const maps = createMaps(
    (channel) => `pushes through ${mapName(shown.source, channel, shown.plane)}`,
    {
      point: (cell) => {
        note.textContent = cell ? wordsOf(cell) : "";
      },
      choose() {},
    },
    LONGEST,
  );

  const productOf = (index) => `${factorText(shown.weights[index])} \u00d7 ${factorText(shown.plane.values[index])}`;

  function wordsOf(cell) {
    const { rows, columns } = shown.plane;
    const index = (cell.channel * rows + cell.row) * columns + cell.column;
    if (index >= shown.plane.values.length) return "";
    return `${cellName(shown.source, cell, shown.plane)}: ${productOf(index)} = ${shown.pushes.text(index)}`;
  }

  const list = (heading, indices) => {
    const rest = indices.length - MOST_LISTED;
    const items = indices
      .slice(0, MOST_LISTED)
      .map((index) =>
        element(
          "li",
          element("strong", shown.pushes.text(index)),
          ` = ${productOf(index)} `,
          element("span.quiet", cellName(shown.source, cellAt(shown.plane, index), shown.plane)),
        )
      );
    if (rest > 0) items.push(element("li.quiet", `and ${rest} more`));
    return element("div", element("div.heading", heading), element("ol", {}, ...items));
  };

  return {
    element: element("div.pushes", maps.element, note, lists, terms.element),
    /** @param {{source: Panel, plane: Plane}} from  where the inputs come from @returns {string} the sum */
    show(layer, unit, { source, plane }, shades, where) {
      const pushes = contributionsTo(layer, plane.values, unit);
      shown = { pushes, source, plane, weights: weightsOf(layer, unit) };
      maps.lay(plane, source.isVector);
      maps.fill({ ...plane, values: pushes.values, isPixels: false }, shades);
      lists.replaceChildren(list("pushed it up most", pushes.up), list("pushed it down most", pushes.down));
      terms.show(pushes.sum, where);
      note.textContent = "";
      return pushes.sum.result;
    },
  };
}

/**
 * A unit of a dense layer: how far each of its inputs pushes it up or down, and what that adds up to.
 *
 * @import { Sum } from "../numbers/sums.js"
 * @import { Plane, Values } from "../numbers/window.js"
 * @import { Cell, Inputs } from "./layers/layer.js"
 *
 * @typedef {object} Contributions  what each input adds, and the sums of all that add and all that take away
 * @property {Float32Array} values
 * @property {number[]} up  inputs, the strongest first
 * @property {number[]} down
 * @property {Sum} sum
 * @property {(index: number) => string} text  what an input adds
 * @property {(index: number) => string} product  the factors of that
 */
import { exactText, printSum, shortText } from "../numbers/numerals.js";
import { ofNumber, times, total } from "../numbers/rational.js";
import { extra, join } from "../numbers/sums.js";

/** @param {number} value */
const exactly = (value) => ofNumber(value, true);

/** @param {number} value */
function factorText(value) {
  const short = shortText(exactly(value));
  return short === exactText(exactly(value)) ? short : `${short}\u2026`;
}

/** @param {Inputs} inputs @param {Values} values  of the inputs @returns {Contributions} */
export function contributionsTo({ weights, bias }, values) {
  const added = Float32Array.from(values, (value, index) => value * weights[index]);
  /** @param {number} index */
  const product = (index) => times(exactly(weights[index]), exactly(values[index]));
  const strongest = [...added.keys()].filter((index) => added[index])
    .sort((a, b) => Math.abs(added[b]) - Math.abs(added[a]));
  const [up, down] = [1, -1].map((sign) => strongest.filter((index) => added[index] * sign > 0));
  const printed = printSum([...[up, down].map((side) => total(side.map(product))), exactly(bias)]);
  const names = ["pushed up", "pushed down", "bias", "rounding"];
  const texts = [...printed.terms, ...(printed.rounding ? [printed.rounding] : [])];
  const pieces = join(texts.map((text, index) => extra(text, names[index])), " + ");
  return {
    values: added,
    up,
    down,
    sum: { ...printed, pieces, isWhole: true },
    text: (index) => printed.text(product(index)),
    product: (index) => `${factorText(weights[index])} \u00d7 ${factorText(values[index])}`,
  };
}

/** The cell of a list's entry before it was flattened. @param {Plane} before @param {number} index @returns {Cell} */
export const unflattened = ({ rows, columns }, index) => ({
  channel: Math.floor(index / (rows * columns)),
  row: Math.floor(index / columns) % rows,
  column: index % columns,
});

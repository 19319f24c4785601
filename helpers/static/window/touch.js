/**
 * What a number touches: a weight the cells that it meets on its way, an image cell the outputs that it reaches.
 *
 * @import { Outline } from "../kit/grid.js"
 * @import { Marks } from "../kit/channels.js"
 * @import { Cell, Scene } from "./kinds/cells.js"
 *
 * @typedef {{note: string, window?: Outline, outputs: Marks, weights: Marks}} Touch  what is touched in words; on the
 *   image, as
 *   a window to draw; among the outputs (steps), with texts; among the kernel's cells
 */
import { entryAt } from "../numbers/arrays.js";
import { bracketed, shortText } from "../numbers/numerals.js";
import { isLess, times, ZERO } from "../numbers/rational.js";
import { cornerOf } from "../numbers/window.js";
import { cellsOf } from "./kinds/cells.js";
import { kernelOf } from "./kinds/products.js";

const MOST_MARKS = 784; // outputs that are still written into

/** @param {Scene} scene @param {string} role @param {Cell} cell @returns {Touch} */
export const touchedBy = (scene, role, cell) => (role === "kernel" ? touchedByWeight : touchedByCell)(scene, cell);

/** @param {Scene} scene @param {Cell} cell @returns {Touch} */
function touchedByWeight(scene, { channel, row, column }) {
  const { geometry, image, steps } = scene;
  const kernel = kernelOf(scene);
  const [top, left] = cornerOf(geometry, 0);
  const index = (channel * kernel.rows + row) * kernel.columns + column;
  const weight = entryAt(kernel, index);
  /** @param {number} step */
  const adds = (step) => {
    const under = cellsOf(scene, step).find((each) => each.kernel === index)?.image ?? -1;
    const product = times(weight, under < 0 ? ZERO : entryAt(image, under));
    return `${isLess(product, ZERO) ? "" : "+"}${shortText(product)}`;
  };
  return {
    note: `the weight ${shortText(weight, 9)} meets ${steps} cells; the output shows what it adds`,
    window: {
      row: top + row * geometry.dilation[0],
      column: left + column * geometry.dilation[1],
      size: [geometry.rows, geometry.columns],
      dilation: geometry.stride,
    },
    outputs: new Map(Array.from({ length: steps > MOST_MARKS ? 0 : steps }, (_, step) => [step, adds(step)])),
    weights: new Map(),
  };
}

/**
 * The positions along one side at which the window covers a row or column.
 * @param {Scene} scene @param {0 | 1} axis @param {number} at
 */
function positionsOver({ geometry: { size, stride, padding, dilation, rows, columns } }, axis, at) {
  return [...Array(size[axis]).keys()]
    .map((cell) => (at + padding[axis] - cell * dilation[axis]) / stride[axis])
    .filter((position) => Number.isInteger(position) && position >= 0 && position < [rows, columns][axis]);
}

/** @param {Scene} scene @param {Cell} cell @returns {Touch} */
function touchedByCell(scene, { channel, row, column }) {
  const { geometry, image, kernel, kind } = scene;
  const index = (channel * image.rows + row) * image.columns + column;
  const outputChannel = kernel ? 0 : channel;
  const steps = positionsOver(scene, 0, row).flatMap((r) =>
    positionsOver(scene, 1, column).map((c) => (outputChannel * geometry.rows + r) * geometry.columns + c)
  );
  const weights = steps.map((step) => cellsOf(scene, step).find((each) => each.image === index)?.kernel ?? -1);
  const through = kernel && steps.length ? ", through the weight shown there" : "";
  /** @param {number} i */
  const written = (i) => (kernel ? `\u00d7${bracketed(shortText(entryAt(kernel, weights[i])))}` : null);
  return {
    note: `this cell reaches ${steps.length || "no"} ${kind.names.output}${steps.length === 1 ? "" : "s"}${through}`,
    outputs: new Map(steps.map((step, i) => [step, written(i)])),
    weights: new Map(weights.map((weight) => [weight, null])),
  };
}

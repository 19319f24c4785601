/**
 * A convolution written out: as one matrix that multiplies the flattened image, and as one column a window.
 *
 * @import { Rational } from "../numbers/rational.js"
 * @import { Plane, Values } from "../numbers/window.js"
 * @import { Scene } from "../window/kinds/cells.js"
 *
 * @typedef {Plane & {exact?: Map<number, Rational>}} Source
 * @typedef {{channels: number, rows: number, columns: number, values: Values, exact: Map<number, Rational>, blank:
 *   Set<number>,
 *   origins: Int32Array, isPixels?: boolean, isPicture?: boolean}} Gathered  numbers taken from others; `origins`: for
 *   each its
 *   index there, -1 for a zero that stands nowhere in it, which is `blank`
 */
import { cellsOf } from "../window/kinds/cells.js";
import { kernelOf } from "../window/kinds/products.js";

/**
 * @param {Source} source @param {Int32Array} origins @param {number} rows @param {number} columns @returns {Gathered}
 */
export function gather(source, origins, rows, columns) {
  const [values, exact, blank] = [new Float64Array(origins.length), new Map(), new Set()];
  origins.forEach((origin, index) => {
    if (origin < 0) return void blank.add(index);
    values[index] = source.values[origin];
    const entry = source.exact?.get(origin);
    if (entry) exact.set(index, entry);
  });
  return { channels: 1, rows, columns, values, exact, blank, origins, isPixels: source.isPixels };
}

/** The same numbers in another shape. @param {Source} source @param {number} rows @param {number} columns */
export const reshaped = (source, rows, columns) =>
  gather(source, Int32Array.from(source.values, (_, index) => index), rows, columns);

/** For each output a row: the weights at the pixels under its window, zeros elsewhere. @param {Scene} scene */
export function matrixOf(scene) {
  const pixels = scene.image.values.length;
  const origins = new Int32Array(scene.steps * pixels).fill(-1);
  for (let step = 0; step < scene.steps; step++) {
    for (const cell of cellsOf(scene, step)) if (cell.image >= 0) origins[step * pixels + cell.image] = cell.kernel;
  }
  return gather(kernelOf(scene), origins, scene.steps, pixels);
}

/**
 * For each output a column: the numbers under its window, in the order of the weights (known as im2col).
 * @param {Scene} scene
 */
export function columnsOf(scene) {
  const { image, steps } = scene;
  const weights = kernelOf(scene).values.length;
  const origins = new Int32Array(weights * steps);
  for (let step = 0; step < steps; step++) {
    cellsOf(scene, step).forEach((cell, weight) => (origins[weight * steps + step] = cell.image));
  }
  return gather(image, origins, weights, steps);
}

/** A convolution written out: as one matrix that multiplies the flattened image, and as one column a window. */
import { cellsOf } from "../window/kinds/cells.js";

/**
 * Numbers taken from others, entry by entry.
 *
 * @param {Numbers} source
 * @param {Int32Array} origins  for each entry the index in the source, -1 for a zero that stands nowhere in it
 * @returns {Numbers}  with `origins`, and as `blank` the indices of those zeros
 */
export function gather(source, origins, rows, columns) {
  const [values, exact, blank] = [new Float64Array(origins.length), new Map(), new Set()];
  origins.forEach((origin, index) => {
    if (origin < 0) return void blank.add(index);
    values[index] = source.values[origin];
    if (source.exact?.has(origin)) exact.set(index, source.exact.get(origin));
  });
  return { channels: 1, rows, columns, values, exact, blank, origins, isPixels: source.isPixels };
}

/** The same numbers in another shape. */
export const reshaped = (source, rows, columns) =>
  gather(
    source,
    Int32Array.from(source.values, (_, index) => index),
    rows,
    columns,
  );

/** For each output a row: the weights at the pixels under its window, zeros elsewhere. */
export function matrixOf(scene) {
  const { image, kernel, steps } = scene;
  const pixels = image.values.length;
  const origins = new Int32Array(steps * pixels).fill(-1);
  for (let step = 0; step < steps; step++) {
    for (const cell of cellsOf(scene, step)) if (cell.image >= 0) origins[step * pixels + cell.image] = cell.kernel;
  }
  return gather(kernel, origins, steps, pixels);
}

/** For each output a column: the numbers under its window, in the order of the weights (known as im2col). */
export function columnsOf(scene) {
  const { image, kernel, steps } = scene;
  const origins = new Int32Array(kernel.values.length * steps);
  for (let step = 0; step < steps; step++) {
    cellsOf(scene, step).forEach((cell, weight) => (origins[weight * steps + step] = cell.image));
  }
  return gather(image, origins, kernel.values.length, steps);
}

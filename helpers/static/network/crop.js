/** The neighbourhood of one output cell, cut out so that a sliding window has room for its numbers. */
import { toWire } from "../numbers/arrays.js";
import { geometryIn } from "./layers.js";

const MOST_CELLS = 300; // in all channels

/**
 * The part of `image` that the windows of a layer see at an output cell and, where there is room, around it: all of it
 * when it is small. Padding that has been cut through is filled with its zeros.
 *
 * @param {number[]} channels  those that the window goes through
 * @returns {{image: object, padding: Pair, origin: Pair, part: boolean, step: number}}  the image in the form in which Python sends it,
 *   and the padding around it; the output cell that its first window computes; the step of the cell itself
 */
export function cropAround(image, layer, channels, { row, column }) {
  const geometry = geometryIn(layer, image);
  const { size, stride, padding } = layer;
  const isSmall = channels.length * image.rows * image.columns <= MOST_CELLS;
  const reach = (count) => size.map((side, axis) => (count - 1) * stride[axis] + side);
  const fits = (count) => channels.length * reach(count)[0] * reach(count)[1] <= MOST_CELLS;
  const most = isSmall ? Infinity : ([5, 3].find(fits) ?? 1);
  const counts = [geometry.rows, geometry.columns].map((count) => Math.min(count, most));
  const origin = [row, column].map((at, axis) =>
    Math.max(0, Math.min([geometry.rows, geometry.columns][axis] - counts[axis], at - Math.floor(counts[axis] / 2)))
  );
  const step = (row - origin[0]) * counts[1] + column - origin[1];
  const [top, left] = isSmall ? [0, 0] : origin.map((at, axis) => at * stride[axis] - padding[axis]);
  const [rows, columns] = isSmall
    ? [image.rows, image.columns]
    : counts.map((count, axis) => (count - 1) * stride[axis] + size[axis]);
  const values = [];
  for (const channel of channels) {
    for (let r = top; r < top + rows; r++) {
      for (let c = left; c < left + columns; c++) {
        const inside = r >= 0 && c >= 0 && r < image.rows && c < image.columns;
        values.push(inside ? image.values[(channel * image.rows + r) * image.columns + c] : 0);
      }
    }
  }
  return {
    image: toWire(values, [channels.length, rows, columns]),
    padding: isSmall ? padding : [0, 0],
    origin,
    part: !isSmall,
    step,
  };
}

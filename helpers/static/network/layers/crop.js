/**
 * The neighbourhood of one output cell, cut out so that a sliding window has room for its numbers.
 *
 * @import { Wire } from "../../numbers/arrays.js"
 * @import { Pair, Plane } from "../../numbers/window.js"
 * @import { Layer } from "./layer.js"
 */
import { toWire } from "../../numbers/arrays.js";
import { reachOf } from "../../numbers/window.js";
import { geometryIn } from "./layer.js";

const MOST_CELLS = 300; // in all channels

/**
 * The numbers of a rectangle in some channels; zeros beyond the image.
 * @param {Plane} image @param {number[]} channels @param {number[]} corner @param {number[]} size
 */
function cut(image, channels, [top, left], [rows, columns]) {
  const values = [];
  for (const channel of channels) {
    for (let r = top; r < top + rows; r++) {
      for (let c = left; c < left + columns; c++) {
        const isInside = r >= 0 && c >= 0 && r < image.rows && c < image.columns;
        values.push(isInside ? image.values[(channel * image.rows + r) * image.columns + c] : 0);
      }
    }
  }
  return toWire(values, [channels.length, rows, columns]);
}

/**
 * The part of `image` that the windows of a layer see at an output cell and, where there is room, around it: all of it
 * when it is small. Padding that has been cut through is filled with its zeros.
 *
 * @param {Plane} image
 * @param {Layer} layer
 * @param {number[]} channels  those that the window goes through
 * @param {{row: number, column: number}} cell
 * @returns {{image: Wire, padding: Pair, origin: Pair, part: boolean, step: number}}  the image in the form in which
 *   Python sends
 *   it, and the padding around it; the output cell that its first window computes; the step of the cell itself
 */
export function cropAround(image, layer, channels, { row, column }) {
  const { size, stride, padding, dilation, rows, columns } = geometryIn(layer, image);
  if (channels.length * image.rows * image.columns <= MOST_CELLS) {
    const whole = cut(image, channels, [0, 0], [image.rows, image.columns]);
    return { image: whole, padding, origin: [0, 0], part: false, step: row * columns + column };
  }
  /** How many cells so many windows reach over, down and across. @param {number[]} counts */
  const reach = (counts) => counts.map((count, i) => (count - 1) * stride[i] + reachOf(size[i], dilation[i]));
  /** @param {number} count */
  const fits = (count) => channels.length * reach([count, count]).reduce((a, b) => a * b) <= MOST_CELLS;
  const most = [5, 3].find(fits) ?? 1;
  const counts = [Math.min(rows, most), Math.min(columns, most)];
  /** @param {number} at @param {number} count @param {number} end */
  const start = (at, count, end) => Math.max(0, Math.min(end - count, at - Math.floor(count / 2)));
  /** @type {Pair} */
  const origin = [start(row, counts[0], rows), start(column, counts[1], columns)];
  const corner = origin.map((at, i) => at * stride[i] - padding[i]);
  return {
    image: cut(image, channels, corner, reach(counts)),
    padding: [0, 0],
    origin,
    part: true,
    step: (row - origin[0]) * counts[1] + column - origin[1],
  };
}

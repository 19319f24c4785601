/**
 * What a kind of layer knows, and what several of them share.
 *
 * @import { Wire } from "../../numbers/arrays.js"
 * @import { Sum } from "../../numbers/sums.js"
 * @import { Geometry, Pair, Plane, Sides, Values } from "../../numbers/window.js"
 *
 * @typedef {{channel: number, row: number, column: number}} Cell  units are rows
 * @typedef {{first: number, count: number, row: number, column: number, size: Pair}} Field  the cells of an activation
 *   that
 *   something depends on: `count` channels from `first` on, and a rectangle in each of them
 * @typedef {{kind: LayerKind, size: Pair, stride: Pair, padding: Pair, dilation: Pair, [name: string]: any}} Layer  its
 *   kind, its
 *   settings and its arrays
 * @typedef {{called: string, map: string, activation: Plane}} Source  where a layer's numbers come from: the panel
 *   before it, the
 *   map that a cell sees, and the numbers, not flattened
 * @typedef {{weights: Values, bias: number}} Inputs  a weight for each number of the source
 *
 * @typedef {object} Explanation  how a cell came about
 * @property {string} story
 * @property {{kind: "kernel" | "pool", given: Record<string, any>, step: number}} [window]  opened as a sliding window
 * @property {Inputs} [inputs]  opened as what each input adds
 * @property {Sum} [sum]  opened as a line
 *
 * @typedef {object} LayerKind
 * @property {string} name  "convolution"
 * @property {string} short  "conv"
 * @property {boolean} [isRenaming]  it only renames what it is given, and needs no panel of its own
 * @property {boolean} [makesVector]  units come out, and not maps
 * @property {(layer: Layer, before: Plane) => Plane} forward
 * @property {(layer: Layer, before: Plane, field: Field) => Field} fieldBefore
 * @property {(layer: Layer, before: Plane, cell: Cell, source: Source) => Explanation} [explain]
 * @property {(text: string) => {result: string, words: string}} [passes]  of a layer that takes each number by itself:
 *   what it
 *   makes of one as it is printed, and that in words; its cells are explained by the layer before
 */
import { geometryOf, reachOf } from "../../numbers/window.js";

/** Where the window of a layer stands. @param {Layer} layer @param {Sides} image @returns {Geometry} */
export const geometryIn = ({ size, stride, padding, dilation }, image) =>
  geometryOf(image, { size, stride: stride ?? size, padding: padding ?? [0, 0], dilation: dilation ?? [1, 1] });

/** A list of numbers as an activation. @param {Values} values @returns {Plane} */
export const vectorOf = (values) => ({ channels: 1, rows: values.length, columns: 1, values });

/** @param {Plane} plane @returns {Field} */
export const everything = ({ channels, rows, columns }) => ({
  first: 0,
  count: channels,
  row: 0,
  column: 0,
  size: [rows, columns],
});

/**
 * The field under a window's field.
 * @param {Layer} layer @param {Plane} before @param {Field} field @param {number} first @param {number} count
 */
export function fieldUnder(layer, before, field, first, count) {
  const { size, stride, padding, dilation } = geometryIn(layer, before);
  /** @param {0 | 1} axis @param {number} at @param {number} side */
  const along = (axis, at, side) => {
    const start = at * stride[axis] - padding[axis];
    const stop = start + (field.size[axis] - 1) * stride[axis] + reachOf(size[axis], dilation[axis]);
    return [Math.max(0, start), Math.max(0, Math.min(side, stop) - Math.max(0, start))];
  };
  const [[row, height], [column, width]] = [along(0, field.row, before.rows), along(1, field.column, before.columns)];
  return /** @type {Field} */ ({ first, count, row, column, size: [height, width] });
}

/** "3 × 3". @param {number[]} size */
export const sidesText = (size) => size.join(" \u00d7 ");

/** "1 weight", "9 weights". @param {number} number @param {string} what */
export const counted = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;

/**
 * Arrays of numbers, as they travel and as they are read.
 *
 * @typedef {import("./rational.js").Rational} Rational
 * @typedef {import("./window.js").Plane} Plane
 * @typedef {{shape: number[], dtype: string, whole: boolean, data: DataView, exact: Record<string, string>}} Wire  an
 *   array
 *   as it comes from Python: its bytes, and as text the entries that bytes only come close to
 * @typedef {Plane & {exact: Map<number, Rational>, single: boolean, isPixels: boolean}} Numbers  a Plane whose entries
 *   are
 *   known exactly; `exact` holds those that no float is, `single` tells float32, `isPixels` levels of grey
 */
import { ofNumber, parseRational, toNumber, ZERO } from "./rational.js";

/** @type {Record<string, Float64ArrayConstructor | Float32ArrayConstructor | Uint8ArrayConstructor>} */
const TYPES = { float64: Float64Array, float32: Float32Array, uint8: Uint8Array };

/** @type {WeakMap<Wire, {edits: object | undefined, numbers: Numbers}>} */
const known = new WeakMap(); // the last reading of each array: what has not changed is not read again

/** Bytes in a buffer of their own. @param {DataView} view */
const bytesOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice().buffer;

/** float32 numbers that travelled as bytes. @param {DataView} view */
export const floatsOf = (view) => new Float32Array(bytesOf(view));

/**
 * An array with the student's entries written over it.
 *
 * @param {Wire} wire
 * @param {Record<string, string>} [edits]  text by flat index
 * @returns {Numbers}
 */
export function readNumbers(wire, edits) {
  const before = known.get(wire);
  if (before && before.edits === edits) return before.numbers;
  const [channels, rows, columns] = [1, 1, ...wire.shape].slice(-3);
  const values = new Float64Array(new TYPES[wire.dtype](bytesOf(wire.data)));
  const exact = new Map();
  for (const [index, text] of Object.entries({ ...wire.exact, ...edits })) {
    const value = parseRational(text) ?? ZERO;
    exact.set(Number(index), value);
    values[Number(index)] = toNumber(value);
  }
  const [single, isPixels] = [wire.dtype === "float32", wire.dtype === "uint8"];
  const numbers = { channels, rows, columns, values, exact, single, isPixels };
  known.set(wire, { edits, numbers });
  return numbers;
}

/** The exact number at an index. @param {Numbers} numbers @param {number} index @returns {Rational} */
export const entryAt = (numbers, index) => numbers.exact.get(index) ?? ofNumber(numbers.values[index], numbers.single);

/**
 * Numbers in the form in which Python sends them.
 * @param {Iterable<number>} values @param {number[]} shape @returns {Wire}
 */
export const toWire = (values, shape) => ({
  shape,
  dtype: "float32",
  whole: false,
  data: new DataView(Float32Array.from(values).buffer),
  exact: {},
});

/** The levels of an image of bytes. @param {Wire} picture */
export const levelsOf = ({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** Whether nothing is drawn in an image of bytes. @param {Wire} picture */
export const isBlack = (picture) => levelsOf(picture).every((level) => level === 0);

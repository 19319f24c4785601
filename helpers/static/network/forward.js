/**
 * A network from its image to its scores, on plain arrays: the browser's twin of helpers/network.
 *
 * @import { Wire } from "../numbers/arrays.js"
 * @import { Plane, Values } from "../numbers/window.js"
 * @import { Cell, Field, Layer } from "./layers/layer.js"
 *
 * @typedef {{kind: string, settings: Record<string, any>, arrays: Record<string, {shape: number[], data: DataView}>}}
 *   SentLayer
 */
import { floatsOf, levelsOf } from "../numbers/arrays.js";
import { LAYERS } from "./layers/index.js";

/** A layer as it comes from Python. @param {SentLayer} sent @returns {Layer} */
export function readLayer({ kind, settings, arrays }) {
  const read = Object.entries(arrays).map(([name, { data }]) => [name, floatsOf(data)]);
  return /** @type {Layer} */ ({ ...settings, ...Object.fromEntries(read), kind: LAYERS[kind] });
}

/**
 * An image as it comes from Python, the way a network takes it: levels of grey are divided by 255.
 * @param {Wire} picture @returns {Plane}
 */
export function readImage(picture) {
  const [channels, rows, columns] = [1, ...picture.shape].slice(-3);
  const isPixels = picture.dtype === "uint8";
  const values = isPixels ? Float32Array.from(levelsOf(picture), (level) => level / 255) : floatsOf(picture.data);
  return { channels, rows, columns, values, isPixels };
}

/** The image, and after it what each layer makes of the one before. @param {Layer[]} layers @param {Plane} image */
export function forward(layers, image) {
  const activations = [image];
  for (const layer of layers) activations.push(layer.kind.forward(layer, activations[activations.length - 1]));
  return activations;
}

/**
 * Scores into probabilities: e to the power of each, divided by their sum. `shift` was taken off large scores before.
 * @param {Values} scores
 */
export function softmax(scores) {
  let largest = -Infinity; // a loop: there may be many
  for (const score of scores) largest = Math.max(largest, score);
  const shift = largest > 20 ? largest : 0; // it takes nothing off the probabilities, and e^20 is long enough to read
  const powers = Array.from(scores, (score) => Math.exp(score - shift));
  const sum = powers.reduce((a, b) => a + b);
  return { shift, powers, probabilities: powers.map((power) => power / sum) };
}

/**
 * The receptive field of a cell of activations[at] in every activation up to it.
 * @param {Layer[]} layers @param {Plane[]} activations @param {number} at @param {Cell} cell @returns {Field[]}
 */
export function fieldsOf(layers, activations, at, { channel, row, column }) {
  /** @type {Field[]} */
  const fields = [];
  fields[at] = { first: channel, count: 1, row, column, size: [1, 1] };
  for (let index = at; index > 0; index--) {
    const layer = layers[index - 1];
    fields[index - 1] = layer.kind.fieldBefore(layer, activations[index - 1], fields[index]);
  }
  return fields;
}

/**
 * What the layers that pool share: windows that lie side by side, each channel by itself.
 *
 * @import { Plane, Statistic } from "../../numbers/window.js"
 * @import { Cell, Layer, LayerKind } from "./layer.js"
 */
import { pool } from "../../numbers/window.js";
import { cropAround } from "./crop.js";
import { fieldUnder, geometryIn, sidesText } from "./layer.js";

/**
 * A pool that is opened at a cell.
 * @param {Layer} layer @param {Plane} before @param {Cell} cell @param {Statistic} how
 */
export function openPool(layer, before, cell, how) {
  const { step, ...crop } = cropAround(before, layer, [cell.channel], cell);
  const { size, stride } = geometryIn(layer, before);
  return { kind: /** @type {const} */ ("pool"), given: { kind: "pool", how, size, stride, ...crop }, step };
}

/** @param {Statistic} how @param {string} asked  what is taken of a window @returns {LayerKind} */
export const poolBy = (how, asked) => ({
  name: `${how} pool`,
  short: "pool",
  forward(layer, image) {
    const geometry = geometryIn(layer, image);
    const { rows, columns } = geometry;
    return { channels: image.channels, rows, columns, values: Float32Array.from(pool(image, how, geometry)) };
  },
  fieldBefore: (layer, before, field) => fieldUnder(layer, before, field, field.first, field.count),
  explain: (layer, before, cell, { map }) => ({
    story: `The ${asked} of ${sidesText(layer.size)} cells of ${map}. It has no weights.`,
    window: openPool(layer, before, cell, how),
  }),
});

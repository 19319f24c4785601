/**
 * Convolution: kernels slid over all channels, each making one map.
 *
 * @import { Layer, LayerKind } from "./layer.js"
 */
import { toWire } from "../../numbers/arrays.js";
import { canonical, ofNumber } from "../../numbers/rational.js";
import { convolve } from "../../numbers/window.js";
import { cropAround } from "./crop.js";
import { counted, fieldUnder, geometryIn, sidesText } from "./layer.js";

/** The weights of one map. @param {Layer} layer @param {number} map @returns {Float32Array} */
function kernelOf({ kernels, bias }, map) {
  const count = kernels.length / bias.length;
  return kernels.subarray(map * count, (map + 1) * count);
}

/** @type {LayerKind} */
export const conv = {
  name: "convolution",
  short: "conv",
  forward(layer, image) {
    const geometry = geometryIn(layer, image);
    const { rows, columns } = geometry;
    const channels = layer.bias.length;
    const values = new Float32Array(channels * rows * columns);
    for (let map = 0; map < channels; map++) {
      values.set(convolve(image, kernelOf(layer, map), layer.bias[map], geometry), map * rows * columns);
    }
    return { channels, rows, columns, values };
  },
  fieldBefore: (layer, before, field) => fieldUnder(layer, before, field, 0, before.channels),
  explain(layer, before, cell, { called }) {
    const { channels } = before;
    const { step, ...crop } = cropAround(before, layer, [...Array(channels).keys()], cell);
    const over = channels > 1 ? `all ${channels} channels` : `${sidesText(layer.size)} cells`;
    const weights = kernelOf(layer, cell.channel);
    const given = {
      kind: "kernel",
      kernel: toWire(weights, [channels, ...layer.size]),
      bias: canonical(ofNumber(layer.bias[cell.channel], true)),
      dilation: layer.dilation,
      stride: layer.stride,
      ...crop,
    };
    const story = `Kernel ${cell.channel} lies over ${over} of ${called}: `;
    return {
      story: `${story}${counted(weights.length, "weight")}, one bias, one sum.`,
      window: { kind: "kernel", given, step },
    };
  },
};

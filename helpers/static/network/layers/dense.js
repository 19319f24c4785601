/**
 * The layer in which everything meets everything.
 *
 * @import { Layer, LayerKind } from "./layer.js"
 */
import { dot } from "../../numbers/window.js";
import { counted, everything, vectorOf } from "./layer.js";

/** The weights of one unit. @param {Layer} layer @param {number} unit @returns {Float32Array} */
function weightsOf({ weights, bias }, unit) {
  const count = weights.length / bias.length;
  return weights.subarray(unit * count, (unit + 1) * count);
}

/** @type {LayerKind} */
export const dense = {
  name: "dense",
  short: "dense",
  makesVector: true,
  forward: (layer, { values }) =>
    vectorOf(
      layer.bias.map((/** @type {number} */ bias, /** @type {number} */ unit) =>
        bias + dot(weightsOf(layer, unit), values)
      ),
    ),
  fieldBefore: (_, before) => everything(before),
  explain: (layer, before, cell, { called }) => ({
    story: `It looks at all ${counted(before.values.length, "number")} of ${called}, ` +
      "each through a weight of its own: ochre pushed it up, purple down.",
    inputs: { weights: weightsOf(layer, cell.row), bias: layer.bias[cell.row] },
  }),
};

/**
 * The bend between two layers.
 *
 * @import { LayerKind } from "./layer.js"
 */

/** @type {LayerKind} */
export const relu = {
  name: "ReLU",
  short: "ReLU",
  forward: (_, before) => ({
    ...before,
    isPixels: false,
    values: before.values.map((value) => (value > 0 ? value : 0)),
  }),
  fieldBefore: (_layer, _before, field) => field,
  passes(text) {
    const result = text.startsWith("\u2212") ? "0" : text;
    return { result, words: `ReLU makes it max(0, ${text}) = ${result}.` };
  },
};

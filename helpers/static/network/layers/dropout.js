/**
 * Dropout, which rests when nothing is trained.
 *
 * @import { LayerKind } from "./layer.js"
 */

/** @type {LayerKind} */
export const dropout = {
  name: "dropout",
  short: "dropout",
  forward: (_, before) => before,
  fieldBefore: (_layer, _before, field) => field,
  passes: (text) => ({ result: text, words: `Dropout acts only while training: it stays ${text}.` }),
};

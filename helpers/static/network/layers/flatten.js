/**
 * From maps to a list of numbers.
 *
 * @import { LayerKind } from "./layer.js"
 */
import { everything, vectorOf } from "./layer.js";

/** @type {LayerKind} */
export const flatten = {
  name: "flatten",
  short: "flatten",
  isRenaming: true,
  makesVector: true,
  forward: (_, { values }) => vectorOf(values),
  fieldBefore(_, before, field) {
    if (field.size[0] > 1) return everything(before);
    const area = before.rows * before.columns;
    const [row, column] = [Math.floor((field.row % area) / before.columns), field.row % before.columns];
    return { first: Math.floor(field.row / area), count: 1, row, column, size: [1, 1] };
  },
  passes: (text) => ({ result: text, words: "Flattening only renames it." }),
};

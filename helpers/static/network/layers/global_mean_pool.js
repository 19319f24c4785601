/**
 * Pooling of whole maps.
 *
 * @import { Plane } from "../../numbers/window.js"
 * @import { Layer, LayerKind } from "./layer.js"
 */
import { pool } from "../../numbers/window.js";
import { geometryIn, sidesText, vectorOf } from "./layer.js";
import { openPool } from "./pools.js";

/**
 * The layer as a pool with a window as large as the map.
 * @param {Layer} layer @param {Plane} before @returns {Layer}
 */
const asPool = (layer, { rows, columns }) => ({ ...layer, size: [rows, columns] });

/** @type {LayerKind} */
export const globalMeanPool = {
  name: "global mean pool",
  short: "mean",
  makesVector: true,
  forward: (layer, before) =>
    vectorOf(Float32Array.from(pool(before, "mean", geometryIn(asPool(layer, before), before)))),
  fieldBefore: (_, { rows, columns }, field) => ({
    first: field.row,
    count: field.size[0],
    row: 0,
    column: 0,
    size: [rows, columns],
  }),
  explain: (layer, before, cell, { map }) => ({
    story: `The mean of all ${sidesText([before.rows, before.columns])} cells of ${map}. It has no weights.`,
    window: openPool(asPool(layer, before), before, { channel: cell.row, row: 0, column: 0 }, "mean"),
  }),
};

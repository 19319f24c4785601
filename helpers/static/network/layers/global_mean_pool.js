/**
 * Pooling of whole maps.
 *
 * @import { Sum } from "../../numbers/sums.js"
 * @import { Plane, Values } from "../../numbers/window.js"
 * @import { Layer, LayerKind } from "./layer.js"
 */
import { printSum } from "../../numbers/numerals.js";
import { ofNumber } from "../../numbers/rational.js";
import { product } from "../../numbers/sums.js";
import { pool } from "../../numbers/window.js";
import { geometryIn, sidesText, vectorOf } from "./layer.js";
import { openPool } from "./pools.js";

const MOST_IN_WINDOW = 28 * 28; // cells that are still worth a window of their own

/**
 * The layer as a pool with a window as large as the map.
 * @param {Layer} layer @param {Plane} before @returns {Layer}
 */
const asPool = (layer, { rows, columns }) => ({ ...layer, size: [rows, columns] });

/** The mean of a map too large to be read cell by cell: its sum over their number. @param {Values} map @returns {Sum} */
function meanOf(map) {
  let sum = 0;
  for (const value of map) sum += value;
  const printed = printSum([ofNumber(sum / map.length)], [ofNumber(sum)]);
  const above = [...product([[ofNumber(sum), "image"]]), { text: ` / ${map.length}` }];
  return { ...printed, pieces: [{ kind: "term", text: printed.result, above }], isWhole: true };
}

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
  explain(layer, before, cell, { map }) {
    const [channel, area] = [cell.row, before.rows * before.columns];
    const story = `The mean of all ${sidesText([before.rows, before.columns])} cells of ${map}. It has no weights.`;
    if (area > MOST_IN_WINDOW) return { story, sum: meanOf(before.values.slice(channel * area, (channel + 1) * area)) };
    return { story, window: openPool(asPool(layer, before), before, { channel, row: 0, column: 0 }, "mean") };
  },
};

/**
 * Batch normalisation, as it acts when nothing is trained: one factor and one shift for each channel.
 *
 * @import { Plane } from "../../numbers/window.js"
 * @import { Cell, Layer, LayerKind } from "./layer.js"
 */
import { bracketed, printSum, shortNumber } from "../../numbers/numerals.js";
import { ofNumber, times } from "../../numbers/rational.js";
import { extra, join, product } from "../../numbers/sums.js";

/** (x − mean) / deviation · scale + shift, as factor · x + offset. @param {Layer} layer @param {number} channel */
function foldedAt({ scale, shift, mean, variance, epsilon }, channel) {
  const deviation = Math.sqrt(variance[channel] + epsilon);
  const factor = scale[channel] / deviation;
  return { deviation, factor, offset: shift[channel] - mean[channel] * factor };
}

/**
 * A cell's channel: before a dense layer each unit is one.
 * @param {Layer} layer @param {Plane} before @param {Cell} cell
 */
const channelOf = ({ scale }, before, cell) => (before.channels === scale.length ? cell.channel : cell.row);

/** @type {LayerKind} */
export const batchNorm = {
  name: "batch norm",
  short: "norm",
  forward(layer, before) {
    const size = before.values.length / layer.scale.length;
    const folded = Array.from(layer.scale, (_, channel) => foldedAt(layer, channel));
    const values = Float32Array.from(before.values, (value, index) => {
      const { factor, offset } = folded[Math.floor(index / size)];
      return factor * value + offset;
    });
    return { ...before, isPixels: false, values };
  },
  fieldBefore: (_layer, _before, field) => field,
  explain(layer, before, cell) {
    const channel = channelOf(layer, before, cell);
    const { deviation, factor, offset } = foldedAt(layer, channel);
    const value = before.values[(cell.channel * before.rows + cell.row) * before.columns + cell.column];
    const [weight, entry] = [ofNumber(factor), ofNumber(value, true)];
    const printed = printSum([times(weight, entry), ofNumber(offset)], [weight, entry]);
    const term = {
      kind: "term",
      text: bracketed(printed.terms[0]),
      above: product([[weight, "kernel"], [entry, "image"]]),
    };
    const pieces = [
      term,
      extra(printed.terms[1], "shift"),
      ...(printed.rounding ? [extra(printed.rounding, "rounding")] : []),
    ];
    const [mean, scale, shift] = ["mean", "scale", "shift"].map((name) => shortNumber(layer[name][channel]));
    return {
      story: `The mean of its channel, ${mean}, is taken off; what is left is divided by the deviation, ` +
        `${shortNumber(deviation)}, times the scale, ${scale}, plus the shift, ${shift}: ` +
        "in one, a factor and a shift for the whole channel.",
      sum: { ...printed, pieces: join(pieces, " + "), isWhole: true },
    };
  },
};

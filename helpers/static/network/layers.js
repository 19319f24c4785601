/**
 * The layers of a network, forward, on plain arrays: the browser's twin of helpers/network.
 *
 * @typedef {{kind: "conv"|"relu"|"max"|"mean"|"flatten"|"dense", size: ?Pair, stride: ?Pair, padding: ?Pair,
 *   weights: ?Float32Array, bias: ?Float32Array}} Layer  `weights`: of conv (maps, channels, rows, columns), of dense
 *   (units, inputs)
 * @typedef {{first: number, count: number, row: number, column: number, size: Pair}} Field  the cells of a plane that
 *   something depends on: `count` channels from `first` on, and a rectangle in each of them
 */
import { floatsOf } from "../numbers/arrays.js";
import { convolve, geometryOf, pool } from "../numbers/window.js";

/** A layer as it comes from Python. @returns {Layer} */
export const readLayer = (sent) =>
  sent.weights ? { ...sent, weights: floatsOf(sent.weights), bias: floatsOf(sent.bias) } : sent;

/** An image as it comes from Python, the way a network takes it: levels of grey are divided by 255. @returns {Plane} */
export function readImage({ shape, dtype, data }) {
  const [channels, rows, columns] = [1, ...shape].slice(-3);
  const isPixels = dtype === "uint8";
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const values = isPixels ? Float32Array.from(bytes, (level) => level / 255) : floatsOf(data);
  return { channels, rows, columns, values, isPixels };
}

/** Where the window of a convolution or a pool stands on its image. */
export const geometryIn = ({ size, stride, padding }, image) =>
  geometryOf(image, { size, stride, padding, dilation: [1, 1] });

/** The part of the weights that makes one map or unit. */
export function weightsOf({ weights, bias }, map) {
  const count = weights.length / bias.length;
  return weights.subarray(map * count, (map + 1) * count);
}

const pooled = (how) => (image, layer) => {
  const { rows, columns, ...geometry } = geometryIn(layer, image);
  const values = Float32Array.from(pool(image, how, { rows, columns, ...geometry }));
  return { channels: image.channels, rows, columns, values };
};

const FORWARD = {
  conv(image, layer) {
    const geometry = geometryIn(layer, image);
    const [channels, area] = [layer.bias.length, geometry.rows * geometry.columns];
    const values = new Float32Array(channels * area);
    for (let map = 0; map < channels; map++) {
      values.set(convolve(image, weightsOf(layer, map), layer.bias[map], geometry), map * area);
    }
    return { channels, rows: geometry.rows, columns: geometry.columns, values };
  },
  relu: ({ channels, rows, columns, values }) => ({
    channels,
    rows,
    columns,
    values: values.map((value) => (value > 0 ? value : 0)),
  }),
  max: pooled("max"),
  mean: pooled("mean"),
  flatten: ({ values }) => ({ channels: 1, rows: values.length, columns: 1, values }),
  dense({ values: inputs }, { weights, bias }) {
    const values = bias.map((start, unit) => {
      let sum = start;
      for (let input = 0, at = unit * inputs.length; input < inputs.length; input++, at++) {
        sum += weights[at] * inputs[input];
      }
      return sum;
    });
    return { channels: 1, rows: values.length, columns: 1, values };
  },
};

/** The image, and after it what each layer makes of the one before. @returns {Plane[]} */
export function forward(layers, image) {
  const planes = [image];
  for (const layer of layers) planes.push(FORWARD[layer.kind](planes.at(-1), layer));
  return planes;
}

/** Scores into probabilities: e to the power of each, divided by their sum. `shift` was taken off large scores before. */
export function softmax(scores) {
  const largest = Math.max(...scores);
  const shift = largest > 20 ? largest : 0; // it takes nothing off the probabilities, and e^20 is long enough to read
  const powers = Array.from(scores, (score) => Math.exp(score - shift));
  const sum = powers.reduce((a, b) => a + b);
  return { shift, powers, probabilities: powers.map((power) => power / sum) };
}

const everything = ({ channels, rows, columns }) => ({
  first: 0,
  count: channels,
  row: 0,
  column: 0,
  size: [rows, columns],
});

/** What a field of a layer's output depends on in the plane before it. @returns {Field} */
function fieldBefore(layer, before, field) {
  if (layer.kind === "relu") return field;
  if (layer.kind === "dense") return everything(before);
  if (layer.kind === "flatten") {
    if (field.size[0] > 1) return everything(before);
    const area = before.rows * before.columns;
    const [row, column] = [Math.floor((field.row % area) / before.columns), field.row % before.columns];
    return { first: Math.floor(field.row / area), count: 1, row, column, size: [1, 1] };
  }
  const [[row, height], [column, width]] = ["row", "column"].map((axis, i) => {
    const start = field[axis] * layer.stride[i] - layer.padding[i];
    const stop = start + (field.size[i] - 1) * layer.stride[i] + layer.size[i];
    const first = Math.max(0, start);
    return [first, Math.max(0, Math.min([before.rows, before.columns][i], stop) - first)];
  });
  const channels = layer.kind === "conv" ? { first: 0, count: before.channels } : field;
  return { first: channels.first, count: channels.count, row, column, size: [height, width] };
}

/** The receptive field of a cell of planes[index] in every plane up to it. @returns {Field[]} */
export function fieldsOf(layers, planes, index, { channel, row, column }) {
  const fields = [];
  fields[index] = { first: channel, count: 1, row, column, size: [1, 1] };
  for (let at = index; at > 0; at--) fields[at - 1] = fieldBefore(layers[at - 1], planes[at - 1], fields[at]);
  return fields;
}

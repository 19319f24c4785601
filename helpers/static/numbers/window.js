/**
 * What a window covers and sums, on plain arrays: the browser's twin of helpers/operations.py.
 *
 * @typedef {Float64Array | Float32Array} Values
 * @typedef {{channels: number, rows: number, columns: number, values: Values, isPixels?: boolean}} Plane  values
 *   channel by
 *   channel, row by row; `isPixels`: they are levels of grey
 * @typedef {{rows: number, columns: number}} Sides
 * @typedef {[number, number]} Pair  rows, columns
 * @typedef {{size: Pair, stride: Pair, padding: Pair, dilation: Pair}} Settings
 * @typedef {Settings & Sides} Geometry  where a window of `size` cells stands: at rows × columns positions, in reading
 *   order
 */

/** How many cells a window reaches over along one side. @param {number} window @param {number} dilation */
export const reachOf = (window, dilation) => dilation * (window - 1) + 1;

/**
 * How many positions a window has along one side; 0 when it does not fit once (Dumoulin & Visin 2016, relationship 15).
 * @param {number} size @param {number} window
 */
export function outputSize(size, window, stride = 1, padding = 0, dilation = 1) {
  return Math.max(0, Math.floor((size + 2 * padding - reachOf(window, dilation)) / stride) + 1);
}

/** @param {Sides} image @param {Settings} settings @returns {Geometry} */
export function geometryOf(image, { size, stride, padding, dilation }) {
  const [rows, columns] = [image.rows, image.columns].map((side, axis) =>
    outputSize(side, size[axis], stride[axis], padding[axis], dilation[axis])
  );
  return { size, stride, padding, dilation, rows, columns };
}

/**
 * The image row and column of the window's first cell; in the padding they are negative.
 * @param {Geometry} geometry @param {number} position @returns {Pair}
 */
export const cornerOf = ({ columns, stride, padding }, position) => [
  Math.floor(position / columns) * stride[0] - padding[0],
  (position % columns) * stride[1] - padding[1],
];

/**
 * The window at a position: visit(cell of the window, index in one channel of the image or -1 in the padding).
 *
 * @param {Geometry} geometry
 * @param {Sides} image
 * @param {number} position
 * @param {(cell: number, index: number) => void} visit
 */
export function forEachCell(geometry, image, position, visit) {
  const [top, left] = cornerOf(geometry, position);
  const [height, width] = geometry.size;
  for (let cell = 0; cell < height * width; cell++) {
    const row = top + Math.floor(cell / width) * geometry.dilation[0];
    const column = left + (cell % width) * geometry.dilation[1];
    const isInside = row >= 0 && column >= 0 && row < image.rows && column < image.columns;
    visit(cell, isInside ? row * image.columns + column : -1);
  }
}

/**
 * One cell of the window at every position, a row of positions at a time: visit(first position, index of the image cell
 * under it, how many positions follow, how far apart their cells are). Where the cell lies in the padding it is passed
 *   over.
 *
 * @param {Geometry} geometry
 * @param {Sides} image
 * @param {number} cell
 * @param {(position: number, index: number, count: number, apart: number) => void} visit
 */
function forEachRun({ size, stride, padding, dilation, rows, columns }, image, cell, visit) {
  const top = Math.floor(cell / size[1]) * dilation[0] - padding[0];
  const left = (cell % size[1]) * dilation[1] - padding[1];
  const first = Math.max(0, Math.ceil(-left / stride[1]));
  const last = Math.min(columns - 1, Math.floor((image.columns - 1 - left) / stride[1]));
  for (let row = 0; row < rows; row++) {
    const imageRow = top + row * stride[0];
    if (imageRow < 0 || imageRow >= image.rows) continue;
    visit(row * columns + first, imageRow * image.columns + left + first * stride[1], last - first + 1, stride[1]);
  }
}

/** Every channel of an image by itself. @param {Plane} image */
const slices = ({ channels, rows, columns, values }) =>
  Array.from(
    { length: channels },
    (_, channel) => values.subarray(channel * rows * columns, (channel + 1) * rows * columns),
  );

/**
 * The kernel (one slice a channel) slid over the image, plus the bias: one value a position.
 * @param {Plane} image @param {Values} weights @param {number} bias @param {Geometry} geometry
 */
export function convolve(image, weights, bias, geometry) {
  const output = new Float64Array(geometry.rows * geometry.columns);
  const area = geometry.size[0] * geometry.size[1];
  slices(image).forEach((slice, channel) => {
    for (let cell = 0; cell < area; cell++) {
      const weight = weights[channel * area + cell];
      forEachRun(geometry, image, cell, (position, index, count, apart) => {
        for (let i = 0; i < count; i++) output[position + i] += weight * slice[index + i * apart];
      });
    }
  });
  return bias ? output.map((value) => value + bias) : output;
}

/** @typedef {"max" | "min" | "mean"} Statistic */
/** @type {Record<Statistic, [number, (a: number, b: number) => number]>} */
const STATISTICS = { max: [-Infinity, Math.max], min: [Infinity, Math.min], mean: [0, (sum, value) => sum + value] };

/**
 * One number a window, channel by channel. Padding never wins, but its zeros count in a mean.
 * @param {Plane} image @param {Statistic} how @param {Geometry} geometry
 */
export function pool(image, how, geometry) {
  const [start, combine] = STATISTICS[how];
  const area = geometry.size[0] * geometry.size[1];
  const size = geometry.rows * geometry.columns;
  const output = new Float64Array(image.channels * size).fill(start);
  slices(image).forEach((slice, channel) => {
    for (let cell = 0; cell < area; cell++) {
      forEachRun(geometry, image, cell, (position, index, count, apart) => {
        for (let i = channel * size + position; count--; i++, index += apart) {
          output[i] = combine(output[i], slice[index]);
        }
      });
    }
  });
  return how === "mean" ? output.map((value) => value / area) : output;
}

/** The sum of the elementwise products of two arrays of one length. @param {Values} a @param {Values} b */
export function dot(a, b) {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}

/** The largest size of a value. A loop: there may be many. @param {Values} values */
export function largestIn(values) {
  let most = 0;
  for (let index = 0; index < values.length; index++) most = Math.max(most, Math.abs(values[index]));
  return most;
}

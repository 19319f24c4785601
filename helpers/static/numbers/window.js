/**
 * What a window covers and sums, on plain arrays: the browser's twin of helpers/operations.py.
 *
 * @typedef {{channels: number, rows: number, columns: number, values: Float64Array}} Plane  values channel by channel,
 *   row by row
 * @typedef {[number, number]} Pair  rows, columns
 * @typedef {{size: Pair, stride: Pair, padding: Pair, dilation: Pair, rows: number, columns: number}} Geometry
 *   where a window of `size` cells stands: rows × columns positions
 */

/** How many positions a window has along one side; 0 when it does not fit once (Dumoulin & Visin 2016, relationship 15). */
export function outputSize(size, window, stride = 1, padding = 0, dilation = 1) {
  const reach = dilation * (window - 1) + 1;
  return Math.max(0, Math.floor((size + 2 * padding - reach) / stride) + 1);
}

/** @returns {Geometry} */
export function geometryOf(image, { size, stride, padding, dilation }) {
  const [rows, columns] = [image.rows, image.columns].map((side, axis) =>
    outputSize(side, size[axis], stride[axis], padding[axis], dilation[axis])
  );
  return { size, stride, padding, dilation, rows, columns };
}

/** The image row and column of the window's first cell at a position; in the padding they are negative. */
export function cornerOf(geometry, position) {
  return [
    Math.floor(position / geometry.columns) * geometry.stride[0] - geometry.padding[0],
    (position % geometry.columns) * geometry.stride[1] - geometry.padding[1],
  ];
}

/** The window at a position: visit(cell of the window, index in one channel of the image or -1 in the padding). */
export function forEachCell(geometry, image, position, visit) {
  const [top, left] = cornerOf(geometry, position);
  const [height, width] = geometry.size;
  for (let cell = 0; cell < height * width; cell++) {
    const row = top + Math.floor(cell / width) * geometry.dilation[0];
    const column = left + (cell % width) * geometry.dilation[1];
    const inside = row >= 0 && column >= 0 && row < image.rows && column < image.columns;
    visit(cell, inside ? row * image.columns + column : -1);
  }
}

/**
 * One cell of the window at every position, a row of positions at a time: visit(first position, index of the image cell under it,
 * how many positions follow, how far apart their cells are). Positions where the cell lies in the padding are passed over.
 */
function forEachRun(geometry, image, cell, visit) {
  const { stride, padding, dilation, rows, columns } = geometry;
  const top = Math.floor(cell / geometry.size[1]) * dilation[0] - padding[0];
  const left = (cell % geometry.size[1]) * dilation[1] - padding[1];
  const first = Math.max(0, Math.ceil(-left / stride[1]));
  const last = Math.min(columns - 1, Math.floor((image.columns - 1 - left) / stride[1]));
  for (let row = 0; row < rows; row++) {
    const imageRow = top + row * stride[0];
    if (imageRow < 0 || imageRow >= image.rows) continue;
    visit(row * columns + first, imageRow * image.columns + left + first * stride[1], last - first + 1, stride[1]);
  }
}

/** Every channel of an image by itself, with its number. */
const slices = (image) =>
  Array.from(
    { length: image.channels },
    (_, channel) =>
      image.values.subarray(channel * image.rows * image.columns, (channel + 1) * image.rows * image.columns),
  );

/** The kernel (one slice a channel) slid over the image, plus the bias: one value a position. */
export function convolve(image, kernel, bias, geometry) {
  const output = new Float64Array(geometry.rows * geometry.columns);
  const area = geometry.size[0] * geometry.size[1];
  slices(image).forEach((slice, channel) => {
    for (let cell = 0; cell < area; cell++) {
      const weight = kernel.values[channel * area + cell];
      forEachRun(geometry, image, cell, (position, index, count, apart) => {
        for (let i = 0; i < count; i++) output[position + i] += weight * slice[index + i * apart];
      });
    }
  });
  return bias ? output.map((value) => value + bias) : output;
}

const STATISTICS = { max: [-Infinity, Math.max], min: [Infinity, Math.min], mean: [0, (sum, value) => sum + value] };

/** One number a window, channel by channel: "max", "min" or "mean". Padding never wins, but its zeros count in a mean. */
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

/** The sum of the elementwise products of two arrays of one length. */
export const dot = (a, b) => a.reduce((sum, value, index) => sum + value * b[index], 0);

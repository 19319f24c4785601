/**
 * What a widget shows, worked out from what the lesson gave and what the student has edited.
 *
 * @typedef {{channels: number, rows: number, columns: number, values: Float64Array, exact: Map<number, Rational>,
 *   single: boolean}} Numbers  a Plane whose entries are also known exactly
 * @typedef {{kind: "dot"|"kernel"|"pool", image: Numbers, kernel: ?Numbers, channelNames: string[], sliceNames: string[], bias: Rational, how: string, places: Places,
 *   origin: Pair, steps: number, output: Plane}} Scene  `origin`: the row and column that its first output is called
 */
import { cornerOf, convolve, dot, forEachCell, placesOf, pool } from "./arithmetic.js";
import { ofNumber, parseRational, toNumber } from "./rational.js";

const TYPES = { float64: Float64Array, float32: Float32Array, uint8: Uint8Array };
const known = new WeakMap(); // the last reading of each array: what has not changed is not read again

/** An array as it comes from Python, with the student's entries written over it. */
export function readNumbers(given, edits) {
  if (known.has(given) && known.get(given).edits === edits) return known.get(given);
  const { shape, dtype, data } = given;
  const [channels, rows, columns] = [1, 1, ...shape].slice(-3);
  const values = new Float64Array(
    new TYPES[dtype](data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)),
  );
  const texts = Object.entries({ ...given.exact, ...edits });
  const exact = new Map(texts.map(([index, text]) => [Number(index), parseRational(text)]));
  for (const [index, value] of exact) values[index] = toNumber(value);
  const numbers = {
    channels,
    rows,
    columns,
    values,
    exact,
    edits,
    single: dtype === "float32",
    isPixels: dtype === "uint8",
  };
  known.set(given, numbers);
  return numbers;
}

/** The exact number at an index. */
export const entryAt = (numbers, index) => numbers.exact.get(index) ?? ofNumber(numbers.values[index], numbers.single);

/** What the arguments and grids of a kind of widget are called, by role. */
export const namesOf = (kind) =>
  kind === "dot"
    ? { image: "a", kernel: "b", output: "result" }
    : { image: "image", kernel: "kernel", output: "output" };

const COLOURS = ["red", "green", "blue"];

const numbered = (name, count) => Array.from({ length: count }, (_, number) => `${name} ${number}`);

/** @returns {Scene} */
export function readScene(given, edits) {
  const settings = { padding: [0, 0], dilation: [1, 1], bias: "0", origin: [0, 0], ...given, ...edits };
  const { kind, how, padding, dilation, origin } = settings;
  const names = namesOf(kind);
  const [image, kernel] = [names.image, names.kernel].map(
    (name) => given[name] && readNumbers(given[name], edits[name]),
  );
  const isDot = kind === "dot"; // a window of one cell that walks over both
  const size = isDot ? [1, 1] : kernel ? [kernel.rows, kernel.columns] : settings.size;
  const places = placesOf(image, { size, stride: settings.stride ?? size, padding, dilation });
  const bias = parseRational(settings.bias);
  const [rows, columns] = isDot ? [1, 1] : [places.rows, places.columns];
  const channels = kernel ? 1 : image.channels;
  let values; // computed when they are looked at, once
  const compute = () =>
    isDot
      ? Float64Array.of(dot(image.values, kernel.values))
      : kernel
        ? convolve(image, kernel, toNumber(bias), places)
        : pool(image, how, places);
  const output = {
    channels,
    rows,
    columns,
    get values() {
      return (values ??= compute());
    },
    /** Whether they are still levels of grey. */
    get isPixels() {
      return image.isPixels && this.values.every((value) => value >= 0 && value <= 255);
    },
  };
  const isColour = image.isPixels && image.channels === 3;
  return {
    kind,
    image,
    imageName: given.part ? "part of the image" : names.image,
    channelNames: isColour ? COLOURS : numbered("channel", image.channels),
    sliceNames: isColour ? COLOURS : numbered("slice", image.channels),
    kernel,
    bias,
    how,
    places,
    origin,
    output,
    steps: isDot ? image.values.length : channels * rows * columns,
  };
}

/** The channel and the place (its number in reading order) at which the window stands at a step. */
export function placeOf(scene, step) {
  const count = scene.places.rows * scene.places.columns;
  return { channel: Math.floor(step / count), place: step % count };
}

/** The channels that the window at a step goes through: all under a kernel, one at a time otherwise. */
export function channelsOf(scene, step) {
  return scene.kind === "kernel" ? [...Array(scene.image.channels).keys()] : [placeOf(scene, step).channel];
}

/** What lies under the window at a step: {image, kernel} indices, -1 for the padding and for want of a kernel. */
export function cellsOf(scene, step) {
  const { image, kernel, places } = scene;
  const area = places.size[0] * places.size[1];
  const cells = [];
  for (const channel of channelsOf(scene, step)) {
    forEachCell(places, image, placeOf(scene, step).place, (cell, index) =>
      cells.push({
        channel,
        row: Math.floor(cell / places.size[1]),
        image: index < 0 ? -1 : channel * image.rows * image.columns + index,
        kernel: !kernel ? -1 : scene.kind === "dot" ? step : channel * area + cell,
      }),
    );
  }
  return cells;
}

/** The window at a step, for drawing: its first row and column on the image, how many cells, how far apart. */
export function windowOf(scene, step) {
  const [row, column] = cornerOf(scene.places, placeOf(scene, step).place);
  return { row, column, size: scene.places.size, dilation: scene.places.dilation };
}

/** The output row and column that a step computes. */
export function outputPlaceOf(scene, step) {
  if (scene.kind === "dot") return { channel: 0, row: 0, column: 0 };
  const { channel, place } = placeOf(scene, step);
  return { channel, row: Math.floor(place / scene.places.columns), column: place % scene.places.columns };
}

/** The same as it is called: in a window cut out of something larger, as it counts there. */
export function outputNameOf(scene, step) {
  const { channel, row, column } = outputPlaceOf(scene, step);
  return { channel, row: row + scene.origin[0], column: column + scene.origin[1] };
}

/** The name of the output of a step, as in Python: "output[0, 1]". */
export function outputText(scene, step) {
  const { channel, row, column } = outputNameOf(scene, step);
  const place = scene.output.channels > 1 ? [channel, row, column] : [row, column];
  return `${namesOf(scene.kind).output}[${place.join(", ")}]`;
}

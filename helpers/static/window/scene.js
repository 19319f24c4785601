/**
 * What a widget shows, worked out from what the lesson gave and what the student has edited.
 *
 * @typedef {{channels: number, rows: number, columns: number, values: Float64Array, exact: Map<number, Rational>,
 *   single: boolean}} Numbers  a Plane whose entries are also known exactly
 * @typedef {{kind: "dot"|"kernel"|"pool", image: Numbers, kernel: ?Numbers, channelNames: string[], sliceNames: string[], bias: Rational, how: string, geometry: Geometry,
 *   origin: Pair, steps: number, output: Plane}} Scene  `origin`: the row and column that its first output is called
 */
import { convolve, cornerOf, dot, forEachCell, geometryOf, pool } from "../numbers/window.js";
import { readNumbers } from "../numbers/arrays.js";
import { parseRational, toNumber } from "../numbers/rational.js";

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
  const geometry = geometryOf(image, { size, stride: settings.stride ?? size, padding, dilation });
  const bias = parseRational(settings.bias);
  const [rows, columns] = isDot ? [1, 1] : [geometry.rows, geometry.columns];
  const channels = kernel ? 1 : image.channels;
  let values; // computed when they are looked at, once
  const compute = () =>
    isDot
      ? Float64Array.of(dot(image.values, kernel.values))
      : kernel
      ? convolve(image, kernel, toNumber(bias), geometry)
      : pool(image, how, geometry);
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
    geometry,
    origin,
    output,
    steps: isDot ? image.values.length : channels * rows * columns,
  };
}

/** The channel and the place (its number in reading order) at which the window stands at a step. */
export function placeOf(scene, step) {
  const count = scene.geometry.rows * scene.geometry.columns;
  return { channel: Math.floor(step / count), place: step % count };
}

/** The channels that the window at a step goes through: all under a kernel, one at a time otherwise. */
export function channelsOf(scene, step) {
  return scene.kind === "kernel" ? [...Array(scene.image.channels).keys()] : [placeOf(scene, step).channel];
}

/** What lies under the window at a step: {image, kernel} indices, -1 for the padding and for want of a kernel. */
export function cellsOf(scene, step) {
  const { image, kernel, geometry } = scene;
  const area = geometry.size[0] * geometry.size[1];
  const cells = [];
  for (const channel of channelsOf(scene, step)) {
    forEachCell(geometry, image, placeOf(scene, step).place, (cell, index) =>
      cells.push({
        channel,
        row: Math.floor(cell / geometry.size[1]),
        image: index < 0 ? -1 : channel * image.rows * image.columns + index,
        kernel: !kernel ? -1 : scene.kind === "dot" ? step : channel * area + cell,
      }));
  }
  return cells;
}

/** The window at a step, for drawing: its first row and column on the image, how many cells, how far apart. */
export function windowOf(scene, step) {
  const [row, column] = cornerOf(scene.geometry, placeOf(scene, step).place);
  return { row, column, size: scene.geometry.size, dilation: scene.geometry.dilation };
}

/** The output row and column that a step computes. */
export function outputCellOf(scene, step) {
  if (scene.kind === "dot") return { channel: 0, row: 0, column: 0 };
  const { channel, place } = placeOf(scene, step);
  return { channel, row: Math.floor(place / scene.geometry.columns), column: place % scene.geometry.columns };
}

/** The same as it is called: in a window cut out of something larger, as it counts there. */
export function outputNameOf(scene, step) {
  const { channel, row, column } = outputCellOf(scene, step);
  return { channel, row: row + scene.origin[0], column: column + scene.origin[1] };
}

/** The name of the output of a step, as in Python: "output[0, 1]". */
export function outputText(scene, step) {
  const { channel, row, column } = outputNameOf(scene, step);
  const place = scene.output.channels > 1 ? [channel, row, column] : [row, column];
  return `${namesOf(scene.kind).output}[${place.join(", ")}]`;
}

/**
 * What lies under the window at a step, for every kind of window.
 *
 * @import { Numbers } from "../../numbers/arrays.js"
 * @import { Rational } from "../../numbers/rational.js"
 * @import { Sum } from "../../numbers/sums.js"
 * @import { Geometry, Pair, Plane, Statistic } from "../../numbers/window.js"
 * @import { Field } from "./fields.js"
 *
 * @typedef {{channel: number, row: number, column: number}} Cell
 * @typedef {"image" | "kernel" | "output"} Role
 * @typedef {{channel: number, row: number, image: number, kernel: number}} Covered  a cell under the window: its
 *   channel, the
 *   window's row, and the indices in image and kernel, -1 for the padding and for want of a kernel
 * @typedef {{cell: Covered, weight: Rational, entry: Rational}} Factor  exact numbers that meet; without a kernel the
 *   weight is 0
 * @typedef {Record<string, false | null | undefined | Rational | Rational[]>} Mistakes  sentences, and the number each
 *   gives
 *
 * @typedef {{kind: Kind, image: Numbers, kernel: ?Numbers, imageName: string, channelNames: string[], sliceNames:
 *   string[],
 *   bias: Rational, how: Statistic, geometry: Geometry, origin: Pair, most: number, steps: number, output: Plane}}
 *   Scene  all that a
 *   widget's numbers say; `origin`: what its first output is called, `most`: positions that there may be
 *
 * @typedef {object} Kind  what only this kind of window knows
 * @property {string} name
 * @property {string} title
 * @property {{image: string, kernel?: string, output: string}} names  of its arguments and grids
 * @property {Record<string, Field>} fields  its settings
 * @property {(how: Statistic) => string} border  what the cells of the padding say
 * @property {Role[]} walked  the grids that the window walks over
 * @property {Role[]} previews  the grids whose cells show their step when they are pointed at
 * @property {(settings: {size: Pair}, kernel: ?Numbers) => Pair} sizeOf  the window's
 * @property {(image: Numbers, geometry: Geometry) => [number, number, number]} shapeOf  the output's
 * @property {(image: Numbers, geometry: Geometry) => number} stepsOf
 * @property {(scene: Scene) => Float64Array} compute  the output
 * @property {(scene: Scene, step: number) => number[]} channelsAt  those that the window goes through
 * @property {(scene: Scene, step: number, channel: number, cell: number) => number} weightAt  the index in the kernel,
 *   or -1
 * @property {(scene: Scene, step: number) => Factor[]} factorsAt  what a step sums
 * @property {(scene: Scene, step: number) => Cell} outputCellAt
 * @property {(scene: Scene, role: Role, cell: Cell) => number} stepAt  the step that a cell belongs to
 * @property {(scene: Scene, step: number) => number} outputAt  the index of the output that is known after a step, or
 *   -1
 * @property {(scene: Scene, step: number) => Sum} sum
 * @property {(scene: Scene, step: number) => Mistakes} mistakes
 * @property {(scene: Scene, step: number) => string} where  "Row 0, column 1"
 * @property {(scene: Scene, step: number) => string} caption  "output[0, 1]"
 * @property {(scene: Scene, step: number) => string} asks  "output[0, 1] ="
 * @property {(scene: Scene, step: number, before: ?number) => {stands: ?number, caption: string}} waits  while a step
 *   is asked
 *   for: at which step the window stands (before: the one before, if that is known) and what the line says
 */
import { entryAt } from "../../numbers/arrays.js";
import { ZERO } from "../../numbers/rational.js";
import { forEachCell } from "../../numbers/window.js";

/**
 * The channel and the position (in reading order) at which the window stands.
 * @param {Scene} scene @param {number} step
 */
export function positionOf({ geometry: { rows, columns } }, step) {
  return { channel: Math.floor(step / (rows * columns)), position: step % (rows * columns) };
}

/** What lies under the window at a step. @param {Scene} scene @param {number} step @returns {Covered[]} */
export function cellsOf(scene, step) {
  const { kind, image, geometry } = scene;
  /** @type {Covered[]} */
  const cells = [];
  for (const channel of kind.channelsAt(scene, step)) {
    forEachCell(geometry, image, positionOf(scene, step).position, (cell, index) =>
      cells.push({
        channel,
        row: Math.floor(cell / geometry.size[1]),
        image: index < 0 ? -1 : channel * image.rows * image.columns + index,
        kernel: kind.weightAt(scene, step, channel, cell),
      }));
  }
  return cells;
}

/** The exact numbers in some cells. @param {Scene} scene @param {Covered[]} cells @returns {Factor[]} */
export const factorsIn = ({ image, kernel }, cells) =>
  cells.map((cell) => ({
    cell,
    weight: kernel && cell.kernel >= 0 ? entryAt(kernel, cell.kernel) : ZERO,
    entry: cell.image < 0 ? ZERO : entryAt(image, cell.image),
  }));

/** The output cell of a step, where each step makes one. @param {Scene} scene @param {number} step @returns {Cell} */
export function outputCellOf(scene, step) {
  const { channel, position } = positionOf(scene, step);
  const { columns } = scene.geometry;
  return { channel, row: Math.floor(position / columns), column: position % columns };
}

/**
 * The step of an output cell, where each step makes one.
 * @param {Scene} scene @param {Role} _role @param {Cell} cell
 */
export const stepOfOutput = ({ geometry: { rows, columns } }, _role, { channel, row, column }) =>
  (channel * rows + row) * columns + column;

/**
 * What a step's output is called: in a window cut out of something larger, as it counts there.
 * @param {Scene} scene @param {number} step
 */
function outputName(scene, step) {
  const { channel, row, column } = outputCellOf(scene, step);
  return [...(scene.output.channels > 1 ? [channel] : []), row + scene.origin[0], column + scene.origin[1]];
}

/** "Row 0, column 1". @param {Scene} scene @param {number} step */
export function whereOfOutput(scene, step) {
  const [column, row, channel] = outputName(scene, step).reverse();
  return `${channel === undefined ? "Row" : `Channel ${channel}, row`} ${row}, column ${column}`;
}

/** "output[0, 1]". @param {Scene} scene @param {number} step */
export const captionOfOutput = (scene, step) => `${scene.kind.names.output}[${outputName(scene, step).join(", ")}]`;

/** What kernels and pools share: each step computes one cell of the output. */
export const oneOutputAStep = {
  /** @type {Role[]} */
  walked: ["image"],
  /** @type {Role[]} */
  previews: ["output"],
  outputCellAt: outputCellOf,
  stepAt: stepOfOutput,
  /** @param {Scene} _ @param {number} step */
  outputAt: (_, step) => step,
  where: whereOfOutput,
  caption: captionOfOutput,
  /** @param {Scene} scene @param {number} step */
  asks: (scene, step) => `${captionOfOutput(scene, step)} =`,
  /** @param {Scene} scene @param {number} step @param {?number} before */
  waits: (scene, step, before) => ({ stands: before, caption: captionOfOutput(scene, step) }),
  /** @param {Scene} scene @param {number} step @returns {Factor[]} */
  factorsAt: (scene, step) => factorsIn(scene, cellsOf(scene, step)),
};

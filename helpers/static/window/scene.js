/**
 * What a widget shows, worked out from what the lesson gave and what the student has edited.
 *
 * @import { Wire } from "../numbers/arrays.js"
 * @import { Pair, Statistic } from "../numbers/window.js"
 * @import { Scene } from "./kinds/cells.js"
 *
 * @typedef {Record<string, Wire> & {kind: string, size: Pair, stride: ?Pair, padding: Pair, dilation: Pair, bias:
 *   string,
 *   origin: Pair, part: boolean, most: number, how: Statistic}} Arguments  as Python sends them
 * @typedef {Record<string, any>} Edits  by argument: an array's by flat index
 */
import { readNumbers } from "../numbers/arrays.js";
import { parseRational, ZERO } from "../numbers/rational.js";
import { sumText } from "../numbers/sums.js";
import { cornerOf, geometryOf } from "../numbers/window.js";
import { KINDS } from "./kinds/index.js";
import { positionOf } from "./kinds/cells.js";

const USUAL = { padding: [0, 0], dilation: [1, 1], bias: "0", origin: [0, 0], most: Infinity };
const COLOURS = ["red", "green", "blue"];

/** @param {string} name @param {number} count */
const numbered = (name, count) => Array.from({ length: count }, (_, number) => `${name} ${number}`);

/**
 * What the window makes, computed when it is first looked at.
 * @param {[number, number, number]} shape @param {boolean} isOfPixels @param {() => Float64Array} compute
 */
function outputOf([channels, rows, columns], isOfPixels, compute) {
  /** @type {Float64Array | undefined} */
  let values;
  return {
    channels,
    rows,
    columns,
    get values() {
      return (values ??= compute());
    },
    /** Whether they are still levels of grey. */
    get isPixels() {
      return isOfPixels && this.values.every((value) => value >= 0 && value <= 255);
    },
  };
}

/** @param {Arguments} sent @param {Edits} edits @returns {Scene} */
export function readScene(sent, edits) {
  const settings = /** @type {Arguments} */ ({ ...USUAL, ...sent, ...edits });
  const kind = KINDS[settings.kind];
  const { names } = kind;
  const image = readNumbers(sent[names.image], edits[names.image]);
  const kernel = names.kernel ? readNumbers(sent[names.kernel], edits[names.kernel]) : null;
  const size = kind.sizeOf(settings, kernel);
  const geometry = geometryOf(image, { ...settings, size, stride: settings.stride ?? size });
  const isColour = image.isPixels && image.channels === 3;
  /** @type {Scene} */
  const scene = {
    kind,
    image,
    kernel,
    geometry,
    imageName: sent.part ? "part of the image" : names.image,
    channelNames: isColour ? COLOURS : numbered("channel", image.channels),
    sliceNames: isColour ? COLOURS : numbered("slice", image.channels),
    bias: parseRational(settings.bias) ?? ZERO,
    how: settings.how,
    origin: settings.origin,
    most: settings.most,
    steps: kind.stepsOf(image, geometry),
    output: outputOf(kind.shapeOf(image, geometry), image.isPixels, () => kind.compute(scene)),
  };
  return scene;
}

/** The sum behind a step. @param {Scene} scene @param {number} step */
export const sumOf = (scene, step) => scene.kind.sum(scene, step);

/**
 * The step in a sentence: "Row 0, column 1: 1×1 + (−5)×2 + (−3)×7 + 7×2 = −16".
 * @param {Scene} scene @param {number} step
 */
export const sentenceOf = (scene, step) => `${scene.kind.where(scene, step)}: ${sumText(sumOf(scene, step))}`;

/**
 * The window at a step, for drawing: its first row and column on the image, how many cells, how far apart.
 *
 * @typedef {{row: number, column: number, size: Pair, dilation: Pair}} Outline
 * @param {Scene} scene
 * @param {number} step
 * @returns {Outline}
 */
export function windowOf(scene, step) {
  const [row, column] = cornerOf(scene.geometry, positionOf(scene, step).position);
  return { row, column, size: scene.geometry.size, dilation: scene.geometry.dilation };
}

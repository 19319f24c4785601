/**
 * What the three views show of a convolution, worked out from its scene, the step and what is pointed at.
 *
 * @import { Marks } from "../kit/channels.js"
 * @import { Outline } from "../kit/grid.js"
 * @import { Scene } from "../window/kinds/cells.js"
 * @import { Gathered } from "./unrolled.js"
 *
 * @typedef {"flattened image" | "matrix" | "flattened output" | "flattened kernel" |
 *   "unrolled columns" | "outputs in a row"} Name
 * @typedef {Record<Name, Gathered>} Sheets
 * @typedef {{name: Name, index: number}} Pointed
 */
import { isFar } from "../kit/channels.js";
import { entryAt } from "../numbers/arrays.js";
import { shortText } from "../numbers/numerals.js";
import { kernelOf } from "../window/kinds/products.js";
import { sumOf } from "../window/scene.js";
import { columnsOf, matrixOf, reshaped } from "./unrolled.js";

/** @type {Name[]} */
export const ACROSS = ["flattened image", "matrix", "flattened output"];
/** @type {Name[]} */
export const DOWN = ["flattened kernel", "unrolled columns", "outputs in a row"];
/** Which names show the outputs. @type {Name[]} */
const OUTPUTS = ["flattened output", "outputs in a row"];
/** Which show the weights, and which the pixels; each more than once. @type {[Name, Name]} */
const WEIGHTS = ["matrix", "flattened kernel"];
/** @type {[Name, Name]} */
const PIXELS = ["unrolled columns", "flattened image"];

/** @param {number} number @param {string} noun */
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/**
 * All numbers of both views; as pictures all or none of one view, so that rows and columns meet.
 * @param {Scene} scene @returns {Sheets}
 */
export function sheetsOf(scene) {
  const { image, output, steps } = scene;
  const kernel = kernelOf(scene);
  /** @type {Sheets} */
  const sheets = {
    "flattened image": reshaped(image, 1, image.values.length),
    matrix: matrixOf(scene),
    "flattened output": reshaped(output, steps, 1),
    "flattened kernel": reshaped(kernel, kernel.values.length, 1),
    "unrolled columns": columnsOf(scene),
    "outputs in a row": reshaped(output, 1, steps),
  };
  for (const names of [ACROSS, DOWN]) {
    const isPicture = names.some((name) => isFar(sheets[name]));
    for (const name of names) sheets[name].isPicture = isPicture;
  }
  return sheets;
}

/** What the two views are called. @param {Scene} scene */
export function titlesOf(scene) {
  const [pixels, weights] = [scene.image.values.length, kernelOf(scene).values.length];
  return [
    `One matrix: ${scene.steps * pixels} entries, but only ${count(weights, "weight")}`,
    `The windows side by side: ${count(scene.steps * weights, "number")} from ${count(pixels, "pixel")}`,
  ];
}

/**
 * All entries that are the same weight or the same pixel.
 * @param {Gathered} sheet @param {number} origin @returns {Marks}
 */
const matching = ({ origins }, origin) => {
  /** @type {Marks} */
  const marks = new Map();
  origins.forEach((each, index) => each === origin && marks.set(index, null));
  return marks;
};

/** @param {number} row @param {number} column @param {import("../numbers/window.js").Pair} size @returns {Outline} */
const outline = (row, column, size = [1, 1]) => ({ row, column, size });

/**
 * @param {Scene} scene
 * @param {Sheets} sheets
 * @param {number} step
 * @param {?Pointed} pointed
 * @returns {{marks: Partial<Record<Name, Marks>>, outlines: Partial<Record<Name, Outline>>, lines: string[],
 *   isKnown: (name: Name) => (index: number) => boolean}}
 */
export function viewsOf(scene, sheets, step, pointed) {
  const origin = pointed && !OUTPUTS.includes(pointed.name) ? sheets[pointed.name].origins[pointed.index] : -1;
  const isWeight = pointed !== null && WEIGHTS.includes(pointed.name);
  /** @type {Partial<Record<Name, Marks>>} */
  const marks = {};
  if (origin >= 0) { for (const name of isWeight ? WEIGHTS : PIXELS) marks[name] = matching(sheets[name], origin); }
  const { matrix, "unrolled columns": windows } = sheets;
  return {
    marks,
    outlines: {
      matrix: outline(step, 0, [1, matrix.columns]),
      "flattened output": outline(step, 0),
      "unrolled columns": outline(0, step, [windows.rows, 1]),
      "outputs in a row": outline(0, step),
    },
    lines: origin >= 0 ? touched(scene, sheets, step, origin, isWeight, marks) : told(scene, sheets, step),
    isKnown: (name) => (index) => !(OUTPUTS.includes(name) && index > step) && !sheets[name].blank.has(index),
  };
}

/** The step in a sentence for each view. @param {Scene} scene @param {Sheets} sheets @param {number} step */
function told(scene, { matrix }, step) {
  const used = matrix.origins.subarray(step * matrix.columns, (step + 1) * matrix.columns);
  const weights = used.filter((each) => each >= 0).length;
  const bias = scene.bias.n ? ` and plus the bias ${shortText(scene.bias)}` : "";
  const sum = `added up${bias}: ${sumOf(scene, step).result}.`;
  const row = `Row ${step}: ${count(weights, "weight")} and ${count(used.length - weights, "zero")}.`;
  return [
    `${row} Each times the pixel above it, ${sum}`,
    `Column ${step}: what the window covers. Each times the weight on its left, ${sum}`,
  ];
}

/**
 * The same while a weight or a pixel is pointed at.
 * @param {Scene} scene @param {Sheets} sheets @param {number} step @param {number} origin @param {boolean} isWeight
 * @param {Partial<Record<Name, Marks>>} marks
 */
function touched(scene, sheets, step, origin, isWeight, marks) {
  const [row, column] = told(scene, sheets, step);
  const number = shortText(entryAt(isWeight ? kernelOf(scene) : scene.image, origin));
  const times = count(marks[isWeight ? "matrix" : "unrolled columns"]?.size ?? 0, "time");
  if (!isWeight) return [row, `The pixel ${number} stands in the windows ${times}.`];
  return [`The weight ${number} stands in the matrix ${times}: change it, and all of them change.`, column];
}

/**
 * What a training shows: how far it is, its curves, and each of its moments in words.
 *
 * @import { Measure, Point } from "./curves.js"
 *
 * @typedef {{step: number, steps: number, loss: number, accuracy: ?number, test: ?number, weights: Float32Array}}
 *   Moment
 * @typedef {{rows: any[][], kernels: DataView, shape: ?Shape, of: number}} Piece  moments as Python sends them: rows of
 *   numbers, and all their kernels behind one another; `of`: so many there are in the network
 * @typedef {[number, number, number, number]} Shape  kernels, channels, rows, columns
 */
import { floatsOf } from "../numbers/arrays.js";
import { percent, threeDigits } from "./curves.js";

/** @param {Piece} piece @returns {Moment[]} */
export function momentsOf({ rows, kernels }) {
  const weights = floatsOf(kernels);
  const each = weights.length / rows.length;
  return rows.map(([step, steps, loss, accuracy, test], index) => {
    return { step, steps, loss, accuracy, test, weights: weights.subarray(index * each, (index + 1) * each) };
  });
}

/**
 * A loss that can be read: one of 4.74e−9 says no more to a student than that nothing is left of it.
 * @param {number} loss
 */
const lossText = (loss) => (loss > 0 && loss < 0.001 ? "< 0.001" : threeDigits(loss));

/** @type {Measure} */
export const LOSS = { name: "loss", lines: ["training"], top: null, format: threeDigits, say: lossText };
/** @type {Measure} */
export const ACCURACY = { name: "accuracy", lines: ["training", "test"], top: 1, format: percent, say: percent };

/** @param {?number | undefined} seconds */
function timeText(seconds) {
  if (seconds === null || seconds === undefined) return "";
  return seconds < 90 ? `, ${Math.ceil(seconds)} s left` : `, ${Math.round(seconds / 60)} min left`;
}

/**
 * How far it is; `left`: seconds, if that is known.
 * @param {Moment[]} moments @param {?number} left @param {string} ending
 */
export function progressOf(moments, left, ending) {
  const { step, steps } = moments.at(-1) ?? { step: 0, steps: 1 };
  const running = step ? `step ${step} of ${steps}${timeText(left)}` : "waiting for the first step";
  return { step, steps, text: ending || running };
}

/** The points of all lines, and the step at which the charts end. @param {Moment[]} moments @param {boolean} isOver */
export function curvesOf(moments, isOver) {
  const { step, steps } = moments[moments.length - 1];
  /** @param {"loss" | "accuracy" | "test"} name @returns {Point[]} */
  const points = (name) => moments.flatMap((each) => each[name] === null ? [] : [[each.step, each[name]]]);
  const accuracy = [points("accuracy"), points("test")];
  return { loss: [points("loss")], accuracy, end: isOver ? step : Math.max(step, steps) };
}

/**
 * The moment that is nearest to a step of the training, the first of two.
 * @param {Moment[]} moments @param {number} step
 */
export function nearestTo(moments, step) {
  const distance = (/** @type {number} */ index) => Math.abs(moments[index].step - step);
  return moments.reduce((best, _, index) => (distance(index) < distance(best) ? index : best), 0);
}

/** The moment in a sentence: "Step 120: loss 0.31, accuracy 91%". @param {Moment} moment */
export function momentText({ step, loss, accuracy, test }) {
  const known = [`loss ${lossText(loss)}`];
  if (accuracy !== null) known.push(`accuracy ${percent(accuracy)}`);
  if (test !== null) known.push(`test accuracy ${percent(test)}`);
  return `Step ${step}: ${known.join(", ")}`;
}

/**
 * What is read aloud of a moment; nothing while moments only pass by.
 * @param {Moment[]} moments @param {number} index @param {string} ending @param {boolean} isPlaying
 */
export function saidOf(moments, index, ending, isPlaying) {
  const isLast = index === moments.length - 1;
  if (isPlaying || (!ending && isLast && moments[index].test === null)) return "";
  return `${isLast && ending ? `${ending} ` : ""}${momentText(moments[index])}`;
}

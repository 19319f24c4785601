/**
 * The pool: at each step the largest, the smallest or the mean of the window, channel by channel.
 *
 * @import { Sum } from "../../numbers/sums.js"
 * @import { Statistic } from "../../numbers/window.js"
 * @import { Factor, Kind, Scene } from "./cells.js"
 */
import { printSum, printTogether } from "../../numbers/numerals.js";
import { isLess, magnitude, rational, total, ZERO } from "../../numbers/rational.js";
import { extra, join, numeral, parent } from "../../numbers/sums.js";
import { pool as poolOf } from "../../numbers/window.js";
import { oneOutputAStep, positionOf } from "./cells.js";
import { choiceField, pairField } from "./fields.js";
import { mistakesOfPlace } from "./moves.js";
import { most } from "./products.js";

/**
 * @typedef {(a: import("../../numbers/rational.js").Rational, b: import("../../numbers/rational.js").Rational) => boolean} Wins
 */
/** @type {Record<Statistic, {asked: string, isBeatenBy: ?Wins}>} */
const STATISTICS = {
  max: { asked: "the largest number", isBeatenBy: isLess },
  mean: { asked: "the mean", isBeatenBy: null },
  min: { asked: "the smallest number", isBeatenBy: (a, b) => isLess(b, a) },
};

/** @param {Factor[]} factors @returns {Sum} */
function meanOf(factors) {
  const printed = printSum(factors.map(({ entry }) => entry), [], BigInt(factors.length));
  const terms = printed.terms.map((text) => parent("term", numeral(text, "image")));
  if (printed.rounding) terms.push(extra(printed.rounding, "rounding"));
  const pieces = [{ text: "(" }, ...join(terms, " + "), { text: `) \u00f7 ${factors.length}` }];
  return { ...printed, pieces, isWhole: true };
}

/**
 * The factors that may win, for padding never does, and the number of the first that does.
 * @param {Factor[]} factors @param {Wins} isBeatenBy
 */
function contestOf(factors, isBeatenBy) {
  const players = factors.filter(({ cell }) => cell.image >= 0);
  /** @param {number} best @param {Factor} each @param {number} index */
  const winner = (best, each, index) => (isBeatenBy(players[best].entry, each.entry) ? index : best);
  return { players, best: players.reduce(winner, 0) };
}

/**
 * The index of the image cell that wins at a step of a max or min pool: the first of several.
 * @param {Scene} scene @param {number} step
 */
export function winnerOf(scene, step) {
  const { players, best } = contestOf(scene.kind.factorsAt(scene, step), STATISTICS[scene.how].isBeatenBy ?? isLess);
  return players[best].cell.image;
}

/** @param {Factor[]} factors @param {Statistic} how @param {Wins} isBeatenBy @returns {Sum} */
function extremeOf(factors, how, isBeatenBy) {
  const { players, best } = contestOf(factors, isBeatenBy);
  const entries = players.map(({ entry }) => entry);
  const { text } = printTogether(entries);
  const terms = entries.map((entry, index) =>
    parent(index === best ? "best" : "term", [{ text: text(entry), role: "image" }])
  );
  const pieces = [{ text: `${how}(` }, ...join(terms, ", "), { text: ")" }];
  return { value: entries[best], result: text(entries[best]), pieces, isWhole: true };
}

/** @type {Kind} */
export const pool = {
  ...oneOutputAStep,
  name: "pool",
  title: "Sliding pool",
  names: { image: "image", output: "output" },
  fields: {
    size: pairField("size", "Pool size", 1),
    stride: pairField("stride", "Stride", 1),
    padding: pairField("padding", "Padding", 0),
    how: choiceField("how", "Pool kind", Object.keys(STATISTICS)),
  },
  border: (how) => (STATISTICS[how].isBeatenBy ? "" : "0"),
  sizeOf: ({ size }) => size,
  shapeOf: ({ channels }, { rows, columns }) => [channels, rows, columns],
  stepsOf: ({ channels }, { rows, columns }) => channels * rows * columns,
  compute: ({ image, how, geometry }) => poolOf(image, how, geometry),
  weightAt: () => -1,
  channelsAt: (scene, step) => [positionOf(scene, step).channel],
  sum(scene, step) {
    const factors = scene.kind.factorsAt(scene, step);
    const { isBeatenBy } = STATISTICS[scene.how];
    return isBeatenBy ? extremeOf(factors, scene.how, isBeatenBy) : meanOf(factors);
  },
  mistakes(scene, step) {
    const factors = scene.kind.factorsAt(scene, step).filter(({ cell }) => cell.image >= 0);
    const entries = factors.map(({ entry }) => entry);
    const { asked, isBeatenBy } = STATISTICS[scene.how];
    const sum = total(entries);
    const sorted = [...entries].sort((a, b) => (isLess(a, b) ? -1 : 1));
    return {
      [`This is the mean of the window; asked is ${asked}.`]: rational(sum.n, sum.d * BigInt(entries.length)),
      [`This is the largest number of the window; asked is ${asked}.`]: sorted[sorted.length - 1],
      [`This is the smallest number of the window; asked is ${asked}.`]: sorted[0],
      [`This is the sum of the window; asked is ${asked}.`]: sum,
      [`This is the median, the middle number in size; asked is ${asked}.`]: sorted[(entries.length - 1) / 2],
      "A sign was dropped.": isBeatenBy && most(entries.map(magnitude), isBeatenBy),
      "The padding took part; it never wins.": isBeatenBy && most([...entries, ZERO], isBeatenBy),
      ...mistakesOfPlace(scene, step),
    };
  },
};

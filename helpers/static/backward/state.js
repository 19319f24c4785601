/**
 * The film of a backward pass: the gradients after every step, and what is shown and said of one.
 *
 * @import { Marks, Shown } from "../kit/channels.js"
 * @import { Outline } from "../kit/grid.js"
 * @import { Numbers } from "../numbers/arrays.js"
 * @import { Rational } from "../numbers/rational.js"
 * @import { Piece, Sum } from "../numbers/sums.js"
 * @import { Scene } from "../window/kinds/cells.js"
 * @import { Gift, Kind, Target } from "./kinds.js"
 *
 * @typedef {Record<Target, Rational[]>} Gradients
 * @typedef {{scene: Scene, gradient: Numbers, kind: Kind, states: Gradients[]}} Film  `states`: after each
 *   step, first all zeros
 * @typedef {{pieces: Piece[], result: string} | null} Growth  how an entry grows; null: it lies in the padding
 * @typedef {{title: string, growths: Growth[], columns: number}} Table  what one target gets, in the
 *   shape of the window
 * @typedef {{target: Target, index: number}} Pointed
 * @typedef {{window: Outline, cell: Outline, winner?: Marks, givers?: Marks, tables: Table[], contest: ?Sum,
 *   given: string, said: string}} Picture
 */
import { entryAt, readNumbers } from "../numbers/arrays.js";
import { bracketed, printSum, shortText } from "../numbers/numerals.js";
import { magnitude, plus, times, toNumber, ZERO } from "../numbers/rational.js";
import { extra, join, parent, product, textOf } from "../numbers/sums.js";
import { readScene, sumOf, windowOf } from "../window/scene.js";
import { KINDS } from "./kinds.js";

/** Whose numbers the gradient is multiplied by on its way. */
const FACTORS = { image: "kernel", kernel: "image", bias: "" };

/** @param {any} sent  as Python sends it @returns {Film} */
export function readFilm(sent) {
  const [scene, gradient] = [readScene(sent, {}), readNumbers(sent.gradient, {})];
  const kind = KINDS[scene.kind.name];
  const zeros = (/** @type {?Numbers} */ numbers) => Array.from(numbers?.values ?? [], () => ZERO);
  /** @type {Gradients} */
  let now = { image: zeros(scene.image), kernel: zeros(scene.kernel), bias: [ZERO] };
  const states = [now];
  for (let step = 0; step < scene.steps; step++) {
    const amount = entryAt(gradient, step);
    now = { image: [...now.image], kernel: [...now.kernel], bias: [...now.bias] };
    for (const { target, index, factor } of kind.giftsOf(scene, step)) {
      if (index >= 0) now[target][index] = plus(now[target][index], factor ? times(amount, factor) : amount);
    }
    states.push(now);
  }
  return { scene, gradient, kind, states };
}

/** The largest size that an entry ever has. @param {Gradients[]} states @param {Target} target */
export function scaleOf(states, target) {
  let most = 0;
  for (const state of states) for (const entry of state[target]) most = Math.max(most, toNumber(magnitude(entry)));
  return most || 1;
}

/**
 * Exact numbers for a grid in the shape of others; `scale` is the size that gets the full colour.
 *
 * @param {Numbers} shape
 * @param {Rational[]} entries
 * @param {number} scale
 * @returns {Shown}
 */
export const numbersOf = ({ rows, columns }, entries, scale) => {
  return {
    channels: 1,
    rows,
    columns,
    values: Float64Array.from(entries, toNumber),
    exact: new Map(entries.entries()),
    scale,
  };
};

/**
 * How one entry grows: "−15 + 3×2 = −9", under the rule for numbers.
 *
 * @param {Rational} before
 * @param {Rational} amount
 * @param {Gift} gift
 * @returns {Growth}
 */
function growthOf(before, amount, { target, index, factor }) {
  if (index < 0) return null;
  const isFirst = !before.n && factor !== null;
  const given = factor ? times(amount, factor) : amount;
  const printed = printSum(isFirst ? [given] : [before, given], factor ? [amount, factor] : [amount]);
  const { exact, terms, result, rounding } = printed;
  /** @type {[Rational, string][]} */
  const factors = [
    [amount, "output"],
    ...(factor ? [/** @type {[Rational, string]} */ ([factor, FACTORS[target]])] : []),
  ];
  const added = exact ? product(factors) : [{ text: bracketed(terms[terms.length - 1]) }];
  const sum = [...(isFirst ? [] : [{ text: terms[0] }]), parent("product", added)];
  return { pieces: join([...sum, ...(rounding ? [extra(rounding, "rounding")] : [])], " + "), result };
}

/** @param {Film} film @param {number} step @returns {Table[]} */
function tablesOf({ scene, gradient, kind, states }, step) {
  const amount = entryAt(gradient, step);
  const gifts = Map.groupBy(kind.giftsOf(scene, step), ({ target }) => target);
  return [...gifts].map(([target, each]) => ({
    title: kind.tables[target]?.(bracketed(shortText(amount))) ?? "",
    growths: each.map((gift) => growthOf(states[step][target][gift.index], amount, gift)),
    columns: Math.min(each.length, scene.geometry.size[1]),
  }));
}

/** A table, read aloud. @param {Table} table */
const tableText = ({ title, growths }) =>
  `${title}: ${growths.map((each) => (each ? `${textOf(each.pieces)} = ${each.result}` : "padding")).join(", ")}`;

/**
 * The steps so far that have given to an entry.
 *
 * @param {Film} film
 * @param {Pointed} pointed
 * @param {number} last
 * @returns {Marks}
 */
function giversOf({ scene, kind }, { target, index }, last) {
  /** @type {Marks} */
  const givers = new Map();
  for (let step = 0; step <= last; step++) {
    const gifts = kind.giftsOf(scene, step);
    if (gifts.some((gift) => gift.target === target && gift.index === index)) givers.set(step, null);
  }
  return givers;
}

/** @param {Film} film @param {number} step @param {?Pointed} pointed  an entry of a gradient @returns {Picture} */
export function pictureOf(film, step, pointed) {
  const { scene, gradient, kind } = film;
  const tables = tablesOf(film, step);
  const given = shortText(entryAt(gradient, step));
  return {
    window: windowOf(scene, step),
    cell: { ...scene.kind.outputCellAt(scene, step), size: [1, 1] },
    winner: kind.isContest ? new Map([[kind.giftsOf(scene, step)[0].index, null]]) : undefined,
    givers: pointed ? giversOf(film, pointed, step) : undefined,
    tables,
    contest: kind.isContest ? sumOf(scene, step) : null,
    given,
    said: `${scene.kind.where(scene, step)}, gradient ${given}. ${tables.map(tableText).join(". ")}.`,
  };
}

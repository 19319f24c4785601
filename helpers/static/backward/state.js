/**
 * What the film of a backward pass shows at a step.
 *
 * @import { Marks } from "../kit/channels.js"
 * @import { Outline } from "../kit/grid.js"
 * @import { Numbers } from "../numbers/arrays.js"
 * @import { Rational } from "../numbers/rational.js"
 * @import { Piece, Sum } from "../numbers/sums.js"
 * @import { Scene } from "../window/kinds/cells.js"
 * @import { Gradients, Target } from "./scatter.js"
 *
 * @typedef {{scene: Scene, gradient: Numbers, states: Gradients[]}} Film
 * @typedef {{pieces: Piece[], result: string} | null} Growth  how an entry grows; null: it lies in the padding
 * @typedef {{title: string, growths: Growth[], columns: number}} Table  what one target gets, in the shape of the window
 * @typedef {{window: Outline, cell: Outline, state: Gradients, winner: ?Marks, givers: ?Marks, tables: Table[], contest: ?Sum,
 *   contestNote: string, said: string}} Picture
 */
import { entryAt } from "../numbers/arrays.js";
import { bracketed, exactText, printSum, shortText } from "../numbers/numerals.js";
import { times } from "../numbers/rational.js";
import { extra, join, numeral, parent, textOf } from "../numbers/sums.js";
import { sumOf, windowOf } from "../window/scene.js";
import { giftsOf } from "./scatter.js";

/** Whose numbers the gradient is multiplied by on its way. @type {Record<Target, string>} */
const ROLES = { image: "kernel", kernel: "image" };

/** How one entry grows: "−15 + 3×2 = −9", under the rule for numbers. @param {Rational} before @param {Rational} given @param {?Rational} factor @param {string} role @returns {Growth} */
function growthOf(before, given, factor, role) {
  const product = factor ? times(given, factor) : given;
  const isFirst = !before.n && factor !== null;
  const parts = isFirst ? [product] : [before, product];
  const { exact, terms, result, rounding } = printSum(parts, factor ? [given, factor] : [given]);
  /** @type {Piece[]} */
  const factors = [parent("factor", numeral(exactText(given) ?? "", "output"))];
  if (factor) factors.push(parent("factor", numeral(exactText(factor) ?? "", role)));
  const added = exact ? join(factors, "\u00d7") : [{ text: bracketed(terms[terms.length - 1]) }];
  const sum = [...(isFirst ? [] : [{ text: terms[0] }]), parent("product", added)];
  return { pieces: join([...sum, ...(rounding ? [extra(rounding, "rounding")] : [])], " + "), result };
}

/** @param {Film} film @param {number} step @returns {Table[]} */
function tablesOf({ scene, gradient, states }, step) {
  const [before, given] = [states[step], entryAt(gradient, step)];
  const amount = bracketed(shortText(given));
  /** @param {Target} target */
  const growths = (target) =>
    giftsOf(scene, step)
      .filter((gift) => gift.target === target)
      .map(({ index, factor }) => index < 0 ? null : growthOf(before[target][index], given, factor, ROLES[target]));
  const columns = scene.geometry.size[1];
  if (!scene.kernel) {
    const title = `The winner's gradient: add ${amount}; the others get nothing`;
    return [{ title, growths: growths("image"), columns: 1 }];
  }
  return [
    { title: `Image's gradient in the window: add ${amount} \u00d7 kernel`, growths: growths("image"), columns },
    { title: `Kernel's gradient: add ${amount} \u00d7 window`, growths: growths("kernel"), columns },
    { title: `Bias's gradient: add ${amount}`, growths: [growthOf(before.bias, given, null, "image")], columns: 1 },
  ];
}

/** A table, read aloud. @param {Table} table */
const tableText = ({ title, growths }) =>
  `${title}: ${growths.map((each) => (each ? `${textOf(each.pieces)} = ${each.result}` : "padding")).join(", ")}`;

/** The steps so far that have given to an entry. @param {Scene} scene @param {{target: Target, index: number}} pointed @param {number} last @returns {Marks} */
function giversOf(scene, { target, index }, last) {
  const steps = [...Array(last + 1).keys()];
  const givers = steps.filter((step) =>
    giftsOf(scene, step).some((gift) => gift.target === target && gift.index === index)
  );
  return new Map(givers.map((step) => [step, null]));
}

/** @param {Film} film @param {number} step @param {?{target: Target, index: number}} pointed @returns {Picture} */
export function pictureOf(film, step, pointed) {
  const { scene, gradient, states } = film;
  const tables = tablesOf(film, step);
  const given = shortText(entryAt(gradient, step));
  return {
    window: windowOf(scene, step),
    cell: { ...scene.kind.outputCellAt(scene, step), size: [1, 1] },
    state: states[step + 1],
    winner: scene.kernel ? null : new Map([[giftsOf(scene, step)[0].index, null]]),
    givers: pointed && giversOf(scene, pointed, step),
    tables,
    contest: scene.kernel ? null : sumOf(scene, step),
    contestNote: `output's gradient: ${given}`,
    said: `${scene.kind.where(scene, step)}, gradient ${given}. ${tables.map(tableText).join(". ")}.`,
  };
}

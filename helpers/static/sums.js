/**
 * The sum behind one step: exactly, as printable text under the rule for numbers, and as a sentence.
 *
 * @typedef {{factors: string[], product: string, cell: object, wins: ?boolean}} Term  factors kernel first, as in w·x
 * @typedef {{name: string, terms: Term[], subtotal: ?string}} Group  a row of the window, or a channel
 * @typedef {{value: Rational, groups: Group[], exact: boolean, before: string, sign: string, after: string,
 *   extra: {name: string, text: string}[], result: string, isWhole: boolean}} Sum  `isWhole` once no term is to come
 */
import { bracketed, exactText, printSum, printTogether, shortText } from "./numerals.js";
import { ZERO, isLess, parseRational, rational, times, total } from "./rational.js";
import { cellsOf, entryAt, outputPlaceOf } from "./scene.js";

const MOST_TERMS = 12;

/** The exact numbers that meet at a step: [weight, entry] pairs, in a dot product those of the steps before it too. */
export function factorsOf(scene, step) {
  const steps = scene.kind === "dot" ? [...Array(step + 1).keys()] : [step];
  return steps.flatMap((each) => cellsOf(scene, each)).map((cell) => ({
    cell,
    weight: cell.kernel < 0 ? null : entryAt(scene.kernel, cell.kernel),
    entry: cell.image < 0 ? ZERO : entryAt(scene.image, cell.image),
  }));
}

/** @returns {Sum} */
export function sumOf(scene, step) {
  const factors = factorsOf(scene, step);
  if (scene.kind === "pool") return scene.how === "mean" ? meanOf(factors) : extremeOf(factors, scene.how);
  const bias = scene.bias.n ? [scene.bias] : [];
  const products = factors.map(({ weight, entry }) => times(weight, entry));
  const numbers = factors.map(({ weight, entry }) => (scene.kind === "dot" ? [entry, weight] : [weight, entry])); // a · b, but w·x
  const printed = printSum([...products, ...bias], numbers.flat());
  const terms = factors.map(({ cell }, index) => ({
    factors: numbers[index].map((value) => exactText(value) ?? `${shortText(value)}\u2026`),
    product: printed.terms[index],
    cell,
  }));
  const extra = bias.map(() => ({ name: "bias", text: printed.terms.at(-1) }));
  return { ...finish(printed, terms, extra), before: "", sign: "+", after: "", isWhole: scene.kind !== "dot" || step === scene.steps - 1 };
}

function meanOf(factors) {
  const entries = factors.map(({ entry }) => entry);
  const printed = printSum(entries, [], BigInt(entries.length));
  const terms = factors.map(({ cell }, index) => ({ factors: [printed.terms[index]], product: printed.terms[index], cell }));
  return { ...finish(printed, terms, []), exact: true, before: "(", sign: "+", after: `) \u00f7 ${entries.length}`, isWhole: true };
}

function extremeOf(factors, how) {
  const real = factors.filter(({ cell }) => cell.image >= 0);
  const entries = real.map(({ entry }) => entry);
  const wins = how === "max" ? (a, b) => isLess(b, a) : isLess;
  const winner = entries.reduce((best, entry, index) => (wins(entry, entries[best]) ? index : best), 0);
  const { text } = printTogether(entries);
  const terms = real.map(({ cell, entry }, index) => ({ factors: [text(entry)], product: text(entry), cell, wins: index === winner }));
  return { value: entries[winner], groups: grouped(terms), exact: true, before: `${how}(`, sign: ",", after: ")", extra: [], result: text(entries[winner]), isWhole: true };
}

/** A printed sum in its groups, with the difference that rounding makes as a term of its own. */
function finish(printed, terms, extra) {
  const groups = grouped(terms);
  for (const group of groups) group.subtotal = printed.text(total(group.terms.map(({ product }) => parseRational(product))));
  const rounding = printed.rounding === null ? [] : [{ name: "rounding", text: printed.rounding }];
  return { value: printed.value, groups, exact: printed.exact, extra: [...extra, ...rounding], result: printed.result };
}

/** More than a dozen terms fold into one group a channel, or a row where there is but one channel. */
function grouped(terms) {
  if (terms.length <= MOST_TERMS) return [{ name: "", terms }];
  const name = terms.at(-1).cell.channel > terms[0].cell.channel ? "channel" : "row";
  return [...Map.groupBy(terms, ({ cell }) => cell[name])].map(([index, members]) => ({ name: `${name} ${index}`, terms: members }));
}

/** One term as text: "(−5)×5", or its rounded value where the factors do not print exactly. */
export const termText = (term, exact) => (exact ? term.factors.map(bracketed).join("\u00d7") : bracketed(term.product));

/** Where a step is: "Row 0, column 1". */
export function placeText(scene, step) {
  if (scene.kind === "dot") return `Sum of ${step + 1} of ${scene.steps} terms`;
  const { channel, row, column } = outputPlaceOf(scene, step);
  return `${scene.output.channels > 1 ? `Channel ${channel}, row` : "Row"} ${row}, column ${column}`;
}

/** The step in a sentence: "Row 0, column 1: 1×1 + (−5)×2 + (−3)×7 + 7×2 = −16". */
export function sentenceOf(scene, step, sum) {
  const parts = sum.groups.flatMap(({ name, terms, subtotal }) =>
    (name && subtotal !== undefined ? [`${name} ${bracketed(subtotal)}`] : terms.map((term) => termText(term, sum.exact))));
  const extra = sum.extra.map(({ name, text }) => `${name} ${bracketed(text)}`);
  return `${placeText(scene, step)}: ${sum.before}${[...parts, ...extra].join(sum.sign === "," ? ", " : " + ")}${sum.after} = ${sum.result}`;
}

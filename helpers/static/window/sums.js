/**
 * The sum behind one step: exactly, and as printable pieces under the rule for numbers.
 *
 * @typedef {{text: string, role: ?string, kind: ?string, inside: ?Piece[], above: ?Piece[]}} Piece  `role`: the grid a
 *   number comes from; `kind`: "term", "best" (the term that wins), "extra" or "group"; `inside`: its own pieces, of which
 *   a group shows only the text until it is opened; `above`: what a rounded product was made of
 * @typedef {{value: Rational, pieces: Piece[], result: string, isWhole: boolean}} Sum  whole: no term is to come
 */
import { bracketed, exactText, printSum, printTogether, shortText } from "../numbers/numerals.js";
import { isLess, parseRational, times, total, ZERO } from "../numbers/rational.js";
import { entryAt } from "../numbers/arrays.js";
import { cellsOf, outputNameOf } from "./scene.js";

const MOST_TERMS = 12;

const textOf = (pieces) => pieces.map(({ text }) => text).join("");
const parent = (kind, inside) => ({ kind, inside, text: textOf(inside) });
const join = (pieces, sign) => pieces.flatMap((piece, index) => (index ? [{ text: sign }, piece] : [piece]));

/** A number underlined in its role; brackets stay outside the line. */
const numeral = (text, role) =>
  bracketed(text) === text ? [{ text, role }] : [{ text: "(" }, { text, role }, { text: ")" }];

/** The exact numbers that meet at a step; in a dot product those of the steps before it too. */
export function factorsOf(scene, step) {
  const steps = scene.kind === "dot" ? [...Array(step + 1).keys()] : [step];
  return steps
    .flatMap((each) => cellsOf(scene, each))
    .map((cell) => ({
      cell,
      weight: cell.kernel < 0 ? null : entryAt(scene.kernel, cell.kernel),
      entry: cell.image < 0 ? ZERO : entryAt(scene.image, cell.image),
    }));
}

/** @returns {Sum} */
export function sumOf(scene, step) {
  const factors = factorsOf(scene, step);
  if (scene.kind !== "pool") return productsOf(scene, step, factors);
  return scene.how === "mean" ? meanOf(factors) : extremeOf(factors, scene.how);
}

function productsOf(scene, step, factors) {
  const isDot = scene.kind === "dot"; // written a·b, but w·x
  const roles = isDot ? ["image", "kernel"] : ["kernel", "image"];
  const pairs = factors.map(({ weight, entry }) => (isDot ? [entry, weight] : [weight, entry]));
  const bias = scene.bias.n ? [scene.bias] : [];
  const printed = printSum([...pairs.map(([a, b]) => times(a, b)), ...bias], [...pairs.flat(), ...bias]);
  const terms = pairs.map((pair, index) => {
    const texts = pair.map((value) => exactText(value) ?? `${shortText(value)}\u2026`);
    const product = join(
      texts.map((text, i) => parent("factor", numeral(text, roles[i]))),
      "\u00d7",
    );
    return printed.exact
      ? parent("term", product)
      : { kind: "term", text: bracketed(printed.terms[index]), above: product };
  });
  const extra = [
    ...bias.map(() => ["bias", printed.terms.at(-1)]),
    ...(printed.rounding ? [["rounding", printed.rounding]] : []),
  ];
  const pieces = [
    ...grouped(terms, factors, printed, scene.channelNames),
    ...extra.map(([name, text]) => ({ kind: "extra", text: `${bracketed(text)} ${name}` })),
  ];
  return { ...printed, pieces: join(pieces, " + "), isWhole: !isDot || step === scene.steps - 1 };
}

/** More than a dozen terms fold into one group a channel, or a row where there is but one channel. */
function grouped(terms, factors, { terms: products, text }, channelNames) {
  if (terms.length <= MOST_TERMS) return terms;
  const areChannels = factors.at(-1).cell.channel > factors[0].cell.channel;
  const groups = Map.groupBy(terms.keys(), (index) => factors[index].cell[areChannels ? "channel" : "row"]);
  return [...groups].map(([number, members]) => {
    const subtotal = text(total(members.map((index) => parseRational(products[index]))));
    return {
      kind: "group",
      text: `${areChannels ? channelNames[number] : `row ${number}`}: ${bracketed(subtotal)}`,
      inside: join(
        members.map((index) => terms[index]),
        " + ",
      ),
    };
  });
}

function meanOf(factors) {
  const printed = printSum(
    factors.map(({ entry }) => entry),
    [],
    BigInt(factors.length),
  );
  const terms = printed.terms.map((text) => parent("term", numeral(text, "image")));
  if (printed.rounding) terms.push({ kind: "extra", text: `${bracketed(printed.rounding)} rounding` });
  return {
    ...printed,
    pieces: [{ text: "(" }, ...join(terms, " + "), { text: `) \u00f7 ${factors.length}` }],
    isWhole: true,
  };
}

/** The factors that may win, for padding never does, and the number of the first that does. */
function contestOf(factors, how) {
  const players = factors.filter(({ cell }) => cell.image >= 0);
  const wins = how === "max" ? (a, b) => isLess(b.entry, a.entry) : (a, b) => isLess(a.entry, b.entry);
  return { players, best: players.reduce((best, each, index) => (wins(each, players[best]) ? index : best), 0) };
}

/** The index of the image cell that wins at a step of a max or min pool: the first of several. */
export function winnerOf(scene, step) {
  const { players, best } = contestOf(factorsOf(scene, step), scene.how);
  return players[best].cell.image;
}

function extremeOf(factors, how) {
  const { players, best } = contestOf(factors, how);
  const entries = players.map(({ entry }) => entry);
  const { text } = printTogether(entries);
  const terms = entries.map((entry, index) =>
    parent(index === best ? "best" : "term", [{ text: text(entry), role: "image" }])
  );
  return {
    value: entries[best],
    result: text(entries[best]),
    pieces: [{ text: `${how}(` }, ...join(terms, ", "), { text: ")" }],
    isWhole: true,
  };
}

/** Where a step is: "Row 0, column 1". */
export function stepText(scene, step) {
  if (scene.kind === "dot") return `Sum of ${step + 1} of ${scene.steps} terms`;
  const { channel, row, column } = outputNameOf(scene, step);
  return `${scene.output.channels > 1 ? `Channel ${channel}, row` : "Row"} ${row}, column ${column}`;
}

/** The step in a sentence: "Row 0, column 1: 1×1 + (−5)×2 + (−3)×7 + 7×2 = −16". */
export const sentenceOf = (scene, step, sum) => `${stepText(scene, step)}: ${textOf(sum.pieces)} = ${sum.result}`;

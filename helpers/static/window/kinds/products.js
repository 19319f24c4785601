/**
 * Sums of products, which dot products and kernels make: printed, and got wrong.
 *
 * @import { Piece, Sum } from "../../numbers/sums.js"
 * @import { Numbers } from "../../numbers/arrays.js"
 * @import { Rational } from "../../numbers/rational.js"
 * @import { Factor, Mistakes, Scene } from "./cells.js"
 */
import { entryAt } from "../../numbers/arrays.js";
import { bracketed, printSum } from "../../numbers/numerals.js";
import { isLess, magnitude, negative, parseRational, plus, times, total, ZERO } from "../../numbers/rational.js";
import { extra, join, parent, product } from "../../numbers/sums.js";

const MOST_TERMS = 12;

/** The kernel of a scene that has one. @param {Scene} scene @returns {Numbers} */
export function kernelOf({ kernel }) {
  if (!kernel) throw new TypeError("There is no kernel here.");
  return kernel;
}

/**
 * A sum of products, each factor written in its role's turn.
 * @param {Scene} scene @param {Factor[]} factors @param {string[]} roles @param {boolean} isWhole @returns {Sum}
 */
export function sumOfProducts(scene, factors, roles, isWhole) {
  const bias = scene.bias.n ? [scene.bias] : [];
  const printed = printSum(
    [...factors.map(({ weight, entry }) => times(weight, entry)), ...bias],
    [...factors.flatMap(({ weight, entry }) => [weight, entry]), ...bias],
  );
  const terms = factors.map(({ weight, entry }, index) => {
    const pieces = product(roles.map((role) => [role === "image" ? entry : weight, role]));
    return printed.exact
      ? parent("term", pieces)
      : { kind: "term", text: bracketed(printed.terms[index]), above: pieces };
  });
  const pieces = [
    ...grouped(terms, factors, printed, scene.channelNames),
    ...bias.map(() => extra(printed.terms[factors.length], "bias")),
    ...(printed.rounding ? [extra(printed.rounding, "rounding")] : []),
  ];
  return { ...printed, pieces: join(pieces, " + "), isWhole };
}

/**
 * More than a dozen terms fold into one group a channel, or a row where there is but one channel.
 *
 * @param {Piece[]} terms
 * @param {Factor[]} factors
 * @param {{terms: string[], text: (value: Rational) => string}} printed
 * @param {string[]} channelNames
 * @returns {Piece[]}
 */
function grouped(terms, factors, { terms: products, text }, channelNames) {
  if (terms.length <= MOST_TERMS) return terms;
  const areChannels = factors[factors.length - 1].cell.channel > factors[0].cell.channel;
  const groups = Map.groupBy(terms.keys(), (index) => factors[index].cell[areChannels ? "channel" : "row"]);
  return [...groups].map(([number, members]) => {
    const subtotal = text(total(members.map((index) => parseRational(products[index]) ?? ZERO)));
    return {
      kind: "group",
      text: `${areChannels ? channelNames[number] : `row ${number}`}: ${bracketed(subtotal)}`,
      inside: join(members.map((index) => terms[index]), " + "),
    };
  });
}

/** The largest, or with `isBetter` the best, of some numbers. @param {Rational[]} values */
export const most = (values, isBetter = isLess) => values.reduce((best, each) => (isBetter(best, each) ? each : best));

/**
 * What goes wrong in a sum of products, wherever it stands.
 * @param {Scene} scene @param {Factor[]} factors @returns {Mistakes}
 */
export function mistakesInProducts({ bias }, factors) {
  const [weights, entries] = [factors.map(({ weight }) => weight), factors.map(({ entry }) => entry)];
  const products = factors.map(({ weight, entry }) => times(weight, entry));
  /** @param {Rational[]} values */
  const sum = (values) => plus(total(values), bias);
  return {
    "The pairs were added instead of multiplied.": sum([...weights, ...entries]),
    "A sign was dropped: plus times minus is minus.": sum(products.map(magnitude)),
    "The size is right, the sign is not.": negative(sum(products)),
    "The bias was forgotten.": total(products),
    "This is the last product alone; all of them are added up.": products.at(-1),
    "This is the largest product alone; all of them are added up.": most(products),
    "Both sides were added up before multiplying; multiply pair by pair, then add.": times(
      total(weights),
      total(entries),
    ),
  };
}

/**
 * A kernel whose cell [r, c] holds what stands at turn(r, c).
 * @param {Numbers} kernel @param {(row: number, column: number) => number[]} turn @returns {Numbers}
 */
export function turned(kernel, turn) {
  const { rows, columns } = kernel;
  const exact = new Map(
    [...kernel.values.keys()].map((index) => {
      const cell = index % (rows * columns);
      const [row, column] = turn(Math.floor(cell / columns), cell % columns);
      return [index, entryAt(kernel, index - cell + row * columns + column)];
    }),
  );
  return { ...kernel, exact };
}

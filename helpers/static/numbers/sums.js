/**
 * Sums as pieces that can be printed, drawn and read aloud.
 *
 * @import { Rational } from "./rational.js"
 * @typedef {{text: string, role?: string, kind?: string, inside?: Piece[], above?: Piece[]}} Piece  `role`: the grid a
 *   number
 *   comes from; `kind`: "term", "best" (the term that wins), "extra" or "group"; `inside`: its own pieces, of which a
 *   group
 *   shows only the text until it is opened; `above`: what a rounded product was made of
 * @typedef {{value: Rational, pieces: Piece[], result: string, isWhole: boolean}} Sum  whole: no term is to come
 */
import { bracketed, exactText, shortText } from "./numerals.js";

/** @param {Piece[]} pieces */
export const textOf = (pieces) => pieces.map(({ text }) => text).join("");

/** Pieces as one. @param {string} kind @param {Piece[]} inside @returns {Piece} */
export const parent = (kind, inside) => ({ kind, inside, text: textOf(inside) });

/** Pieces with a sign between each two. @param {Piece[]} pieces @param {string} sign @returns {Piece[]} */
export const join = (pieces, sign) => pieces.flatMap((piece, index) => (index ? [{ text: sign }, piece] : [piece]));

/**
 * A number underlined in its role; brackets stay outside the line.
 * @param {string} text @param {string} role @returns {Piece[]}
 */
export const numeral = (text, role) =>
  bracketed(text) === text ? [{ text, role }] : [{ text: "(" }, { text, role }, { text: ")" }];

/** A product, each factor in its role; an ellipsis after what is cut off. @param {[Rational, string][]} factors */
export const product = (factors) =>
  join(
    factors.map(([value, role]) => parent("factor", numeral(exactText(value) ?? `${shortText(value)}\u2026`, role))),
    "\u00d7",
  );

/** A term beside those that come from grids: "(−1) bias". @param {string} text @param {string} name @returns {Piece} */
export const extra = (text, name) => ({ kind: "extra", text: `${bracketed(text)} ${name}` });

/** The sum as it is read: "1×4 + 2×5 = 14". @param {Sum} sum */
export const sumText = ({ pieces, result }) => `${textOf(pieces)} = ${result}`;

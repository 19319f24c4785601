/**
 * How numbers are printed. Terms and sums print exactly when that takes at most six decimals, or as fractions over one
 * denominator up to 1000. Otherwise each is rounded to the same place, and the difference is printed as a term of its
 * own, named rounding: what is printed always adds up to what is printed.
 */
import { leastCommonMultiple, magnitude, negative, plus, rational, toNumber, total } from "./rational.js";

const MOST_DECIMALS = 6;
const MOST_DENOMINATOR = 1000n;
const ROUNDED_DIGITS = 5;

const withMinus = (text) => String(text).replaceAll("-", "\u2212");

/** How many decimals a number takes to print exactly; Infinity when six are not enough. */
function decimals({ d }) {
  for (let places = 0, power = 1n; places <= MOST_DECIMALS; places++, power *= 10n) if (power % d === 0n) return places;
  return Infinity;
}

/** A number rounded to so many decimals, halves away from zero. */
export function roundTo(value, places) {
  const [{ n, d }, scale] = [magnitude(value), 10n ** BigInt(places)];
  const rounded = (2n * n * scale + d) / (2n * d);
  return rational(value.n < 0n ? -rounded : rounded, scale);
}

/** The text of a number that has at most so many decimals. */
function fixed(value, places) {
  const { n, d } = magnitude(value);
  const digits = String((n * 10n ** BigInt(places)) / d).padStart(places + 1, "0");
  const point = digits.length - places;
  return (value.n < 0n ? "\u2212" : "") + digits.slice(0, point) + (places ? `.${digits.slice(point)}` : "");
}

/** The exact text of a number, or null when it takes more than the rule allows. */
export function exactText(value) {
  const places = decimals(value);
  if (places <= MOST_DECIMALS) return fixed(value, places);
  return value.d <= MOST_DENOMINATOR ? withMinus(`${value.n}/${value.d}`) : null;
}

/** A text for a small space: exact when that is short, else a few digits. The rule does not bind it. */
export function shortText(value, most = 5) {
  const exact = exactText(value);
  return exact?.length <= most ? exact : shortNumber(toNumber(value), most);
}

/** The same for a plain number. */
export function shortNumber(number, most = 5) {
  const size = Math.abs(number);
  if (size && (size >= 10 ** most || size < 0.001)) {
    return withMinus(number.toExponential(1).replace("e+", "e"));
  }
  const places = most - 2 - Math.floor(Math.log10(Math.max(size, 1)));
  return withMinus(Number(number.toFixed(Math.max(0, Math.min(3, places)))));
}

/**
 * How numbers that stand together are printed: exactly, which `factors` beside them must allow too, or all to one place.
 *
 * @param {Rational[]} values
 * @param {Rational[]} factors
 * @returns {{exact: boolean, places: number, text: (value: Rational) => string}}
 */
export function printTogether(values, factors = []) {
  const common = values.reduce((d, value) => (d > MOST_DENOMINATOR ? d : leastCommonMultiple(d, value.d)), 1n);
  const isShort = common <= MOST_DENOMINATOR || values.every((value) => decimals(value) <= MOST_DECIMALS);
  const exact = isShort && factors.every((value) => exactText(value) !== null);
  const largest = Math.max(...values.map((value) => Math.abs(toNumber(value))));
  const places = Math.max(0, ROUNDED_DIGITS - 1 - (largest ? Math.floor(Math.log10(largest)) : 0));
  return { exact, places, text: exact ? exactText : (value) => fixed(roundTo(value, places), places) };
}

/**
 * The terms of a sum, and the sum, so that what is printed adds up to what is printed.
 *
 * @param {bigint} divisor  what the sum is divided by (a mean's count)
 * @returns {{value: Rational, exact: boolean, text: function, terms: string[], result: string, rounding: ?string}}
 */
export function printSum(terms, factors = [], divisor = 1n) {
  const sum = total(terms);
  const value = rational(sum.n, sum.d * divisor);
  const { exact, places, text } = printTogether([...terms, value], factors);
  const shown = exact ? value : roundTo(value, places);
  const added = exact ? sum : total(terms.map((term) => roundTo(term, places)));
  const rest = plus(rational(shown.n * divisor, shown.d), negative(added));
  return { value, exact, text, terms: terms.map(text), result: text(value), rounding: rest.n ? text(rest) : null };
}

/** Negative numbers and fractions in brackets, as they stand in a sum. */
export const bracketed = (text) => (/^\u2212|\//.test(text) ? `(${text})` : text);

/**
 * How numbers are printed. Terms and sums print exactly when that takes at most six decimals, or as fractions over one
 * denominator up to 1000. Otherwise each is rounded to the same decimal, and the difference is printed as a term of its
 * own, named rounding: what is printed always adds up to what is printed. Python's twin is helpers/numerals.py.
 *
 * @import { Rational } from "./rational.js"
 * @typedef {(value: Rational) => string} Print
 */
import { leastCommonMultiple, magnitude, negative, ofNumber, plus, rational, total } from "./rational.js";

const MOST_DECIMALS = 6;
const MOST_DENOMINATOR = 1000n;
const MOST_DIGITS = 15; // before the point; longer numbers are written with a power of ten
const LARGEST = 10n ** BigInt(MOST_DIGITS);
const ROUNDED_DIGITS = 5;

/** @param {string} text */
const withMinus = (text) => text.replaceAll("-", "\u2212");

/** How many decimals a number takes to print exactly; Infinity when six are not enough. @param {Rational} value */
function decimalsOf({ d }) {
  for (let count = 0, power = 1n; count <= MOST_DECIMALS; count++, power *= 10n) if (power % d === 0n) return count;
  return Infinity;
}

/**
 * A number rounded to so many decimals, halves away from zero; to tens, hundreds … when that is below 0.
 * @param {Rational} value @param {number} decimals
 */
export function roundTo(value, decimals) {
  const [up, down] = [10n ** BigInt(Math.max(0, decimals)), 10n ** BigInt(Math.max(0, -decimals))];
  const [n, d] = [magnitude(value).n * up, value.d * down];
  const rounded = ((2n * n + d) / (2n * d)) * down;
  return rational(value.n < 0n ? -rounded : rounded, up);
}

/** The text of a number rounded to so many decimals. @param {Rational} value @param {number} decimals */
function fixed(value, decimals) {
  const { n, d } = magnitude(roundTo(value, decimals));
  const digits = String((n * 10n ** BigInt(decimals)) / d).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return (value.n < 0n && n ? "\u2212" : "") + digits.slice(0, point) + (decimals ? `.${digits.slice(point)}` : "");
}

/** The exact text of a number, or null when it takes more than the rule allows. @param {Rational} value */
export function exactText(value) {
  if (magnitude(value).n >= LARGEST * value.d) return null;
  const decimals = decimalsOf(value);
  if (decimals <= MOST_DECIMALS) return fixed(value, decimals);
  return value.d <= MOST_DENOMINATOR ? withMinus(`${value.n}/${value.d}`) : null;
}

/** The power of ten at or below a number that is not zero: 3 for 2500, -2 for 0.025. @param {Rational} value */
function powerOf({ n, d }) {
  const size = n < 0n ? -n : n;
  const guess = String(size).length - String(d).length;
  const isReached = guess < 0 ? size * 10n ** BigInt(-guess) >= d : size >= d * 10n ** BigInt(guess);
  return isReached ? guess : guess - 1;
}

/**
 * The text of a number rounded to so many decimals, with a power of ten: "1.25e17".
 * @param {Rational} value @param {number} decimals
 */
function withPower(value, decimals) {
  const rounded = roundTo(value, decimals);
  if (!rounded.n) return "0";
  const whole = (magnitude(rounded).n * 10n ** BigInt(Math.max(0, decimals))) / rounded.d;
  const [first, rest] = [String(whole)[0], String(whole).slice(1).replace(/0+$/, "")];
  return withMinus(`${value.n < 0n ? "-" : ""}${first}${rest && "."}${rest}e${powerOf(rounded)}`);
}

/**
 * A text for a small space: exact when that is short, else a few digits. The rule does not bind it.
 * @param {Rational} value
 */
export function shortText(value, most = 5) {
  const exact = exactText(value);
  if (exact !== null && exact.length <= most) return exact;
  const power = value.n ? powerOf(value) : 0;
  if (power >= most || power < -3) return withPower(value, 1 - power);
  const decimals = Math.max(0, Math.min(3, most - 2 - Math.max(0, power)));
  const text = fixed(value, decimals);
  return decimals ? text.replace(/\.?0+$/, "") : text;
}

/** The same for a plain number, and quick. @param {number} number */
export function shortNumber(number, most = 5) {
  const size = Math.abs(number);
  if (Number.isInteger(number) && size < 10 ** (most - 1)) return withMinus(String(number));
  const decimals = Math.max(0, Math.min(3, most - 2 - Math.floor(Math.log10(Math.max(size, 1)))));
  const scaled = Number(`${size}e${decimals}`);
  // Halves, and what is very large or small, are left to exact arithmetic.
  if (!(size >= 0.001 && size < 10 ** most) || scaled % 1 === 0.5) return shortText(ofNumber(number), most);
  return withMinus(String(Number(`${number < 0 ? "-" : ""}${Math.round(scaled)}e-${decimals}`)));
}

/**
 * How numbers that stand together are printed: exactly, which `factors` beside them must allow too, or all to one
 *   decimal.
 *
 * @param {Rational[]} values
 * @param {Rational[]} factors
 * @returns {{exact: boolean, decimals: number, text: Print}}
 */
export function printTogether(values, factors = []) {
  const common = values.reduce((d, value) => (d > MOST_DENOMINATOR ? d : leastCommonMultiple(d, value.d)), 1n);
  const isShort = common <= MOST_DENOMINATOR || values.every((value) => decimalsOf(value) <= MOST_DECIMALS);
  const powers = values.filter(({ n }) => n).map(powerOf);
  const largest = powers.length ? powers.reduce((most, power) => Math.max(most, power)) : 0; // there may be many
  const isUsual = largest < MOST_DIGITS && largest >= -MOST_DECIMALS;
  const exact = isShort && largest < MOST_DIGITS && factors.every((value) => exactText(value) !== null);
  const places = ROUNDED_DIGITS - 1 - largest;
  const decimals = isUsual ? Math.max(0, places) : places;
  const rounded = isUsual ? fixed : withPower;
  return { exact, decimals, text: (value) => (exact && exactText(value)) || rounded(value, decimals) };
}

/**
 * The terms of a sum, and the sum, so that what is printed adds up to what is printed.
 *
 * @param {Rational[]} terms
 * @param {Rational[]} factors
 * @param {bigint} divisor  what the sum is divided by (a mean's count)
 * @returns {{value: Rational, exact: boolean, text: Print, terms: string[], result: string, rounding: ?string}}
 */
export function printSum(terms, factors = [], divisor = 1n) {
  const sum = total(terms);
  const value = rational(sum.n, sum.d * divisor);
  const { exact, decimals, text } = printTogether([...terms, value], factors);
  const shown = exact ? value : roundTo(value, decimals);
  const added = exact ? sum : total(terms.map((term) => roundTo(term, decimals)));
  const rest = plus(rational(shown.n * divisor, shown.d), negative(added));
  return { value, exact, text, terms: terms.map(text), result: text(value), rounding: rest.n ? text(rest) : null };
}

/** Negative numbers and fractions in brackets, as they stand in a sum. @param {string} text */
export const bracketed = (text) => (/^\u2212|\//.test(text) ? `(${text})` : text);

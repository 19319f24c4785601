/**
 * How numbers are printed. One rule everywhere: the printed terms always sum to the printed result.
 *
 * Terms and sums print exactly when that takes at most six decimals, or as fractions over one denominator up to 1000.
 * Otherwise each is rounded to the same place, and the difference is printed as a term of its own, named rounding.
 */
import { leastCommonMultiple, negative, plus, rational, toNumber, total } from "./rational.js";

const MOST_DECIMALS = 6;
const MOST_DENOMINATOR = 1000n;
const ROUNDED_DIGITS = 5;

/** How many decimals a number takes to print exactly; Infinity when six are not enough. */
function decimals({ d }) {
  for (let places = 0, power = 1n; places <= MOST_DECIMALS; places++, power *= 10n) if (power % d === 0n) return places;
  return Infinity;
}

/** A number rounded to a place, halves away from zero, as an exact rational. */
export function roundTo(value, places) {
  const scale = 10n ** BigInt(places);
  const twice = 2n * (value.n < 0n ? -value.n : value.n) * scale;
  const rounded = (twice + value.d) / (2n * value.d);
  return rational(value.n < 0n ? -rounded : rounded, scale);
}

/** A number with exactly `places` decimals; it must not need more. */
function fixed(value, places) {
  const digits = ((value.n < 0n ? -value.n : value.n) * 10n ** BigInt(places)) / value.d;
  const text = String(digits).padStart(places + 1, "0");
  const point = text.length - places;
  return (value.n < 0n ? "\u2212" : "") + text.slice(0, point) + (places ? "." + text.slice(point) : "");
}

/** The exact text of a number, or null when it takes more than the rule allows. */
export function exactText(value) {
  const places = decimals(value);
  if (places <= MOST_DECIMALS) return fixed(value, places);
  return value.d <= MOST_DENOMINATOR ? String(value.n).replace("-", "\u2212") + "/" + value.d : null;
}

/** A text for a small space: exact when that is short, else a few digits; the rule does not bind it. */
export function shortText(value, most = 5) {
  const exact = exactText(value);
  return exact !== null && exact.length <= most ? exact : shortNumber(toNumber(value), most);
}

/** The same for a plain number. */
export function shortNumber(number, most = 5) {
  const size = Math.abs(number);
  if (size !== 0 && (size >= 10 ** most || size < 0.001)) return number.toExponential(1).replace("e+", "e").replaceAll("-", "\u2212");
  if (Number.isInteger(number)) return String(number).replace("-", "\u2212");
  const places = Math.max(0, Math.min(3, most - 2 - Math.floor(Math.log10(Math.max(size, 1)))));
  return String(Number(number.toFixed(places))).replace("-", "\u2212");
}

/**
 * How numbers that stand together are printed: exactly, or all to one place.
 *
 * @param {Rational[]} values  what must print in one way
 * @param {Rational[]} factors  numbers beside them, which must print exactly too
 * @returns {{exact: boolean, places: number, text: (value: Rational) => string}}
 */
export function printTogether(values, factors = []) {
  const common = () => values.reduce((d, value) => (d > MOST_DENOMINATOR ? d : leastCommonMultiple(d, value.d)), 1n);
  const exact = factors.every((value) => exactText(value) !== null)
    && (values.every((value) => decimals(value) <= MOST_DECIMALS) || common() <= MOST_DENOMINATOR);
  const size = Math.max(...values.map((value) => Math.abs(toNumber(value))));
  const places = Math.max(0, ROUNDED_DIGITS - 1 - (size ? Math.floor(Math.log10(size)) : 0));
  return { exact, places, text: exact ? exactText : (value) => fixed(roundTo(value, places), places) };
}

/**
 * The terms of a sum, and the sum, so that what is printed adds up to what is printed.
 *
 * @param {bigint} divisor  what the sum is divided by (a mean's count)
 * @returns {{value: Rational, exact: boolean, text: function, terms: string[], result: string, rounding: ?string}}  `rounding` is the
 *   difference that rounding made, as one more term; null where there is none
 */
export function printSum(terms, factors = [], divisor = 1n) {
  const sum = total(terms);
  const result = rational(sum.n, sum.d * divisor);
  const { exact, places, text } = printTogether([...terms, result], factors);
  const printed = { value: result, exact, text, terms: terms.map(text), result: text(result), rounding: null };
  if (exact) return printed;
  const shown = roundTo(result, places);
  const rest = plus(rational(shown.n * divisor, shown.d), negative(total(terms.map((value) => roundTo(value, places)))));
  return { ...printed, rounding: rest.n ? text(rest) : null };
}

/** A number as a factor or an addend after a sign: negative ones, and fractions beside a product, in brackets. */
export const bracketed = (text) => (/^\u2212|\//.test(text) ? `(${text})` : text);

/**
 * Exact rational numbers, so that a sum on the screen is the sum of its terms and not of their roundings.
 *
 * @typedef {{n: bigint, d: bigint}} Rational  n/d in lowest terms, d > 0
 */

/** @param {bigint} a @param {bigint} b */
const gcd = (a, b) => {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
};

/** n/d in lowest terms; d must not be zero. @param {bigint} n @returns {Rational} */
export function rational(n, d = 1n) {
  const common = (gcd(n, d) || 1n) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
}

export const ZERO = rational(0n);

/** @typedef {(a: Rational, b: Rational) => Rational} Operation */

/** @type {Operation} */
export const plus = (a, b) => rational(a.n * b.d + b.n * a.d, a.d * b.d);
/** @type {Operation} */
export const times = (a, b) => rational(a.n * b.n, a.d * b.d);
/** @param {Rational} a @returns {Rational} */
export const negative = (a) => ({ n: -a.n, d: a.d });
/** @param {Rational} a */
export const magnitude = (a) => (a.n < 0n ? negative(a) : a);
/** @param {Rational[]} list */
export const total = (list) => list.reduce(plus, ZERO);
/** @param {Rational} a @param {Rational} b */
export const equal = (a, b) => a.n === b.n && a.d === b.d;
/** @param {Rational} a @param {Rational} b */
export const isLess = (a, b) => a.n * b.d < b.n * a.d;
/** @param {bigint} a @param {bigint} b */
export const leastCommonMultiple = (a, b) => (a / gcd(a, b)) * b;

/** A close double: exact for whole numbers, else within two roundings of it. @param {Rational} value */
export function toNumber({ n, d }) {
  const [top, bottom] = [Number(n), Number(d)];
  if (Number.isFinite(top) && Number.isFinite(bottom)) return top / bottom;
  const shift = BigInt(Math.max(0, String(d).length - 300)); // too long for a double each, but their quotient is not
  return Number(n / 10n ** shift) / Number(d / 10n ** shift);
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** @param {string} text */
function parseDecimal(text) {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text.trim()) ?? [];
  if (!whole && !fraction) return null;
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(sign + whole + fraction);
  return power < 0 ? rational(digits, 10n ** BigInt(-power)) : rational(digits * 10n ** BigInt(power));
}

/**
 * The number that a text stands for, such as "-3", "0.25", "2e-3" or "1/9"; null for anything else. Python's twin is
 * helpers/numerals.py, and tests/contract/entries.json holds the two together.
 *
 * @param {string} text
 * @returns {?Rational}
 */
export function parseRational(text) {
  const [top, bottom, ...more] = String(text).replaceAll("\u2212", "-").split("/").map(parseDecimal);
  if (!top || bottom === null || bottom?.n === 0n || more.length) return null;
  return bottom ? rational(top.n * bottom.d, top.d * bottom.n) : top;
}

/** The one form in which entries travel: "3", "-5/2". @param {Rational} value */
export const canonical = ({ n, d }) => (d === 1n ? `${n}` : `${n}/${d}`);

/**
 * The shortest decimal that stands for a double, or for a float32 when `single`: what Python prints too.
 * @param {number} value @returns {Rational}
 */
export function ofNumber(value, single = false) {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  let digits = 6;
  while (single && digits < 9 && Math.fround(Number(value.toPrecision(digits))) !== value) digits++;
  return parseDecimal(single ? value.toPrecision(digits) : String(value)) ?? ZERO;
}

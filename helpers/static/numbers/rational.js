/**
 * Exact rational numbers, so that a sum on the screen is the sum of its terms and not of their roundings.
 *
 * @typedef {{n: bigint, d: bigint}} Rational  n/d in lowest terms, d > 0
 */

const gcd = (a, b) => {
  while (b) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
};

/** n/d in lowest terms; d must not be zero. */
export function rational(n, d = 1n) {
  const common = (gcd(n, d) || 1n) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
}

export const ZERO = rational(0n);

export const plus = (a, b) => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a, b) => rational(a.n * b.n, a.d * b.d);
export const negative = (a) => ({ n: -a.n, d: a.d });
export const magnitude = (a) => (a.n < 0n ? negative(a) : a);
export const total = (list) => list.reduce(plus, ZERO);
export const equal = (a, b) => a.n === b.n && a.d === b.d;
export const isLess = (a, b) => a.n * b.d < b.n * a.d;
export const leastCommonMultiple = (a, b) => (a / gcd(a, b)) * b;
/** A close double: exact for whole numbers, else within two roundings of it. */
export const toNumber = ({ n, d }) => Number(n) / Number(d);

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

function parseDecimal(text) {
  const [, sign, whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text.trim()) ?? [];
  if (!whole && !fraction) return null;
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(sign + whole + fraction);
  return power < 0 ? rational(digits, 10n ** BigInt(-power)) : rational(digits * 10n ** BigInt(power));
}

/** The number that a text stands for, such as "-3", "0.25", "2e-3" or "1/9"; null for anything else. */
export function parseRational(text) {
  const [top, bottom, ...more] = String(text).replaceAll("\u2212", "-").split("/").map(parseDecimal);
  if (!top || bottom === null || bottom?.n === 0n || more.length) return null;
  return bottom ? rational(top.n * bottom.d, top.d * bottom.n) : top;
}

/** The shortest decimal that stands for a double, or for a float32 when `single`: what Python prints too. */
export function ofNumber(value, single = false) {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  let digits = 6;
  while (single && digits < 9 && Math.fround(Number(value.toPrecision(digits))) !== value) digits++;
  return parseDecimal(single ? value.toPrecision(digits) : String(value));
}

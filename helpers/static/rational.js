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
export const rational = (n, d = 1n) => {
  const common = (gcd(n, d) || 1n) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
};

export const ZERO = { n: 0n, d: 1n };

export const plus = (a, b) => (a.d === b.d && a.d === 1n ? { n: a.n + b.n, d: 1n } : rational(a.n * b.d + b.n * a.d, a.d * b.d));
export const times = (a, b) => (a.d === 1n && b.d === 1n ? { n: a.n * b.n, d: 1n } : rational(a.n * b.n, a.d * b.d));
export const negative = (a) => ({ n: -a.n, d: a.d });
export const total = (list) => list.reduce(plus, ZERO);
export const equal = (a, b) => a.n === b.n && a.d === b.d;
export const isLess = (a, b) => a.n * b.d < b.n * a.d;
export const leastCommonMultiple = (a, b) => (a / gcd(a, b)) * b;

/** The nearest double. Quotients of large numbers are taken from their leading digits. */
export function toNumber({ n, d }) {
  const direct = Number(n) / Number(d);
  if (Number.isFinite(direct)) return direct;
  const shift = BigInt(Math.max(n.toString().length, d.toString().length) - 300);
  return Number(n / 10n ** shift) / Number(d / 10n ** shift);
}

const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** The number that a text stands for, such as "-3", "0.25", "2e-3" or "1/9"; null for anything else. */
export function parseRational(text) {
  const [top, bottom, ...more] = String(text).trim().replaceAll("\u2212", "-").split("/").map((part) => parseDecimal(part.trim()));
  if (!top || more.length || bottom === null || bottom?.n === 0n) return null;
  return bottom ? rational(top.n * bottom.d, top.d * bottom.n) : top;
}

function parseDecimal(text) {
  const [, sign, whole = "", fraction = "", exponent = "0"] = FORM.exec(text) ?? [];
  if (!whole && !fraction) return null;
  const digits = BigInt(whole + fraction) * (sign === "-" ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? { n: digits * 10n ** BigInt(power), d: 1n } : rational(digits, 10n ** BigInt(-power));
}

/** The shortest decimal that stands for a double, or for a float32 when `single`: what Python prints too. */
export function ofNumber(value, single = false) {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  let digits = 6;
  while (single && digits < 9 && Math.fround(Number(value.toPrecision(digits))) !== value) digits++;
  return parseDecimal(single ? value.toPrecision(digits) : String(value));
}

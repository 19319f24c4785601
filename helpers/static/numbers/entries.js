/** What may be typed as a number, and why something may not. */
import { isLess, magnitude, parseRational, rational } from "./rational.js";

const LARGEST = rational(10n ** 12n);

/** Why a text is no entry for a cell; null when it is one. @param {string} text */
export function whyNoEntry(text) {
  const value = parseRational(text);
  if (!value) return `\u201c${text}\u201d is not a number: write one like 3, \u22120.5 or 1/9.`;
  const isLong = isLess(LARGEST, magnitude(value)) || value.d > LARGEST.n;
  return isLong ? `${text} has too many digits to be shown: a million millions is the limit.` : null;
}

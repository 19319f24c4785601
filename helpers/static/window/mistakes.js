/**
 * The known mistakes: which well-known misunderstandings a wrong number comes from.
 *
 * @import { Rational } from "../numbers/rational.js"
 * @import { Scene } from "./kinds/cells.js"
 */
import { roundTo } from "../numbers/numerals.js";
import { equal } from "../numbers/rational.js";
import { sumOf } from "./scene.js";

/**
 * The sentences of all known mistakes that give this number at this step; none when the number is right.
 * @param {Scene} scene @param {number} step @param {Rational} number
 */
export function mistakesBehind(scene, step, number) {
  if (equal(number, sumOf(scene, step).value)) return [];
  return Object.entries(scene.kind.mistakes(scene, step))
    .filter(([, values]) => [values].flat().some((value) => value && equal(value, number)))
    .map(([sentence]) => sentence);
}

/**
 * Whether a guess is the number, or is it rounded to two decimals or more.
 * @param {Rational} guess @param {string} text @param {Rational} value
 */
export function isRight(guess, text, value) {
  const decimals = (text.split(".")[1] ?? "").length;
  return equal(guess, value) || (decimals >= 2 && decimals <= 12 && equal(guess, roundTo(value, decimals)));
}

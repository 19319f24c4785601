/**
 * The settings of a window as fields: what they say, what may be written into them, and why something may not.
 *
 * @import { Pair } from "../../numbers/window.js"
 * @import { Scene } from "./cells.js"
 *
 * @typedef {object} Field
 * @property {string} name  of the argument
 * @property {string} label
 * @property {string} title
 * @property {string[]} [choices]
 * @property {(scene: Scene) => string} textOf
 * @property {(text: string, scene: Scene) => ?string} whyNot  null when the text can be taken
 * @property {(text: string) => Pair | string} read  in the form in which it travels
 * @property {(text: string, by: number) => string} nudged
 */
import { whyNoEntry } from "../../numbers/entries.js";
import { exactText, shortText } from "../../numbers/numerals.js";
import { canonical, parseRational, plus, rational, ZERO } from "../../numbers/rational.js";
import { geometryOf, reachOf } from "../../numbers/window.js";

const MOST_CELLS = 2 ** 19;

/** @param {Pair} pair */
const pairText = ([rows, columns]) => (rows === columns ? `${rows}` : `${rows}, ${columns}`);

/** Two whole numbers from "2" or "2, 1"; null for anything else. @param {string} text @returns {?Pair} */
export function parsePair(text) {
  const sides = text.trim().split(/\s*[,\u00d7x ]\s*/).map((side) => (/^-?\d{1,4}$/.test(side) ? Number(side) : NaN));
  return sides.length > 2 || sides.some(Number.isNaN) ? null : [sides[0], sides[sides.length - 1]];
}

/**
 * Why a setting cannot be, and what would; null when it can.
 * @param {Scene} scene @param {string} name @param {?Pair} sides @param {number} least
 */
export function whyNoSetting({ kind, image, geometry, most }, name, sides, least) {
  if (!sides) return "Write a whole number, or two for rows and columns, such as 2 or 2, 1.";
  if (Math.min(...sides) < least) return `The ${name} must be at least ${least}.`;
  const settings = /** @type {typeof geometry} */ ({ ...geometry, [name]: sides });
  const { size, padding, dilation } = settings;
  if ("size" in kind.fields && padding.some((side, axis) => side >= size[axis])) {
    return "The padding must be smaller than the pooling window, or some windows would hold nothing else.";
  }
  const room = [image.rows + 2 * padding[0], image.columns + 2 * padding[1]];
  const reach = size.map((side, axis) => reachOf(side, dilation[axis]));
  if (room[0] * room[1] > MOST_CELLS) return "With so much padding the image is too large to be shown.";
  const { rows, columns } = geometryOf(image, settings);
  if (rows * columns > most) return `The window would stand at ${rows * columns} positions; here at most ${most} fit.`;
  if (reach.every((side, axis) => side <= room[axis])) return null;
  return (
    `The window would reach over ${reach.join(" \u00d7 ")} cells, but the image with its padding has ${
      room.join(" \u00d7 ")
    }: ` +
    "make the window or its dilation smaller, or the padding larger."
  );
}

/**
 * Rows and columns.
 * @param {"size"|"stride"|"padding"|"dilation"} name @param {string} label @param {number} least @returns {Field}
 */
export const pairField = (name, label, least) => ({
  name,
  label,
  title: "A number, or two: rows, columns",
  textOf: ({ geometry }) => pairText(geometry[name]),
  whyNot: (text, scene) => whyNoSetting(scene, name, parsePair(text), least),
  read: (text) => parsePair(text) ?? [least, least],
  nudged: (text, by) => {
    const [rows, columns] = parsePair(text) ?? [1, 1];
    return pairText([rows + by, columns + by]);
  },
});

/** A number, of whatever kind. @param {"bias"} name @param {string} label @param {string} title @returns {Field} */
export const numberField = (name, label, title) => ({
  name,
  label,
  title,
  textOf: (scene) => exactText(scene[name]) ?? shortText(scene[name], 9),
  whyNot: whyNoEntry,
  read: (text) => canonical(parseRational(text) ?? ZERO),
  nudged: (text, by) => {
    const number = parseRational(text);
    if (!number) return text;
    const moved = plus(number, rational(BigInt(by)));
    return exactText(moved) ?? canonical(moved);
  },
});

/** One of a few words. @param {"how"} name @param {string} label @param {string[]} choices @returns {Field} */
export const choiceField = (name, label, choices) => ({
  name,
  label,
  title: "",
  choices,
  textOf: (scene) => scene[name],
  whyNot: () => null,
  read: (text) => text,
  nudged: (text) => text,
});

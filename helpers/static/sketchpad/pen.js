/**
 * The pen of a sketchpad: where it is, whether it is down, what a key does to it.
 *
 * @typedef {[number, number]} Point  in pixels of the sheet, across and down
 * @typedef {{at: Point, isDown: boolean}} Pen
 */
import { SIDE } from "./centred.js";

export const SHEET = 280; // pixels on a side
const STRIDE = SHEET / SIDE; // for a key

/** @type {Record<string, Point>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** In the middle, and up. @type {Pen} */
export const AT_REST = { at: [SHEET / 2, SHEET / 2], isDown: false };

/** @param {Pen} pen @returns {Pen} */
export const lifted = (pen) => ({ ...pen, isDown: false });

/** At another place, or at the nearest on the sheet. @param {Pen} pen @param {Point} at @returns {Pen} */
export const moved = (pen, [x, y]) => {
  return { ...pen, at: [Math.max(0, Math.min(SHEET, x)), Math.max(0, Math.min(SHEET, y))] };
};

/** After a key; null when that is none of the pen's. @param {Pen} pen @param {string} key @returns {?Pen} */
export function afterKey(pen, key) {
  const [x, y] = pen.at;
  const move = MOVES[key];
  if (move) return moved(pen, [x + move[0] * STRIDE, y + move[1] * STRIDE]);
  if (key === " " || key === "Enter") return { ...pen, isDown: !pen.isDown };
  return key === "Escape" ? lifted(pen) : null;
}

/** The pen in words. @param {Pen} pen */
export const penText = ({ at: [x, y], isDown }) =>
  `Pen ${isDown ? "down" : "up"}, row ${Math.round(y / STRIDE)}, column ${Math.round(x / STRIDE)}`;

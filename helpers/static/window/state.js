/**
 * What a view of a sliding window shows, worked out from the state it is in; drawing it is left to others.
 *
 * @import { Outline } from "../kit/grid.js"
 * @import { Sum } from "../numbers/sums.js"
 * @import { Cell, Covered, Role, Scene } from "./kinds/cells.js"
 * @import { Touch } from "./touch.js"
 *
 * @typedef {Record<number, {attempts: string[], isDone: boolean, isShown: boolean}>} Answers  by step
 *
 * @typedef {object} State
 * @property {Scene} scene
 * @property {number} step
 * @property {boolean} asks
 * @property {boolean} isPlaying
 * @property {Answers} answers
 * @property {Record<number, string>} claims  by output, what somebody else has got there
 * @property {?{role: Role, cell: Cell}} pointed  under the mouse or the focus
 *
 * @typedef {object} Picture
 * @property {?Outline} window  none while a question stands where there was nothing before
 * @property {number[]} channels  of the image that the window goes through
 * @property {Covered[]} covered  what lies under it
 * @property {Outline & {channel: number}} output  the outline of the output cell
 * @property {(index: number) => boolean} isKnown  which outputs are to be seen
 * @property {?Touch} touch  what the cell that is pointed at touches
 * @property {?Sum} sum  none while it is asked for
 * @property {string} caption  beside the sum, or in its place
 * @property {string} said  for the screen reader; empty while there is nothing to say
 */
import { sumText } from "../numbers/sums.js";
import { cellsOf } from "./kinds/cells.js";
import { sumOf, windowOf } from "./scene.js";
import { touchedBy } from "./touch.js";

/**
 * Whether the outputs up to a step are to be seen.
 * @param {Pick<State, "step" | "asks" | "answers">} state @returns {(step: number) => boolean}
 */
export const knownSteps = ({ step, asks, answers }) =>
  asks ? (each) => answers[each]?.isDone === true : (each) => each <= step;

/**
 * Where playing ends: at the first question that is open, if there is one.
 * @param {Pick<State, "scene" | "step" | "asks" | "answers">} state
 */
export function lastStep(state) {
  const last = state.scene.steps - 1;
  if (!state.asks) return last;
  const isKnown = knownSteps(state);
  for (let step = 0; step < last; step++) if (!isKnown(step)) return step;
  return last;
}

/** @param {State} state @returns {Picture} */
export function pictureOf(state) {
  const { scene, step, asks, isPlaying, claims, pointed } = state;
  const { kind } = scene;
  const isKnown = knownSteps(state);
  const isAsked = asks && !isKnown(step);
  const previews = pointed && kind.previews.includes(pointed.role);
  const shown = pointed && previews && !asks ? kind.stepAt(scene, pointed.role, pointed.cell) : step;
  const before = step > 0 && isKnown(step - 1) ? step - 1 : null;
  const waits = isAsked ? kind.waits(scene, step, before) : null;
  const stands = waits ? waits.stands : shown;
  const touch = pointed && !previews && !isAsked ? touchedBy(scene, pointed.role, pointed.cell) : null;
  const sum = isAsked ? null : sumOf(scene, shown);
  const claim = claims[kind.outputAt(scene, shown)];
  const comparison = sum && claim ? ` \u2013 yours: ${claim}, expected: ${sum.result}` : "";
  return {
    window: stands === null ? null : windowOf(scene, stands),
    channels: stands === null ? [] : kind.channelsAt(scene, stands),
    covered: stands === null ? [] : cellsOf(scene, stands),
    output: { ...kind.outputCellAt(scene, shown), size: [1, 1] },
    isKnown: (index) => isKnown(kind.stepAt(scene, "output", { channel: 0, row: 0, column: index })),
    touch,
    sum,
    caption: touch?.note ?? `${waits ? waits.caption : kind.caption(scene, shown)}${comparison}`,
    said: sum && !asks && !isPlaying ? `${kind.where(scene, shown)}: ${sumText(sum)}${comparison}` : "",
  };
}

/** What the student changes: written over what the lesson gave, undone a change at a time, and told to Python at once. */
import { tellPython } from "../kit/clock.js";
import { isLess, magnitude, parseRational, rational } from "../numbers/rational.js";
import { readScene } from "./scene.js";

const LARGEST = rational(10n ** 12n);
const MOST_CELLS = 2 ** 19;

/** Why a text is no entry for a cell; null when it is one. */
export function whyNoEntry(text) {
  const value = parseRational(text);
  if (!value) return `\u201c${text}\u201d is not a number: write one like 3, \u22120.5 or 1/9.`;
  const isLong = isLess(LARGEST, magnitude(value)) || value.d > LARGEST.n;
  return isLong ? `${text} has too many digits to be shown: a million millions is the limit.` : null;
}

/** Why a setting cannot be, and what would; null when it can. */
export function whyNoSetting({ kind, image, geometry }, name, sides) {
  const least = name === "padding" ? 0 : 1;
  if (!sides) return "Write a whole number, or two for rows and columns, such as 2 or 2, 1.";
  if (Math.min(...sides) < least) return `The ${name} must be at least ${least}.`;
  const { size: window, padding, dilation } = { ...geometry, [name]: sides };
  if (kind === "pool" && padding.some((side, axis) => side >= window[axis])) {
    return "The padding must be smaller than the pooling window, or some windows would hold nothing else.";
  }
  const room = [image.rows + 2 * padding[0], image.columns + 2 * padding[1]];
  const reach = window.map((side, axis) => dilation[axis] * (side - 1) + 1);
  if (room[0] * room[1] > MOST_CELLS) return "With so much padding the image is too large to be shown.";
  if (reach.every((side, axis) => side <= room[axis])) return null;
  return (
    `The window would reach over ${reach.join(" \u00d7 ")} cells, but the image with its padding has ${
      room.join(" \u00d7 ")
    }: ` +
    "make the window or its dilation smaller, or the padding larger."
  );
}

/** Two whole numbers from "2" or "2, 1"; null for anything else. */
export function parsePair(text) {
  const sides = text
    .trim()
    .split(/\s*[,\u00d7x ]\s*/)
    .map((side) => (/^-?\d{1,4}$/.test(side) ? Number(side) : NaN));
  return sides.length > 2 || sides.some(Number.isNaN) ? null : [sides[0], sides.at(-1)];
}

/** An entry as Python reads it too. */
export const cleanEntry = (text) => text.trim().replaceAll("\u2212", "-");

/** The edits of a widget, shared by its views. */
export function createEdits(model) {
  let past = [];
  const now = () => model.get("edits");
  const put = (edits) => {
    const { steps } = readScene(model.get("given"), edits);
    model.set({ edits, answers: {}, step: Math.min(model.get("step"), steps - 1) }); // what was predicted was of other numbers
    tellPython(model);
  };
  const change = (edits) => {
    past.push(now());
    put(edits);
  };
  model.on("change:given", () => {
    past = [];
  });
  return {
    set: (name, value) => change({ ...now(), [name]: value }),
    setEntry: (name, index, text) => change({ ...now(), [name]: { ...now()[name], [index]: text } }),
    undo: () => past.length && put(past.pop()),
    reset: () => change({}),
    canUndo: () => past.length > 0,
    canReset: () => Object.keys(now()).length > 0,
  };
}

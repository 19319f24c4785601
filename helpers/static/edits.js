/** What the student changes: written over what the lesson gave, undone a change at a time, and told to Python at once. */
import { placesOf } from "./arithmetic.js";
import { tellPython } from "./clock.js";
import { isLess, negative, parseRational } from "./rational.js";
import { readScene } from "./scene.js";

const LARGEST = { n: 10n ** 12n, d: 1n };
const FINEST = 10n ** 12n; // the largest denominator
const MOST_PLACES = 2 ** 18;

/** Why a text is no entry for a cell; null when it is one. */
export function whyNoEntry(text) {
  const value = parseRational(text);
  if (!value) return `\u201c${text}\u201d is not a number: write one like 3, \u22120.5 or 1/9.`;
  const size = value.n < 0n ? negative(value) : value;
  return isLess(LARGEST, size) || value.d > FINEST ? `${text} has too many digits to be shown: a million millions is the limit.` : null;
}

/** Why a setting cannot be; null when it can. The sentence says what would. */
export function whyNoSetting(scene, name, sides) {
  const least = name === "padding" ? 0 : 1;
  if (!sides) return `Write a whole number, or two for rows and columns, such as 2 or 2, 1.`;
  if (Math.min(...sides) < least) return `The ${name} must be at least ${least}.`;
  const { size, padding, dilation, stride } = { ...scene.places, [name]: sides };
  const { image } = scene;
  const room = [image.rows + 2 * padding[0], image.columns + 2 * padding[1]];
  const reach = size.map((side, axis) => dilation[axis] * (side - 1) + 1);
  if (scene.kind === "pool" && padding.some((side, axis) => side >= size[axis])) return "The padding must be smaller than the pooling window, or some windows would hold nothing else.";
  if (room[0] * room[1] > 2 * MOST_PLACES) return "With so much padding the image is too large to be shown.";
  if (reach.some((side, axis) => side > room[axis])) {
    return `The window would reach over ${reach.join(" \u00d7 ")} cells, but the image with its padding has ${room.join(" \u00d7 ")}. Make the window, its dilation or the image's padding fit.`;
  }
  return placesOf(image, { size, padding, dilation, stride }).rows ? null : "The window does not fit.";
}

/** Two whole numbers from "2" or "2, 1"; null for anything else. */
export function parsePair(text) {
  const sides = String(text).trim().split(/\s*[,\u00d7x ]\s*/).map((side) => (/^-?\d{1,4}$/.test(side) ? Number(side) : NaN));
  return sides.length > 2 || sides.some(Number.isNaN) ? null : [sides[0], sides.at(-1)];
}

/** The edits of a widget, shared by its views. */
export function createEdits(model) {
  let past = [];
  const current = () => model.get("edits");
  const put = (edits) => {
    const { steps } = readScene(model.get("given"), edits);
    model.set({ edits, answers: {}, step: Math.min(model.get("step"), steps - 1) }); // what was predicted was of other numbers
    tellPython(model);
  };
  model.on("change:given", () => { past = []; });
  const change = (edits) => {
    past.push(current());
    put(edits);
  };
  return {
    set: (name, value) => change({ ...current(), [name]: value }),
    setEntry: (name, index, text) => change({ ...current(), [name]: { ...current()[name], [index]: text } }),
    undo: () => past.length && put(past.pop()),
    reset: () => Object.keys(current()).length && change({}),
    canUndo: () => past.length > 0,
    canReset: () => Object.keys(current()).length > 0,
  };
}

/**
 * What the student changes: written over what the lesson gave, undone a change at a time, and told to Python at once.
 *
 * @import { Model } from "../kit/model.js"
 * @import { Edits } from "./scene.js"
 */
import { tellPython } from "../kit/model.js";
import { readScene } from "./scene.js";

/** The edits of a widget, shared by its views. @param {Model} model */
export function createEdits(model) {
  /** @type {Edits[]} */
  let past = [];
  /** @returns {Edits} */
  const now = () => model.get("edits");
  /** @param {Edits} edits */
  const put = (edits) => {
    const { steps } = readScene(model.get("given"), edits);
    model.set({ edits, answers: {}, step: Math.min(model.get("step"), steps - 1) }); // what was predicted was of other numbers
    tellPython(model);
  };
  /** @param {Edits} edits */
  const change = (edits) => {
    past.push(now());
    put(edits);
  };
  model.on("change:given", () => {
    past = [];
  });
  return {
    /** @param {string} name @param {any} value */
    set: (name, value) => change({ ...now(), [name]: value }),
    /** @param {string} name @param {number} index @param {string} entry */
    setEntry: (name, index, entry) => change({ ...now(), [name]: { ...now()[name], [index]: entry } }),
    undo: () => {
      const before = past.pop();
      if (before) put(before);
    },
    reset: () => change({}),
    canUndo: () => past.length > 0,
    canReset: () => Object.keys(now()).length > 0,
  };
}

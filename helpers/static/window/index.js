/**
 * The sliding window: a dot product, a convolution or a pool, one step at a time.
 *
 * @import { Model, View } from "../kit/model.js"
 * @import { Scene } from "./kinds/cells.js"
 * @import { State } from "./state.js"
 *
 * @typedef {ReturnType<typeof createWidget>} Widget
 */
import { createClock } from "../kit/clock.js";
import { createEdits } from "./edits.js";
import { readScene } from "./scene.js";
import { lastStep } from "./state.js";
import { WindowView } from "./view.js";

/**
 * What all views of a widget share: its scene, worked out once an edit and not once a step, its clock, its edits.
 * @param {Model} model
 */
function createWidget(model) {
  /** @type {any[]} */
  let read = [];
  /** @type {Scene} */
  let scene;
  const sceneOf = () => {
    const now = [model.get("given"), model.get("edits")];
    if (now[0] !== read[0] || now[1] !== read[1]) scene = readScene(now[0], now[1]);
    read = now;
    return scene;
  };
  const stepOf = () => Math.min(model.get("step"), sceneOf().steps - 1);
  /** The state that the model is in. @returns {Omit<State, "pointed">} */
  const stateOf = () => ({
    scene: sceneOf(),
    step: stepOf(),
    asks: model.get("ask"),
    isPlaying: model.get("playing"),
    answers: model.get("answers"),
    claims: Object.keys(model.get("edits")).length ? {} : model.get("claims"), // they are about other numbers
  });
  const clock = createClock(model, () => sceneOf().steps, () => lastStep(stateOf()));
  return { sceneOf, stepOf, stateOf, clock, edits: createEdits(model) };
}

export default () => {
  /** @type {Widget} */
  let widget;
  return {
    /** @param {{model: Model}} view */
    initialize({ model }) {
      widget = createWidget(model);
      return widget.clock.dispose;
    },
    /** @param {View} view */
    render: (view) => void new WindowView(view, widget),
  };
};

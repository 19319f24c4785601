/**
 * The sliding window: a dot product, a convolution or a pool, one step at a time.
 *
 * @import { Model, View } from "../kit/model.js"
 * @import { Shades } from "../kit/colours.js"
 * @import { Cell, Role, Scene } from "./kinds/cells.js"
 * @import { State } from "./state.js"
 *
 * @typedef {ReturnType<typeof createWidget>} Widget
 */
import { createClock } from "../kit/clock.js";
import { put } from "../kit/dom.js";
import { createPlayer } from "../kit/player.js";
import { createShell } from "../kit/shell.js";
import { createTerms } from "../kit/terms.js";
import { entryAt } from "../numbers/arrays.js";
import { exactText } from "../numbers/numerals.js";
import { openEditor } from "./editor.js";
import { createEdits } from "./edits.js";
import { createQuestion } from "./question.js";
import { readScene } from "./scene.js";
import { createSettings } from "./settings.js";
import { createStage } from "./stage.js";
import { lastStep, pictureOf } from "./state.js";

/** What all views of a widget share: its scene, worked out once an edit and not once a step, its clock, its edits. @param {Model} model */
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

/** Whether a cell is one of the numbers that were given, and not of the padding. @param {Scene} scene @param {Role} role @param {Cell} cell */
function givenAt(scene, role, { channel, row, column }) {
  const numbers = role === "output" ? null : scene[role];
  const isThere = numbers && row >= 0 && column >= 0 && row < numbers.rows && column < numbers.columns;
  return isThere ? { numbers, index: (channel * numbers.rows + row) * numbers.columns + column } : null;
}

/** One view of it, until the signal says that it has gone. @param {View} view @param {Widget} widget */
function mount(view, { sceneOf, stepOf, stateOf, clock, edits }) {
  const { model } = view;
  const { kind } = sceneOf();
  /** @type {?Shades} */
  let shades = null;
  /** @type {State["pointed"]} */
  let pointed = null;
  let isQuiet = false; // the focus moves by itself and points at nothing
  const shell = createShell(view, `${kind.name}-window`, kind.title, clock, stepOf, (found) => {
    shades = found;
    lay();
  });
  const stage = createStage({ point, choose });
  const terms = createTerms();
  const question = createQuestion(model, sceneOf, stepOf, () => clock.goTo(stepOf() + 1));
  const player = createPlayer(model, clock, shell.fullScreen);
  const settings = createSettings(edits, kind, sceneOf, model.get("settings"));

  /** @param {string} role @param {?Cell} cell */
  function point(role, cell) {
    if (isQuiet || (cell && model.get("playing")) || role === "lens") return;
    pointed = cell && { role: /** @type {Role} */ (role), cell };
    show();
  }

  /** @param {string} role @param {Cell} cell @param {string} [key] */
  function choose(role, cell, key) {
    if (role === "lens") return;
    if (role === "output") return clock.goTo(kind.stepAt(sceneOf(), role, cell));
    const given = givenAt(sceneOf(), /** @type {Role} */ (role), cell);
    if (!given) return;
    model.set("playing", false);
    const name = kind.names[/** @type {Role} */ (role)] ?? "";
    const text = exactText(entryAt(given.numbers, given.index)) ?? String(given.numbers.values[given.index]);
    const target = stage.cellAt(role, cell);
    const title = `${name}, row ${cell.row}, column ${cell.column}`;
    const commit = (/** @type {string} */ entry) => edits.setEntry(name, given.index, entry);
    openEditor(shell.root, target, title, text, key, commit, (hadFocus) => {
      if (!hadFocus) return point(role, null); // gone elsewhere
      isQuiet = true; // the focus comes back to show what the entry has changed, not what the cell touches
      target.focus({ preventScroll: true });
      isQuiet = false;
    });
  }

  function lay() {
    if (!shades) return;
    pointed = null;
    stage.lay(sceneOf(), shades);
    settings.show(sceneOf());
    show();
  }

  function show() {
    if (!shades) return;
    const state = { ...stateOf(), pointed };
    const picture = pictureOf(state);
    stage.show(picture, state.scene, shades, state.claims, pointed && pointed.cell);
    terms.show(picture.sum, picture.caption);
    player.show(state.step, state.scene.steps);
    question.element.hidden = !state.asks;
    if (state.asks) question.show(state.step);
    if (picture.said) shell.say(picture.said);
    put(shell.root, { glide: `${Math.min(220, 700 / model.get("speed"))}ms` });
  }

  for (const name of ["given", "edits", "ask"]) model.on(`change:${name}`, lay);
  for (const name of ["step", "playing", "answers", "claims"]) model.on(`change:${name}`, show);
  shell.open(stage, terms, question, player, settings);
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
    render: (view) => mount(view, widget),
  };
};

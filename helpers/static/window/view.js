/**
 * One view of a sliding window: the parts on the page, kept in step with the model.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { View } from "../kit/model.js"
 * @import { Widget } from "./index.js"
 * @import { Cell, Role, Scene } from "./kinds/cells.js"
 * @import { State } from "./state.js"
 */
import { put } from "../kit/dom.js";
import { createPlayer } from "../kit/player.js";
import { createShell } from "../kit/shell.js";
import { createTerms } from "../kit/terms.js";
import { entryAt } from "../numbers/arrays.js";
import { exactText } from "../numbers/numerals.js";
import { openEditor } from "./editor.js";
import { Question } from "./question.js";
import { createSettings } from "./settings.js";
import { createStage } from "./stage.js";
import { pictureOf } from "./state.js";

/**
 * The number that was given in a cell; null in the padding.
 * @param {Scene} scene @param {"image" | "kernel"} role @param {Cell} cell
 */
function givenAt(scene, role, { channel, row, column }) {
  const numbers = scene[role];
  if (!numbers || row < 0 || column < 0 || row >= numbers.rows || column >= numbers.columns) return null;
  const index = (channel * numbers.rows + row) * numbers.columns + column;
  return { index, text: exactText(entryAt(numbers, index)) ?? String(numbers.values[index]) };
}

export class WindowView {
  /** @type {?Shades} */
  shades = null;
  /** @type {State["pointed"]} */
  pointed = null;

  /** @param {View} view @param {Widget} widget */
  constructor(view, widget) {
    const { model } = view;
    const { sceneOf, stepOf, clock, edits } = widget;
    const { kind } = sceneOf();
    this.model = model;
    this.widget = widget;
    this.shell = createShell(view, `${kind.name}-window`, kind.title, clock, stepOf, (shades) => {
      this.shades = shades;
      this.lay();
    });
    this.stage = createStage({
      point: (role, cell) => this.point(/** @type {Role} */ (role), cell),
      choose: (role, cell, key) => this.choose(/** @type {Role} */ (role), cell, key),
    });
    this.terms = createTerms();
    this.question = new Question(model, sceneOf, stepOf, () => clock.goTo(stepOf() + 1));
    this.player = createPlayer(model, clock, this.shell.fullScreen);
    this.settings = createSettings(edits, kind, sceneOf, model.get("settings"));
    for (const name of ["given", "edits", "ask"]) model.on(`change:${name}`, () => this.lay());
    for (const name of ["step", "playing", "answers", "claims"]) model.on(`change:${name}`, () => this.show());
    this.shell.open(this.stage, this.terms, this.question, this.player, this.settings);
  }

  /** @param {Role} role @param {?Cell} cell */
  point(role, cell) {
    if (cell && this.model.get("playing")) return;
    this.pointed = cell && { role, cell };
    this.show();
  }

  /** Goes to an output; opens any other number. @param {Role} role @param {Cell} cell @param {string} [key] */
  choose(role, cell, key) {
    const { sceneOf, clock } = this.widget;
    if (role === "output") clock.goTo(sceneOf().kind.stepAt(sceneOf(), role, cell));
    else this.edit(role, cell, key);
  }

  /** @param {"image" | "kernel"} role @param {Cell} cell @param {string} [key] */
  edit(role, cell, key) {
    const scene = this.widget.sceneOf();
    const given = givenAt(scene, role, cell);
    if (!given) return;
    this.model.set("playing", false);
    const name = scene.kind.names[role] ?? "";
    const target = this.stage.cellAt(role, cell);
    const title = `${name}, row ${cell.row}, column ${cell.column}`;
    /** @param {string} entry */
    const commit = (entry) => this.widget.edits.setEntry(name, given.index, entry);
    openEditor(this.shell.root, target, title, given.text, key, commit, (hadFocus) => {
      if (hadFocus) target.focus({ preventScroll: true });
      this.point(role, null); // the page shows what the entry has changed, not what the cell touches
    });
  }

  /** Takes up other numbers, or other colours. */
  lay() {
    if (!this.shades) return;
    const scene = this.widget.sceneOf();
    this.pointed = null;
    this.stage.lay(scene, this.shades);
    this.settings.show(scene);
    this.show();
  }

  /** Draws the state that the model is in. */
  show() {
    if (!this.shades) return;
    const state = { ...this.widget.stateOf(), pointed: this.pointed };
    const picture = pictureOf(state);
    this.stage.show(picture, state, this.shades);
    this.terms.show(picture.sum, picture.caption);
    this.player.show(state.step, state.scene.steps);
    this.question.element.hidden = !state.asks;
    if (state.asks) this.question.show(state.step);
    if (picture.said) this.shell.say(picture.said);
    put(this.shell.root, { glide: `${Math.min(220, 700 / this.model.get("speed"))}ms` });
  }
}

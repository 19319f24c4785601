/**
 * A training, live and looked back at: how far it is, its curves, and the kernels at any moment.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Model, View } from "../kit/model.js"
 * @import { Moment, Piece } from "./state.js"
 */
import { createClock } from "../kit/clock.js";
import { element, put } from "../kit/dom.js";
import { createPlayer } from "../kit/player.js";
import { createShell } from "../kit/shell.js";
import { readNumbers } from "../numbers/arrays.js";
import { largestIn } from "../numbers/window.js";
import { Chart } from "./chart.js";
import { ACCURACY, curvesOf, LOSS, momentsOf, momentText, nearestTo, progressOf, saidOf } from "./state.js";
import { createWeights } from "./weights.js";

/** What all views share: the moments so far, and the clock that goes through them. */
class History {
  /** @type {Moment[]} */
  moments = [];
  /** @type {?Piece} */
  piece = null; // the last
  largest = 0; // of all weights
  /** @type {?number} */
  left = null; // seconds
  /** @type {Set<() => void>} */
  views = new Set();

  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.takeAll();
    model.on("msg:custom", ({ piece, left }, [kernels]) => {
      if (!piece) return;
      this.left = left;
      this.change(() => this.take({ ...piece, kernels }));
    });
    model.on("change:pieces", () => this.change(() => this.takeAll()));
    this.clock = createClock(model, () => this.last + 1, () => this.last);
  }

  get last() {
    return Math.max(0, this.moments.length - 1);
  }

  /** @param {Piece} piece */
  take(piece) {
    this.piece = piece;
    for (const moment of momentsOf(piece)) {
      this.moments.push(moment);
      this.largest = Math.max(this.largest, largestIn(moment.weights));
    }
  }

  takeAll() {
    [this.moments, this.largest] = [[], 0];
    for (const piece of this.model.get("pieces")) this.take(piece);
  }

  /** Takes up moments; who looks at the last one goes on to the new last one. @param {() => void} action */
  change(action) {
    const follows = this.model.get("step") >= this.last;
    action();
    if (follows && !this.model.get("playing")) this.model.set("step", this.last);
    for (const show of this.views) show();
  }
}

class TrainingView {
  /** @type {?Shades} */
  shades = null;

  /** @param {View} view @param {History} history */
  constructor(view, history) {
    const { model, signal } = view;
    this.model = model;
    this.history = history;
    this.shell = createShell(view, "training", "Training", history.clock, () => this.index, (shades) => {
      this.shades = shades;
      this.show();
    });
    const goNear = (/** @type {number} */ step) => history.clock.goTo(nearestTo(history.moments, step));
    this.bar = element("div.bar", { role: "progressbar", "aria-label": "Training", "aria-valuemin": 0 });
    this.news = element("span.news");
    this.loss = new Chart(LOSS, goNear);
    this.accuracy = new Chart(ACCURACY, goNear);
    this.weights = createWeights();
    this.line = element("div.line");
    this.player = createPlayer(model, history.clock, this.shell.fullScreen);
    const show = () => this.show();
    history.views.add(show);
    signal.addEventListener("abort", () => history.views.delete(show));
    for (const name of ["ending", "playing"]) model.on(`change:${name}`, show);
    model.on("change:step", () => this.showMoment());
    const progress = element("div.progress", this.bar, this.news);
    const charts = element("div.charts", this.loss.element, this.accuracy.element);
    this.shell.open(progress, charts, this.weights, element("div.sum", this.line), this.player);
  }

  get index() {
    return Math.min(this.model.get("step"), this.history.last);
  }

  show() {
    this.showProgress();
    const hasBegun = this.history.moments.length > 0;
    this.shell.root.classList.toggle("cnn-waiting", !hasBegun);
    if (hasBegun && this.shades) this.showCurves();
    this.showMoment();
  }

  showProgress() {
    const ending = this.model.get("ending");
    const { step, steps, text } = progressOf(this.history.moments, this.history.left, ending);
    this.bar.hidden = Boolean(ending);
    put(this.bar, { share: step / steps });
    this.news.textContent = text;
    this.news.classList.toggle("cnn-refusal", this.model.get("has_failed"));
    Object.assign(this.bar, { ariaValueMax: `${steps}`, ariaValueNow: `${step}`, ariaValueText: text });
  }

  showCurves() {
    const { loss, accuracy, end } = curvesOf(this.history.moments, Boolean(this.model.get("ending")));
    this.loss.show(loss, end);
    this.accuracy.show(accuracy, end);
    this.accuracy.element.hidden = !accuracy.some((points) => points.length);
  }

  showMoment() {
    const { shades, index, history: { moments, piece, largest } } = this;
    if (!shades || !piece || !moments.length) return;
    const moment = moments[index];
    this.loss.mark(moment.step, moment.loss);
    this.accuracy.mark(moment.step, moment.accuracy);
    const target = this.model.get("target") && readNumbers(this.model.get("target"), {});
    const scale = Math.max(largest, target ? largestIn(target.values) : 0) || 1;
    this.weights.show(moment, piece, target, scale, shades);
    this.line.textContent = momentText(moment);
    this.player.show(index, moments.length, `step ${moment.step}`);
    const said = saidOf(moments, index, this.model.get("ending"), this.model.get("playing"));
    if (said) this.shell.say(said);
  }
}

export default () => {
  /** @type {History} */
  let history;
  return {
    /** @param {{model: Model}} view */
    initialize({ model }) {
      history = new History(model);
      return history.clock.dispose;
    },
    /** @param {View} view */
    render: (view) => void new TrainingView(view, history),
  };
};

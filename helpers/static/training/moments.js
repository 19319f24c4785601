/**
 * The moments of a training, and what is said of them.
 *
 * @import { Model } from "../kit/model.js"
 * @import { Clock } from "../kit/clock.js"
 *
 * @typedef {{step: number, steps: number, loss: number, accuracy: ?number, test: ?number, weights: Float32Array}} Moment
 * @typedef {{rows: any[][], shape: ?[number, number, number, number], of: number, kernels: DataView}} Piece  moments as Python
 *   sends them: rows of numbers, and all their kernels behind one another
 */
import { createClock } from "../kit/clock.js";
import { floatsOf } from "../numbers/arrays.js";
import { largestIn } from "../numbers/window.js";

/** @param {Piece} piece @returns {Moment[]} */
export function momentsOf({ rows, kernels }) {
  const weights = floatsOf(kernels);
  const each = weights.length / rows.length;
  return rows.map(([step, steps, loss, accuracy, test], index) => {
    return { step, steps, loss, accuracy, test, weights: weights.subarray(index * each, (index + 1) * each) };
  });
}

/** Three digits of a number, for an axis or a sentence. @param {number} value */
export const threeDigits = (value) => String(Number(value.toPrecision(3))).replaceAll("-", "\u2212");

/** @param {number} share */
export const percent = (share) => `${Number((100 * share).toFixed(1))}%`;

/** A loss that can be read: one of 4.74e−9 says no more to a student than that nothing is left of it. @param {number} loss */
export const lossText = (loss) => (loss > 0 && loss < 0.001 ? "< 0.001" : threeDigits(loss));

/** @param {?number | undefined} seconds */
function timeText(seconds) {
  if (seconds === null || seconds === undefined) return "";
  return seconds < 90 ? `, ${Math.ceil(seconds)} s left` : `, ${Math.round(seconds / 60)} min left`;
}

/** How far it is: "step 120 of 500, 4 s left". @param {Moment | undefined} last @param {?number} secondsLeft @param {string} ending */
export function newsOf(last, secondsLeft, ending) {
  if (ending) return ending;
  return last?.step ? `step ${last.step} of ${last.steps}${timeText(secondsLeft)}` : "waiting for the first step";
}

/** The moment in a sentence: "Step 120: loss 0.31, accuracy 91%". @param {Omit<Moment, "weights" | "steps">} moment */
export function momentText({ step, loss, accuracy, test }) {
  const known = [`loss ${lossText(loss)}`];
  if (accuracy !== null) known.push(`accuracy ${percent(accuracy)}`);
  if (test !== null) known.push(`test accuracy ${percent(test)}`);
  return `Step ${step}: ${known.join(", ")}`;
}

/** What all views share: the moments so far, and the clock that goes through them. */
export class History {
  /** @type {Moment[]} */
  moments = [];
  /** @type {?Piece} */
  piece = null; // the last one: all have kernels of one shape
  /** @type {?number} */
  left = null; // seconds
  scale = 0; // the largest size of a weight
  /** @type {Set<() => void>} */
  views = new Set();

  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Clock} */
    this.clock = createClock(model, () => this.last + 1, () => this.last);
    model.on("msg:custom", ({ piece, left }, [kernels]) => {
      if (!piece) return;
      this.left = left;
      this.change(() => this.take({ ...piece, kernels }));
    });
    model.on("change:pieces", () => this.change(() => this.takeAll()));
    this.takeAll();
  }

  get last() {
    return Math.max(0, this.moments.length - 1);
  }

  /** @param {Piece} piece */
  take(piece) {
    this.piece = piece;
    for (const moment of momentsOf(piece)) {
      this.moments.push(moment);
      this.scale = Math.max(this.scale, largestIn(moment.weights));
    }
  }

  takeAll() {
    [this.moments, this.scale] = [[], 0];
    for (const piece of this.model.get("pieces")) this.take(piece);
  }

  /** Takes up moments; who looks at the last one goes on to the new last one. @param {() => void} action */
  change(action) {
    const follows = this.model.get("step") >= this.last;
    action();
    if (follows && !this.model.get("playing")) this.model.set("step", this.last);
    for (const show of this.views) show();
  }

  /** @param {() => void} show @param {AbortSignal} signal */
  watch(show, signal) {
    this.views.add(show);
    signal.addEventListener("abort", () => this.views.delete(show));
  }

  /** Goes to the moment that is nearest to a step of the training. @param {number} step */
  goNear(step) {
    const { moments } = this;
    /** @param {Moment} moment */
    const distance = (moment) => Math.abs(moment.step - step);
    const nearest = moments.reduce((best, each, index) => (distance(each) < distance(moments[best]) ? index : best), 0);
    this.clock.goTo(nearest);
  }
}

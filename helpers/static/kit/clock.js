/**
 * Time: one clock a widget, however many views it has.
 *
 * @import { Model } from "./model.js"
 *
 * @typedef {object} Clock
 * @property {(view: object, isVisible: boolean) => void} watch  nobody watching, nothing moves
 * @property {() => void} toggle  starts, or starts over from the end; or stops
 * @property {(step: number) => void} goTo  stops at a step, or at the nearest there is
 * @property {() => void} dispose
 */
import { tellPython } from "./model.js";

const FULL_SPEED = 60;
const LONGEST_WALK = 20; // seconds that a walk may take at full speed
const QUIET = 300; // milliseconds without a change before Python hears of it
const ALMOST = 0.1; // of a step: timestamps may be rounded, and frames of 0, 2, 0 steps would stutter

/** At full speed a long walk moves several cells a frame. @param {number} speed @param {number} steps */
const rateFor = (speed, steps) => (speed < FULL_SPEED ? speed : Math.max(speed, steps / LONGEST_WALK));

/**
 * Counts time in steps: while it runs, `move` gets the whole steps that have passed since it was last called.
 *
 * @param {() => number} rateOf  steps a second
 * @param {(steps: number) => void} move
 * @returns {(runs: boolean) => void}  starts and stops it
 */
function createTicker(rateOf, move) {
  let [request, before, owed] = [0, 0, 0];
  /** @param {number} now */
  function tick(now) {
    request = requestAnimationFrame(tick);
    owed += (Math.max(0, Math.min(now - before, 1000)) * rateOf()) / 1000;
    before = now;
    const whole = Math.floor(owed + ALMOST);
    if (whole < 1) return;
    owed -= whole;
    move(whole);
  }
  return (runs) => {
    if (runs === Boolean(request)) return;
    cancelAnimationFrame(request);
    [before, owed] = [performance.now(), 0];
    request = runs ? requestAnimationFrame(tick) : 0;
  };
}

/** Tells Python once everything has come to rest. @param {Model} model */
function createSaver(model) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const stop = () => clearTimeout(timer);
  const save = () => {
    stop();
    if (!model.get("playing")) timer = setTimeout(() => tellPython(model), QUIET);
  };
  return { save, stop };
}

/**
 * Moves `step` on while `playing`, and tells Python of both once they have come to rest.
 *
 * @param {Model} model
 * @param {() => number} countSteps
 * @param {() => number} lastStep  where playing ends
 * @returns {Clock}
 */
export function createClock(model, countSteps, lastStep) {
  const watching = new Set();
  const saver = createSaver(model);
  const run = createTicker(() => rateFor(model.get("speed"), countSteps()), (steps) => {
    model.set("step", Math.min(lastStep(), model.get("step") + steps));
    if (model.get("step") === lastStep()) model.set("playing", false);
  });
  const update = () => run(model.get("playing") && watching.size > 0);

  model.on("change:playing", update);
  for (const name of ["playing", "step"]) model.on(`change:${name}`, saver.save);
  // Python may believe that the step is there already and send no change: so it also says where to go.
  model.on("msg:custom", ({ go }) => go && model.set(go));

  return {
    watch(view, isVisible) {
      watching[isVisible ? "add" : "delete"](view);
      update();
    },
    toggle() {
      if (model.get("playing")) return void model.set("playing", false);
      if (model.get("step") >= countSteps() - 1) model.set("step", 0);
      model.set("playing", true);
      return tellPython(model); // here and not on "change:playing", in which the model still holds the change before it
    },
    goTo(step) {
      model.set("playing", false);
      model.set("step", Math.max(0, Math.min(countSteps() - 1, step)));
    },
    dispose() {
      run(false);
      saver.stop();
    },
  };
}

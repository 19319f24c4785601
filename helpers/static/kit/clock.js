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
  let [request, before, owed] = [0, 0, 0];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {number} now */
  function tick(now) {
    request = requestAnimationFrame(tick);
    const speed = model.get("speed");
    const rate = speed < FULL_SPEED ? speed : Math.max(speed, countSteps() / LONGEST_WALK);
    owed += (Math.max(0, Math.min(now - before, 1000)) * rate) / 1000;
    before = now;
    const whole = Math.floor(owed + ALMOST);
    if (whole < 1) return;
    owed -= whole;
    model.set("step", Math.min(lastStep(), model.get("step") + whole));
    if (model.get("step") === lastStep()) model.set("playing", false);
  }

  function update() {
    const runs = model.get("playing") && watching.size > 0;
    if (runs === Boolean(request)) return;
    cancelAnimationFrame(request);
    [before, owed] = [performance.now(), 0];
    request = runs ? requestAnimationFrame(tick) : 0;
  }

  function saveSoon() {
    clearTimeout(timer);
    if (!model.get("playing")) timer = setTimeout(() => tellPython(model), QUIET);
  }

  model.on("change:playing", () => {
    update();
    saveSoon();
  });
  model.on("change:step", saveSoon);
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
      cancelAnimationFrame(request);
      clearTimeout(timer);
    },
  };
}

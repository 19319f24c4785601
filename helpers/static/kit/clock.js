/** Time: one clock a widget, however many views it has, and one voice to Python. */

const FULL_SPEED = 60;
const LONGEST_WALK = 20; // seconds that a walk may take at full speed
const QUIET = 300; // milliseconds without a change before Python hears of it

/** Tells Python what has changed, unless Python has gone: then there is nobody to be told, and Jupyter would complain. */
export function tellPython(model) {
  const manager = model.widget_manager ?? {};
  const hasGone = "kernel" in manager && (manager.kernel?.isDisposed ?? true);
  if (!hasGone) model.save_changes();
}

/**
 * Moves `step` on while `playing`, and tells Python of both once they have come to rest.
 *
 * @param {() => number} countSteps
 * @param {() => number} lastStep  where playing ends
 */
export function createClock(model, countSteps, lastStep) {
  const watching = new Set(); // the views that can be seen; nobody watching, nothing moves
  let [request, before, owed, timer] = [0, 0, 0, 0];

  function tick(now) {
    request = requestAnimationFrame(tick);
    const speed = model.get("speed");
    const rate = speed < FULL_SPEED ? speed : Math.max(speed, countSteps() / LONGEST_WALK);
    owed += (Math.max(0, Math.min(now - before, 1000)) * rate) / 1000;
    before = now;
    const whole = Math.floor(owed + 1e-6);
    if (!whole) return;
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
    /** Starts, or starts over from the end; or stops. */
    toggle() {
      if (model.get("playing")) return void model.set("playing", false);
      if (model.get("step") >= countSteps() - 1) model.set("step", 0);
      model.set("playing", true);
      return tellPython(model); // here and not on "change:playing", in which the model still holds the change before it
    },
    /** Stops at a step, or at the nearest there is. */
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

/** A training, live and looked back at: how far it is, its curves, and the kernels at any moment. */
import { createChart, threeDigits } from "./chart.js";
import { createClock } from "../kit/clock.js";
import { element, put } from "../kit/dom.js";
import { createShell } from "../kit/shell.js";
import { createPlayer } from "../kit/player.js";
import { readNumbers } from "../numbers/arrays.js";
import { createWeights } from "./weights.js";

const percent = (share) => `${Number((100 * share).toFixed(1))}%`;
const bytesOf = ({ buffer, byteOffset, byteLength }) => buffer.slice(byteOffset, byteOffset + byteLength);

/** The moments of a piece as Python sends it: rows of numbers, and all their kernels behind one another. */
function momentsOf({ rows, kernels }) {
  const weights = new Float32Array(bytesOf(kernels));
  const each = weights.length / rows.length;
  return rows.map(([step, steps, loss, accuracy, test], index) => {
    return { step, steps, loss, accuracy, test, weights: weights.subarray(index * each, (index + 1) * each) };
  });
}

/** What all views share: the moments so far, and the clock that goes through them. */
function createHistory(model) {
  const history = { moments: [], scale: 0, left: null, piece: null, clock: null };
  const views = new Set();
  const take = (piece) => {
    history.piece = piece;
    for (const moment of momentsOf(piece)) {
      history.moments.push(moment);
      for (const weight of moment.weights) history.scale = Math.max(history.scale, Math.abs(weight));
    }
  };
  const takeAll = () => {
    [history.moments, history.scale] = [[], 0];
    model.get("pieces").forEach(take);
  };
  const last = () => Math.max(0, history.moments.length - 1);
  /** Takes up moments; who looks at the last one goes on to the new last one. */
  const change = (action) => {
    const follows = model.get("step") >= last();
    action();
    if (follows && !model.get("playing")) model.set("step", last());
    for (const show of views) show();
  };
  model.on("msg:custom", ({ piece, left }, [kernels]) => {
    if (!piece) return;
    history.left = left;
    change(() => take({ ...piece, kernels }));
  });
  model.on("change:pieces", () => change(takeAll));
  takeAll();
  history.clock = createClock(model, () => last() + 1, last);
  history.watch = (show, signal) => {
    views.add(show);
    signal.addEventListener("abort", () => views.delete(show));
  };
  return history;
}

function timeText(seconds) {
  if (seconds === null || seconds === undefined) return "";
  return seconds < 90 ? `, ${Math.ceil(seconds)} s left` : `, ${Math.round(seconds / 60)} min left`;
}

/** A loss that can be read: one of 4.74e−9 says no more to a student than that nothing is left of it. */
const lossText = (loss) => (loss > 0 && loss < 0.001 ? "< 0.001" : threeDigits(loss));

/** The moment in a sentence: "Step 120: loss 0.31, accuracy 91%". */
export function momentText({ step, loss, accuracy, test }) {
  const known = [`loss ${lossText(loss)}`];
  if (accuracy !== null) known.push(`accuracy ${percent(accuracy)}`);
  if (test !== null) known.push(`test accuracy ${percent(test)}`);
  return `Step ${step}: ${known.join(", ")}`;
}

function mount(view, history) {
  const { model, signal } = view;
  const { clock } = history;
  const stepOf = () => Math.min(model.get("step"), Math.max(0, history.moments.length - 1));
  let shades;
  const frame = createShell(view, "training", "Training", clock, stepOf, (newShades) => {
    shades = newShades;
    show();
  });
  const bar = element("div.bar", { role: "progressbar", "aria-label": "Training", "aria-valuemin": 0 });
  const news = element("span.news");
  const chart = (name, lines, top, texts) => createChart({ name, lines, top, ...texts, onChoose: goNear });
  const loss = chart("loss", ["training"], null, { format: threeDigits, say: lossText });
  const accuracy = chart("accuracy", ["training", "test"], 1, { format: percent });
  const weights = createWeights();
  const line = element("div.line");
  const player = createPlayer(model, clock, frame.fullScreen);

  /** Goes to the moment that is nearest to a step of the training. */
  function goNear(step) {
    const distance = (moment) => Math.abs(moment.step - step);
    const nearest = history.moments.reduce((best, each) => (distance(each) < distance(best) ? each : best));
    clock.goTo(history.moments.indexOf(nearest));
  }

  function showProgress() {
    const ending = model.get("ending");
    const { step, steps } = history.moments.at(-1) ?? { step: 0, steps: 1 };
    bar.hidden = Boolean(ending);
    put(bar, { share: step / steps });
    news.textContent = ending ||
      (step ? `step ${step} of ${steps}${timeText(history.left)}` : "waiting for the first step");
    news.classList.toggle("cnn-refusal", model.get("has_failed"));
    for (const [name, value] of Object.entries({ valuemax: steps, valuenow: step, valuetext: news.textContent })) {
      bar.setAttribute(`aria-${name}`, value);
    }
  }

  function showCurves() {
    const { moments } = history;
    const { step, steps } = moments.at(-1);
    const points = (name) => moments.filter((each) => each[name] !== null).map((each) => [each.step, each[name]]);
    const isOver = Boolean(model.get("ending"));
    const end = isOver ? step : Math.max(step, steps);
    loss.show([points("loss")], end);
    accuracy.show([points("accuracy"), points("test")], end);
    accuracy.element.hidden = !moments.some((each) => each.accuracy !== null || each.test !== null);
  }

  function showMoment() {
    const { moments, piece, scale } = history;
    const index = stepOf();
    const moment = moments[index];
    loss.mark(moment.step, moment.loss);
    accuracy.mark(moment.step, moment.accuracy);
    weights.element.hidden = !piece.shape;
    const target = model.get("target") && readNumbers(model.get("target"), {});
    const largest = Math.max(scale, ...(target ? target.values.map(Math.abs) : [])) || 1;
    if (piece.shape) weights.show(moment.weights, piece.shape, piece.of, target, largest, shades);
    line.textContent = momentText(moment);
    player.show(index, moments.length, `step ${moment.step}`);
    const isLast = index === moments.length - 1;
    const ending = model.get("ending");
    const isNews = !model.get("playing") && (ending || !isLast || moment.test !== null);
    if (isNews) frame.say([...(isLast && ending ? [ending] : []), momentText(moment)].join(" "));
  }

  function show() {
    showProgress();
    const hasBegun = history.moments.length > 0;
    frame.root.classList.toggle("cnn-waiting", !hasBegun);
    if (!hasBegun || !shades) return;
    showCurves();
    showMoment();
  }

  history.watch(show, signal);
  for (const name of ["ending", "playing"]) model.on(`change:${name}`, show);
  model.on("change:step", () => shades && history.moments.length && showMoment());
  const charts = element("div.charts", loss.element, accuracy.element);
  frame.open(element("div.progress", bar, news), charts, weights, element("div.sum", line), player);
}

export default () => {
  let history;
  return {
    initialize({ model }) {
      history = createHistory(model);
      return history.clock.dispose;
    },
    render: (view) => mount(view, history),
  };
};

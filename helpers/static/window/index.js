/** The sliding window: a dot product, a convolution or a pool, one step at a time. */
import { createClock } from "../kit/clock.js";
import { put } from "../kit/dom.js";
import { openEditor } from "./editor.js";
import { createEdits } from "./edits.js";
import { createShell } from "../kit/shell.js";
import { exactText } from "../numbers/numerals.js";
import { createPlayer } from "../kit/player.js";
import { createQuestion } from "./question.js";
import { entryAt } from "../numbers/arrays.js";
import { namesOf, outputText, readScene } from "./scene.js";
import { createSettings } from "./settings.js";
import { createStage } from "./stage.js";
import { sentenceOf, sumOf } from "./sums.js";
import { createTerms } from "../kit/terms.js";

const TITLES = { dot: "Dot product", kernel: "Sliding kernel", pool: "Sliding pool" };

/** What all views of a widget share: its scene, worked out once an edit and not once a step, its clock, its edits. */
function createWidget(model) {
  let given, edits, scene;
  const sceneOf = () => {
    if (given !== model.get("given") || edits !== model.get("edits")) {
      [given, edits] = [model.get("given"), model.get("edits")];
      scene = readScene(given, edits);
    }
    return scene;
  };
  /** Which outputs are to be seen now. */
  const knownNow = () => {
    const [step, answers] = [model.get("step"), model.get("answers")];
    return model.get("ask") ? (index) => answers[index]?.isDone === true : (index) => index <= step;
  };
  const lastStep = () => {
    const last = sceneOf().steps - 1;
    if (!model.get("ask")) return last;
    const isKnown = knownNow();
    for (let step = 0; step < last; step++) if (!isKnown(step)) return step;
    return last;
  };
  const clock = createClock(model, () => sceneOf().steps, lastStep);
  return { sceneOf, knownNow, clock, edits: createEdits(model) };
}

/** One view of it, until the signal says that it has gone. */
function mount(view, { sceneOf, knownNow, clock, edits }) {
  const { model } = view;
  const { kind } = sceneOf();
  const stepOf = () => Math.min(model.get("step"), sceneOf().steps - 1);
  let shades;
  const frame = createShell(view, `${kind}-window`, TITLES[kind], clock, stepOf, (newShades) => {
    shades = newShades;
    lay();
  });
  const stage = createStage({ point, choose });
  const terms = createTerms();
  const question = createQuestion(model, sceneOf, stepOf, () => clock.goTo(stepOf() + 1));
  const player = createPlayer(model, clock, frame.fullScreen);
  const settings = createSettings(edits, kind, sceneOf, model.get("settings"));
  let pointed = null; // {role, cell} under the mouse or the focus
  let isQuiet = false; // the focus moves by itself and points at nothing

  /** The step that computes an output cell; the term that a cell of a dot product belongs to. */
  function stepAt({ role, cell: { channel, row, column } }) {
    const { image, output, steps } = sceneOf();
    if (kind === "dot" && role === "output") return steps - 1;
    const { rows, columns } = kind === "dot" ? image : output;
    return (channel * rows + row) * columns + column;
  }

  function point(role, cell) {
    if (isQuiet || (cell && model.get("playing")) || role === "lens") return;
    pointed = cell && { role, cell };
    show();
  }

  function choose(role, cell, key) {
    const numbers = sceneOf()[role];
    if (role === "output") clock.goTo(stepAt({ role, cell }));
    if (
      !numbers?.exact ||
      cell.row < 0 ||
      cell.column < 0 ||
      cell.row >= numbers.rows ||
      cell.column >= numbers.columns
    ) {
      return;
    }
    model.set("playing", false);
    const index = (cell.channel * numbers.rows + cell.row) * numbers.columns + cell.column;
    const name = namesOf(kind)[role];
    const text = exactText(entryAt(numbers, index)) ?? String(numbers.values[index]);
    const target = stage.cellAt(role, cell);
    const commit = (entry) => edits.setEntry(name, index, entry);
    openEditor(frame.root, target, `${name}, row ${cell.row}, column ${cell.column}`, text, key, commit, (hadFocus) => {
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
    const scene = sceneOf();
    const [step, asks, isPlaying, isKnown] = [stepOf(), model.get("ask"), model.get("playing"), knownNow()];
    const isPreview = pointed && !asks && (pointed.role === "output" || kind === "dot");
    const shown = isPreview ? stepAt(pointed) : step;
    const isAsked = asks && !isKnown(step);
    const before = step > 0 && isKnown(step - 1) ? step - 1 : null;
    const asked = kind === "dot" ? step : before; // the window stays behind while the question where it goes stands
    const claims = Object.keys(model.get("edits")).length ? {} : model.get("claims"); // they are about other numbers
    const note = stage.show(
      isAsked ? asked : shown,
      shown,
      isKnown,
      claims,
      isPreview || isAsked || pointed?.role === "output" ? null : pointed,
    );
    const sum = isAsked ? null : sumOf(scene, shown);
    const claim = claims[kind !== "dot" ? shown : shown === scene.steps - 1 ? 0 : -1];
    const comparison = sum && claim ? ` \u2013 yours: ${claim}, expected: ${sum.result}` : "";
    let where = kind === "dot" ? `sum of ${shown + 1} of ${scene.steps} terms` : outputText(scene, shown);
    if (kind === "dot" && isAsked && step === 0) where = "the first product";
    if (kind === "dot" && isAsked && before !== null) {
      where = `${sumOf(scene, before).result} so far + the next product`;
    }
    terms.show(sum, note ?? where + comparison);
    player.show(step, scene.steps);
    question.element.hidden = !asks;
    if (asks) question.show(step, scene.steps);
    else if (!isPlaying) frame.say(sentenceOf(scene, shown, sum) + comparison);
    put(frame.root, { glide: `${Math.min(220, 700 / model.get("speed"))}ms` });
  }

  for (const name of ["given", "edits", "ask"]) model.on(`change:${name}`, lay);
  for (const name of ["step", "playing", "answers", "claims"]) model.on(`change:${name}`, show);
  frame.open(stage, terms, question, player, settings);
}

export default () => {
  let widget;
  return {
    initialize({ model }) {
      widget = createWidget(model);
      return widget.clock.dispose;
    },
    render: (view) => mount(view, widget),
  };
};

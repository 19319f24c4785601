/** The sliding window: a dot product, a convolution or a pool, one step at a time. */
import { createClock } from "./clock.js";
import { readShades } from "./colours.js";
import { disposables, element } from "./dom.js";
import { openEditor } from "./editor.js";
import { createEdits } from "./edits.js";
import { exactText } from "./numerals.js";
import { createPlayer } from "./player.js";
import { createQuestion, isAnswered } from "./predict.js";
import { entryAt, namesOf, outputPlaceOf, readScene } from "./scene.js";
import { createSettings } from "./settings.js";
import { createStage } from "./stage.js";
import { sentenceOf, sumOf } from "./sums.js";
import { createTerms } from "./terms.js";

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
  const isKnown = (step) => (model.get("ask") ? isAnswered(model.get("answers"), step) : step <= model.get("step"));
  /** The last step that playing may reach: with `ask`, the first that is not answered. */
  const lastStep = () => {
    const last = sceneOf().steps - 1;
    if (!model.get("ask")) return last;
    for (let step = 0; step < last; step++) if (!isKnown(step)) return step;
    return last;
  };
  return { sceneOf, isKnown, clock: createClock(model, () => sceneOf().steps, lastStep), edits: createEdits(model) };
}

/** One view. */
function mount({ model, el }, { sceneOf, isKnown, clock, edits }) {
  const clean = disposables();
  const { kind } = sceneOf();
  const stepOf = () => Math.min(model.get("step"), sceneOf().steps - 1);
  const toggleFullScreen = () => (document.fullscreenElement === root ? document.exitFullscreen() : root.requestFullscreen());
  const stage = createStage({ point, choose });
  const terms = createTerms(kind);
  const question = createQuestion(model, { sceneOf, stepOf, goOn: () => clock.goTo(stepOf() + 1) });
  const player = createPlayer(model, clock, toggleFullScreen);
  const settings = createSettings(edits, kind, sceneOf);
  const status = element("p", { class: "cnn-status", role: "status" });
  const root = element("section", { class: `cnn-window cnn-${kind}-window`, tabindex: -1, "aria-label": TITLES[kind] },
    stage.element, terms.element, question.element, player.element, settings.element, status);
  let shades;
  let pointed = null; // {role, cell} under the mouse or the focus

  /** The step that computes an output cell, or the term of a cell of a dot product. */
  function stepAt(role, { channel, row, column }) {
    const { image, output, steps } = sceneOf();
    if (kind === "dot") return role === "output" ? steps - 1 : (channel * image.rows + row) * image.columns + column;
    return (channel * output.rows + row) * output.columns + column;
  }

  function point(role, cell) {
    if (model.get("playing") || role === "lens") return;
    pointed = cell && { role, cell };
    show();
  }

  function choose(role, { channel, row, column }, key) {
    if (role === "output") return clock.goTo(stepAt(role, { channel, row, column }));
    const { image, kernel, places } = sceneOf();
    const numbers = role === "kernel" ? kernel : image;
    if (role === "lens" || row < 0 || column < 0 || row >= numbers.rows || column >= numbers.columns) return undefined;
    clock.pause();
    const index = (channel * numbers.rows + row) * numbers.columns + column;
    const name = namesOf(kind)[role];
    const cell = stage.cellAt(role, { channel, row, column });
    const text = exactText(entryAt(numbers, index)) ?? String(numbers.values[index]);
    openEditor(root, cell, `${name}, row ${row}, column ${column}`, text, key, (entry) => edits.setEntry(name, index, entry));
    return undefined;
  }

  function lay() {
    if (!root.isConnected) return; // colours are known only where the theme is; `arrival` comes back
    shades = readShades(root);
    pointed = null;
    stage.lay(sceneOf(), shades);
    settings.show(sceneOf());
    show();
  }

  function show() {
    if (!shades) return;
    const scene = sceneOf();
    const step = stepOf();
    const isPreview = pointed && (pointed.role === "output" || kind === "dot") && !model.get("ask");
    const shown = isPreview ? stepAt(pointed.role, pointed.cell) : step;
    const isAsked = model.get("ask") && !isKnown(step);
    const windowStep = !isAsked ? shown : step > 0 && isKnown(step - 1) ? step - 1 : null;
    const note = stage.show(windowStep, shown, isKnown, pointed?.role === "output" || isAsked ? null : pointed);
    const { channel, row, column } = outputPlaceOf(scene, shown);
    const place = [...(scene.output.channels > 1 ? [channel] : []), row, column].join(", ");
    terms.show(isAsked ? null : sumOf(scene, shown), note ?? (kind === "dot" ? `sum of ${shown + 1} of ${scene.steps} terms` : `${namesOf(kind).output}[${place}]`));
    player.show(step, scene.steps);
    question.element.hidden = !model.get("ask");
    if (model.get("ask")) question.show(step, scene.steps);
    else if (!model.get("playing")) status.textContent = sentenceOf(scene, shown, sumOf(scene, shown));
    root.style.setProperty("--cnn-glide", `${Math.min(220, 700 / model.get("speed"))}ms`);
  }

  /** Keys that no control has used for itself; none may reach the notebook, where "d d" deletes a cell of the lesson. */
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter")) return;
    event.stopPropagation();
    const isNative = event.target.closest("input, select, summary") || (event.target.closest("button") && [" ", "Enter"].includes(event.key));
    if (isNative || event.defaultPrevented) return;
    const moves = { ArrowLeft: stepOf() - 1, ArrowUp: stepOf() - 1, ArrowRight: stepOf() + 1, ArrowDown: stepOf() + 1, Home: 0, End: Infinity };
    if (event.key === " ") player.toggle();
    else if (event.key in moves) clock.goTo(moves[event.key]);
    else return;
    event.preventDefault();
  }

  clean.listen(root, "keydown", press);
  const watcher = new IntersectionObserver((entries) => clock.watch(root, entries.at(-1).isIntersecting));
  watcher.observe(root);
  clean.add(() => { watcher.disconnect(); clock.watch(root, false); });
  const arrival = new ResizeObserver(() => { if (!shades) lay(); });
  arrival.observe(root);
  clean.add(() => arrival.disconnect());
  const themes = new MutationObserver(lay);
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  clean.add(() => themes.disconnect());

  el.replaceChildren(root);
  for (const name of ["given", "edits", "ask"]) model.on(`change:${name}`, lay);
  for (const name of ["step", "playing", "answers"]) model.on(`change:${name}`, show);
  lay();
  return clean.dispose;
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

/**
 * One convolution three times: the sliding window (a widget of its own), one matrix, and one column a window.
 *
 * @import { Cell } from "../kit/channels.js"
 * @import { Shades } from "../kit/colours.js"
 * @import { Model, View } from "../kit/model.js"
 * @import { Name, Pointed } from "./state.js"
 */
import { Channels } from "../kit/channels.js";
import { element, put } from "../kit/dom.js";
import { createFullScreenButton } from "../kit/full_screen.js";
import { createShell } from "../kit/shell.js";
import { readScene } from "../window/scene.js";
import { ACROSS, DOWN, sheetsOf, titlesOf, viewsOf } from "./state.js";

/** Which cell of a grid belongs to which step. @type {Partial<Record<Name, (cell: Cell) => number>>} */
const STEPS = {
  matrix: ({ row }) => row,
  "flattened output": ({ row }) => row,
  "unrolled columns": ({ column }) => column,
  "outputs in a row": ({ column }) => column,
};
/** @type {Record<Name, string>} */
const ROLES = {
  "flattened image": "image",
  matrix: "kernel",
  "flattened output": "output",
  "flattened kernel": "kernel",
  "unrolled columns": "image",
  "outputs in a row": "output",
};

/** A title, a sheet of grids, and the current step in a sentence. @param {string} kind @param {HTMLElement[]} grids */
function createSheet(kind, ...grids) {
  const [title, line] = [element("h3.title"), element("p.told")];
  const sheet = element(`div.sheet.${kind}`, {}, ...grids);
  return { title, line, sheet, element: element("div.view", title, element("div.scroller", sheet), line) };
}

/**
 * What moves the child, which has the clock.
 * @param {Model} child @param {() => number} stepOf @param {() => number} countSteps
 */
const childClock = (child, stepOf, countSteps) => ({
  watch() {},
  /** @param {number} step */
  goTo: (step) => child.set({ playing: false, step: Math.max(0, Math.min(countSteps() - 1, step)) }),
  toggle() {
    if (!child.get("playing") && stepOf() === countSteps() - 1) child.set("step", 0);
    child.set("playing", !child.get("playing"));
  },
});

class ThreeViews {
  /** @type {?Shades} */
  shades = null;
  /** @type {?Pointed} */
  pointed = null;

  /** @param {View} view @param {Model} child @param {HTMLElement} box  for the child */
  constructor(view, child, box) {
    this.child = child;
    this.scene = readScene(child.get("given"), child.get("edits"));
    this.sheets = sheetsOf(this.scene);
    this.clock = childClock(child, () => this.step, () => this.scene.steps);
    const title = "One convolution, three views";
    const shell = createShell(view, "three-views", title, this.clock, () => this.step, (shades) => {
      this.shades = shades;
      this.lay();
    });
    this.grids = Object.fromEntries([...ACROSS, ...DOWN].map((name) => [name, this.createGrid(name)]));
    const [image, matrix, output] = ACROSS.map((name) => this.grids[name].element);
    const equals = element("span.operator", { "aria-hidden": "true" }, "=");
    this.across = createSheet("across", image, matrix, equals, output);
    this.down = createSheet("down", ...DOWN.map((name) => this.grids[name].element));
    for (const name of ["given", "edits"]) child.on(`change:${name}`, () => this.take());
    child.on("change:step", () => this.show());
    const all = createFullScreenButton(shell.root, "Full screen with all three views");
    all.classList.add("cnn-all");
    shell.open(all, box, element("div.views", this.across.element, this.down.element));
  }

  get step() {
    return Math.min(this.child.get("step"), this.scene.steps - 1);
  }

  /** @param {Name} name */
  createGrid(name) {
    return new Channels(ROLES[name], {
      point: (_, cell) => {
        this.pointed = cell && { name, index: cell.row * this.sheets[name].columns + cell.column };
        this.show();
      },
      choose: (_, cell) => {
        const step = STEPS[name]?.(cell);
        if (step !== undefined) this.clock.goTo(step);
      },
    });
  }

  /** Takes up other numbers. */
  take() {
    this.scene = readScene(this.child.get("given"), this.child.get("edits"));
    this.sheets = sheetsOf(this.scene);
    this.lay();
  }

  lay() {
    const { shades, sheets } = this;
    if (!shades) return;
    this.pointed = null;
    for (const [{ sheet }, names] of /** @type {const} */ ([[this.across, ACROSS], [this.down, DOWN]])) {
      sheet.classList.toggle("cnn-picture", sheets[names[0]].isPicture === true);
      put(sheet, { "all-columns": Math.max(...names.map((name) => sheets[name].columns)) + 1 });
      for (const name of names) this.grids[name].lay(name, sheets[name], shades);
    }
    [this.across.title.textContent, this.down.title.textContent] = titlesOf(this.scene);
    this.show();
  }

  show() {
    if (!this.shades) return;
    const { marks, outlines, lines, isKnown } = viewsOf(this.scene, this.sheets, this.step, this.pointed);
    for (const name of [...ACROSS, ...DOWN]) {
      this.grids[name].fill(isKnown(name), marks[name]);
      if (outlines[name]) this.grids[name].outline(outlines[name], [0]);
    }
    [this.across.line.textContent, this.down.line.textContent] = lines;
  }
}

export default () => ({
  /** @param {View} view */
  async render(view) {
    const { model, host } = view;
    const box = element("div.child");
    const reference = model.get("window");
    const [child, widget] = await Promise.all([host.getModel(reference), host.getWidget(reference)]);
    new ThreeViews(view, child, box);
    await widget.render({ el: box });
  },
});

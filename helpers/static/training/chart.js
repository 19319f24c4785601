/**
 * A curve over the steps of a training: axes that can be read, lines as crisp at any width, and a marker at a step.
 *
 * @import { Axes, Measure, Point } from "./curves.js"
 */
import { element, icon, put } from "../kit/dom.js";
import { axesOf, labelOf, pathsOf, ticksOf } from "./curves.js";

/** @param {string} kind @param {number} share @param {string} text */
function createTick(kind, share, text) {
  const tick = element(`span.${kind}`, text);
  put(tick, { share });
  return tick;
}

/** Three paths, stretched but not thickened. */
function createDrawing() {
  const drawing = icon("");
  drawing.setAttribute("viewBox", "0 0 1 1");
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.append(...["", ""].map(() => /** @type {Node} */ (drawing.firstChild).cloneNode()));
  const paths = [...drawing.children];
  ["curve", "curve-2", "dots"].forEach((kind, index) => paths[index].setAttribute("class", `cnn-${kind}`));
  return { drawing, paths };
}

export class Chart {
  /** @type {Axes} */
  axes = { steps: 0, highest: 0 };

  /** @param {Measure} measure @param {(step: number) => void} onChoose  a place along the steps is pressed */
  constructor(measure, onChoose) {
    const { name, lines } = measure;
    this.measure = measure;
    const { drawing, paths } = createDrawing();
    this.paths = paths;
    this.ticks = element("div.ticks");
    this.dot = element("i");
    this.marker = element("div.marker", this.dot);
    const follow = (/** @type {PointerEvent} */ event) => event.buttons && onChoose(this.stepAt(event.clientX));
    const listeners = { onPointerdown: follow, onPointermove: follow };
    this.plot = element("div.plot", { role: "img", ...listeners }, this.ticks, drawing, this.marker);
    const keys = lines.map((line, index) => element(`span.key.key-${index}`, element("i"), line));
    const caption = element("figcaption", element("b", name), ...(lines.length > 1 ? keys : []));
    this.element = element("figure.chart", caption, this.plot);
  }

  /** @param {number} across  on the page */
  stepAt(across) {
    const { left, width } = this.plot.getBoundingClientRect();
    return ((across - left) / width) * this.axes.steps;
  }

  /** @param {Point[][]} series  the points of each line @param {number} steps */
  show(series, steps) {
    const { measure, axes: before } = this;
    this.axes = axesOf(measure, series, steps);
    if (this.axes.steps !== before.steps || this.axes.highest !== before.highest) {
      const ticks = ticksOf(this.axes, measure);
      this.ticks.replaceChildren(...ticks.map(({ kind, share, text }) => createTick(kind, share, text)));
    }
    pathsOf(this.axes, series).forEach((path, index) => this.paths[index].setAttribute("d", path));
    this.plot.setAttribute("aria-label", labelOf(measure, series));
  }

  /** @param {number} step @param {?number} value */
  mark(step, value) {
    put(this.marker, { share: step / this.axes.steps, level: (value ?? 0) / this.axes.highest });
    this.dot.hidden = value === null;
  }
}

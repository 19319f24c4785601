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

/** @param {Measure} measure @param {(step: number) => void} onChoose  a place along the steps is pressed */
export function createChart(measure, onChoose) {
  const { drawing, paths } = createDrawing();
  const { name, lines } = measure;
  const keys = lines.map((line, index) => element(`span.key.key-${index}`, element("i"), line));
  const marker = element("div.marker", element("i"));
  const ticks = element("div.ticks");
  const plot = element(
    "div.plot",
    { role: "img", onPointerdown: follow, onPointermove: follow },
    ticks,
    drawing,
    marker,
  );
  const caption = element("figcaption", element("b", name), ...(lines.length > 1 ? keys : []));
  /** @type {Axes} */
  let axes = { steps: 0, highest: 0 };

  /** @param {PointerEvent} event */
  function follow(event) {
    if (!event.buttons) return;
    const { left, width } = plot.getBoundingClientRect();
    onChoose(((event.clientX - left) / width) * axes.steps);
  }

  return {
    element: element("figure.chart", caption, plot),
    /** @param {Point[][]} series  the points of each line @param {number} steps */
    show(series, steps) {
      const now = axesOf(measure, series, steps);
      if (now.steps !== axes.steps || now.highest !== axes.highest) {
        ticks.replaceChildren(...ticksOf(now, measure).map(({ kind, share, text }) => createTick(kind, share, text)));
      }
      axes = now;
      pathsOf(axes, series).forEach((path, index) => paths[index].setAttribute("d", path));
      plot.setAttribute("aria-label", labelOf(measure, series));
    },
    /** @param {number} step @param {?number} value */
    mark(step, value) {
      put(marker, { share: step / axes.steps, level: value === null ? -1 : value / axes.highest });
      marker.classList.toggle("cnn-empty", value === null);
    },
  };
}

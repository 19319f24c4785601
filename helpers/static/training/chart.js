/** A curve over the steps of a training: axes that can be read, lines as crisp at any width, and a marker at a step. */
import { element, icon, put } from "../kit/dom.js";

const ROUND = [1, 2, 2.5, 5, 10];

/** Round numbers from 0 up to `most`, about `count` of them after the 0; the last may lie beyond. */
export function ticksUpTo(most, count) {
  const rough = most / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const apart = power * ROUND.find((each) => each * power >= rough * (1 - 1e-9));
  return Array.from({ length: Math.ceil(most / apart - 1e-9) + 1 }, (_, index) => index * apart);
}

/**
 * @param {string} name  what is measured
 * @param {string[]} lines  what each line is; on the second the points are dots, since they are few
 * @param {?number} top  where the axis ends; null: where the values do
 * @param {(value: number) => string} format  for the axis; `say` is for the sentence
 * @param {(step: number) => void} onChoose  a place along the steps is pressed
 */
export function createChart({ name, lines, top, format, say = format, onChoose }) {
  const drawing = icon("");
  drawing.setAttribute("viewBox", "0 0 1 1");
  drawing.setAttribute("preserveAspectRatio", "none");
  const paths = ["curve", "curve-2", "dots"].map((kind) => {
    const path = drawing.firstChild.cloneNode();
    path.setAttribute("class", `cnn-${kind}`);
    return path;
  });
  drawing.replaceChildren(...paths);
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
  let [steps, highest] = [1, 1];

  function follow(event) {
    if (!event.buttons) return;
    const { left, width } = plot.getBoundingClientRect();
    onChoose(((event.clientX - left) / width) * steps);
  }

  const pathOf = (points, start) =>
    points.map(([step, value], index) => `${index ? start : "M"}${step / steps} ${1 - value / highest}`).join("");

  /** Lines and numbers along both sides; the last number along the steps is the last step. */
  function rule() {
    const values = ticksUpTo(highest, 4);
    const across = ticksUpTo(steps, 4).filter((step) => step < steps * 0.9);
    const tick = (kind, share, text) => {
      const node = element(`span.${kind}`, text);
      put(node, { share });
      return node;
    };
    ticks.replaceChildren(
      ...values.map((value) => tick("value", value / highest, format(value))),
      ...[...across, steps].map((step) => tick("step", step / steps, step ? String(step) : "step 0")),
    );
  }

  return {
    element: element(
      "figure.chart",
      element("figcaption", element("b", name), ...(lines.length > 1 ? keys : [])),
      plot,
    ),
    /** @param {[number, number][][]} series  for each line its points [step, value] */
    show(series, lastStep) {
      const most = Math.max(...series.flat().map(([, value]) => value), 0);
      const end = top ?? ticksUpTo(most || 1, 4).at(-1);
      if (end !== highest || lastStep !== steps || !ticks.childElementCount) {
        [steps, highest] = [lastStep, end];
        rule();
      }
      const [line, second = []] = series;
      paths[0].setAttribute("d", pathOf(line, "L"));
      paths[1].setAttribute("d", pathOf(second, "L"));
      paths[2].setAttribute("d", second.map((point) => `${pathOf([point])}h0`).join(""));
      const ends = [line[0], line.at(-1)].filter(Boolean).map(([step, value]) => `${say(value)} at step ${step}`);
      plot.setAttribute("aria-label", `${name}: ${ends.join(" to ") || "nothing yet"}`);
    },
    mark(step, value) {
      put(marker, { share: step / steps, level: value === null ? -1 : value / highest });
      marker.classList.toggle("cnn-empty", value === null);
    },
  };
}

/** Three digits of a number, for an axis or a sentence. */
export const threeDigits = (value) => String(Number(value.toPrecision(3))).replaceAll("-", "\u2212");

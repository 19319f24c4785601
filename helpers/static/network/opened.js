/** A chosen cell, opened: the sliding window with its true numbers, what pushed a unit, or softmax worked out. */
import { toWire } from "../numbers/arrays.js";
import { cropAround } from "./crop.js";
import { element } from "../kit/dom.js";
import { fieldsOf, softmax, weightsOf } from "./layers.js";
import { createMaps } from "./maps.js";
import { bracketed, printSum, printTogether } from "../numbers/numerals.js";
import { createContributions } from "./contributions.js";
import { ofNumber } from "../numbers/rational.js";
import { readScene, sumOf } from "../window/scene.js";
import { cellName, mapName } from "./panels.js";
import { percent } from "./verdict.js";

const count = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
const sides = (size) => size.join(" \u00d7 ");
/** A float as text that Python and the window read as the same number. */
function fraction(value) {
  const { n, d } = ofNumber(value, true);
  return `${n}/${d}`;
}
const print = (value) => printTogether([ofNumber(value, true)]).text(ofNumber(value, true));

const called = ({ kind, name }) => (kind === "image" ? "the image" : name);

/** A field of the image in words. */
export const seenBy = ({ size }, { rows, columns }) =>
  size[0] === rows && size[1] === columns ? "the whole image" : `${sides(size)} cells of the image`;

/** A sliding window of this page, drawn when it is first needed. */
async function createChild(host, signal, ref) {
  const child = await host.getModel(ref);
  const box = element("div.child", { hidden: "" });
  let drawn = null;
  return {
    element: box,
    show(given, step, isOnly) {
      box.hidden = !given;
      if (!given) return;
      box.classList.toggle("cnn-only", isOnly);
      child.set({ given, edits: {}, answers: {}, playing: false, step });
      drawn ??= host.getWidget(ref).then((widget) => widget.render({ el: box, signal }));
    },
  };
}

/** e to the power of each score, over their sum, as a table that adds up. */
function softmaxTable(scores, chosen) {
  const { shift, powers, probabilities } = softmax(scores);
  const exact = [...scores].map((score) => ofNumber(score, true));
  const score = printTogether(exact).text;
  const printed = printSum(powers.map((power) => ofNumber(power)));
  const row = (kind, ...cells) => {
    const [first, ...others] = cells.map((cell, index) =>
      element(index ? "td" : "th", index ? {} : { scope: "row" }, cell)
    );
    return element(`tr${kind}`, first, ...others);
  };
  const power = shift ? `e^(score \u2212 ${print(shift)})` : "e^score";
  const heads = ["class", "score", power, "share"].map((text) => element("th", { scope: "col" }, text));
  const rows = probabilities.map((share, unit) =>
    row(unit === chosen ? ".winner" : "", String(unit), score(exact[unit]), printed.terms[unit], percent(share))
  );
  if (printed.rounding) rows.push(row("", "rounding", "", printed.rounding, ""));
  rows.push(row(".total", "sum", "", printed.result, "100 %"));
  const head = element("thead", element("tr", {}, ...heads));
  return element("table.softmax", { "aria-label": "softmax" }, head, element("tbody", {}, ...rows));
}

/**
 * @param {(panel: Panel, cell: object) => void} choose  another cell of the enlarged map
 * @param {(panel: Panel, cell: ?object) => void} point
 */
export async function createOpened(model, host, signal, { point, choose }) {
  const [kernel, pool] = await Promise.all(
    ["kernel_window", "pool_window"].map((name) => createChild(host, signal, model.get(name))),
  );
  const title = element("div.title");
  const words = element("p.words");
  const pushes = createContributions();
  const table = element("div", { hidden: "" });
  let chosen = null;
  const withChannel = (cell) => cell && { ...cell, channel: chosen.cell.channel };
  const image = createMaps((channel) => `image${channel ? `, channel ${channel}` : ""}, enlarged`, {
    point: (cell) => point(chosen.panels[0], cell),
    choose: (cell) => choose(chosen.panels[0], cell),
  });
  const map = createMaps(() => `${mapName(chosen.panel, chosen.cell.channel, chosen.plane)}, enlarged`, {
    point: (cell) => point(chosen.panel, withChannel(cell)),
    choose: (cell) => choose(chosen.panel, withChannel(cell)),
  });
  const caption = [element("div.caption"), element("div.caption")];
  const enlarged = element(
    "div.enlarged",
    element("div.seen", caption[0], image.element),
    element("div.itself", caption[1], map.element),
  );
  const text = element("div", title, words);
  const top = element("div.opened", enlarged, text);
  const dense = element("div.dense", table, pushes.element);
  const node = element("div.inside", { hidden: "" }, top, dense, kernel.element, pool.element);

  /** The window of a convolution, or of a pool; its result, as it is printed. */
  function openWindow(layer, before, cell) {
    const isKernel = layer.kind === "conv";
    const channels = isKernel ? [...Array(before.channels).keys()] : [cell.channel];
    const { step, ...crop } = cropAround(before, layer, channels, cell);
    const own = isKernel
      ? {
        kind: "kernel",
        kernel: toWire(weightsOf(layer, cell.channel), [before.channels, ...layer.size]),
        bias: fraction(layer.bias[cell.channel]),
        dilation: [1, 1],
      }
      : { kind: "pool", how: layer.kind, size: layer.size };
    const given = { ...own, ...crop, stride: layer.stride };
    const scene = readScene(given, {});
    (isKernel ? kernel : pool).show(given, step, scene.steps === 1);
    return sumOf(scene, step).result;
  }

  /** Opens what made a cell of planes[at]; answers with what it is, as printed, and how it came about. */
  function explain({ layers, planes, panels, shades }, at, cell) {
    const [layer, before] = [layers[at - 1], planes[at - 1]];
    const source = panels.findLast((panel) => panel.at < at);
    if (layer.kind === "conv") {
      const result = openWindow(layer, before, cell);
      const over = before.channels > 1 ? `all ${before.channels} channels` : `${sides(layer.size)} cells`;
      const weights = count(before.channels * layer.size[0] * layer.size[1], "weight");
      return [result, `Kernel ${cell.channel} lies over ${over} of ${called(source)}: ${weights}, one bias, one sum.`];
    }
    if (layer.kind === "max" || layer.kind === "mean") {
      const which = layer.kind === "max" ? "largest" : "mean";
      const result = openWindow(layer, before, cell);
      return [
        result,
        `The ${which} of ${sides(layer.size)} cells of ${mapName(source, cell.channel, before)}. It has no weights.`,
      ];
    }
    if (layer.kind === "dense") {
      pushes.element.hidden = false;
      const plane = planes[source.at];
      const result = pushes.show(layer, cell.row, { source, plane }, shades, "");
      const all = count(plane.values.length, "number");
      return [
        result,
        `It looks at all ${all} of ${
          called(source)
        }, each through a weight of its own: ochre pushed it up, purple down.`,
      ];
    }
    return [
      print(planes[at].values[(cell.channel * planes[at].rows + cell.row) * planes[at].columns + cell.column]),
      "",
    ];
  }

  /** The value of a cell and the story behind it; a ReLU opens what it was given. */
  function tell(scene, { panel, cell }) {
    const { layers, planes } = scene;
    if (panel.kind === "image") return explainPixel(planes[0], cell);
    if (panel.kind === "softmax") {
      const scores = planes.at(-1).values;
      table.hidden = false;
      table.replaceChildren(softmaxTable(scores, cell.row));
      const [score, story] = explain(scene, planes.length - 1, cell);
      const share = percent(softmax(scores).probabilities[cell.row]);
      return [
        share,
        `Its score is ${score}. Softmax turns scores into shares: e to the power of each, divided by their sum. ${story}`,
      ];
    }
    const given = panel.kind === "relu" && panel.at > 1;
    const [sum, story] = explain(scene, given ? panel.at - 1 : panel.at, cell);
    if (!given && layers[panel.at]?.kind !== "relu") return [sum, story];
    const kept = sum.startsWith("\u2212") ? "0" : sum;
    const relu = `max(0, ${sum}) = ${kept}`;
    return given ? [kept, `${story} ReLU makes it ${relu}.`] : [sum, `${story} ReLU will make it ${relu}.`];
  }

  const explainPixel = (plane, { channel, row, column }) => [
    print(plane.values[(channel * plane.rows + row) * plane.columns + column]),
    plane.isPixels ? "A pixel, from 0 (black) to 1 (white)." : "A number of the image.",
  ];

  return {
    element: node,
    /** Shows a chosen {panel, cell}; nothing for null. @returns {string} what it says */
    show(scene, what) {
      node.hidden = !what;
      if (!what) return "";
      const { planes, panels, layers, shades } = scene;
      const { panel, cell } = what;
      const at = Math.min(panel.at, planes.length - 1);
      const plane = planes[at];
      chosen = { ...what, panels, plane };
      pushes.element.hidden = table.hidden = true;
      const kind = (panel.kind === "relu" ? layers[panel.at - 2]?.kind : panel.kind) ?? "";
      if (kind !== "conv") kernel.show(null);
      if (kind !== "max" && kind !== "mean") pool.show(null);
      const name = cellName(panel, cell, plane);
      const [value, story] = tell(scene, what);
      const fields = fieldsOf(layers, planes, at, cell);
      const sees = panel.at > 0 ? ` It sees ${seenBy(fields[0], planes[0])}.` : "";
      title.replaceChildren(element("span", name), element("strong", ` = ${value}`));
      words.textContent = `${story}${sees}`;
      const isMap = !panel.isVector;
      enlarged.hidden = !isMap;
      if (isMap) {
        const area = plane.rows * plane.columns;
        const own = {
          ...plane,
          channels: 1,
          values: plane.values.subarray(cell.channel * area, (cell.channel + 1) * area),
        };
        caption[0].textContent = "what it sees";
        caption[1].textContent = mapName(panel, cell.channel, plane);
        image.lay(planes[0], false);
        image.fill(planes[0], shades);
        image.outline(fields[0]);
        map.element.parentElement.hidden = panel.at === 0;
        map.lay(own, false);
        map.fill(own, shades);
        map.outline({ ...fields[at], first: 0 });
      }
      return `${name}: ${value}. ${words.textContent}`;
    },
  };
}

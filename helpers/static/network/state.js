/**
 * What the explorer shows, worked out from the network, the image and the chosen cell; drawing it is left to others.
 *
 * @import { Plane } from "../numbers/window.js"
 * @import { Cell, Explanation, Field, Layer } from "./layers/layer.js"
 * @import { Chosen, Panel } from "./panels.js"
 *
 * @typedef {{layers: Layer[], panels: Panel[], activations: Plane[]}} Scene
 * @typedef {Explanation & {value: string, source?: {panel: Panel, activation: Plane}}} Account  how a cell came about,
 *   and what it
 *   is, as printed; with inputs, where they come from
 * @typedef {Account & {name: string, said: string, shares?: SoftmaxTable}} Opened
 * @typedef {{power: string, rows: {unit: string, score: string, power: string, share: string}[], rounding: ?string,
 *   sum: string}} SoftmaxTable
 */
import { printSum, printTogether, shortNumber } from "../numbers/numerals.js";
import { ofNumber } from "../numbers/rational.js";
import { readScene, sumOf } from "../window/scene.js";
import { contributionsTo, unflattened } from "./contributions.js";
import { fieldsOf, softmax } from "./forward.js";
import { sidesText } from "./layers/layer.js";
import { activationOf, cellName, mapName, valueAt } from "./panels.js";

/** @param {number} value */
const print = (value) => printTogether([ofNumber(value, true)]).text(ofNumber(value, true));

/** A probability as a percentage; none is certain that is not. @param {number} share */
export function percent(share) {
  if (share > 0 && share < 0.0005) return "< 0.1%";
  return share < 1 && share >= 0.9995 ? "> 99.9%" : `${(100 * share).toFixed(1)}%`;
}

/** A field of the image in words. @param {Field} field @param {Plane} image */
const seenBy = ({ size }, { rows, columns }) =>
  size[0] === rows && size[1] === columns ? "the whole image" : `${sidesText(size)} cells of the image`;

/** What is said of a cell that is pointed at. @param {Scene} scene @param {Chosen} chosen */
export function readoutOf({ layers, activations }, { panel, cell }) {
  const activation = activationOf(panel, activations);
  const name = cellName(panel, cell, activation);
  if (panel.role === "verdict") return `${name}: ${percent(softmax(activation.values).probabilities[cell.row])}`;
  const value = `${name}: ${shortNumber(valueAt(activation, cell))}`;
  if (panel.role === "image") return value;
  return `${value}; it sees ${seenBy(fieldsOf(layers, activations, panel.at, cell)[0], activations[0])}`;
}

/**
 * For each panel the field that a cell depends on, or null, and whether the cell is its own.
 * @param {Scene} scene @param {?Chosen} chosen @returns {{field: ?Field, isOwn: boolean, isAll: boolean}[]}
 */
export function outlinesOf({ layers, panels, activations }, chosen) {
  const at = chosen ? Math.min(chosen.panel.at, activations.length - 1) : -1;
  const fields = chosen ? fieldsOf(layers, activations, at, chosen.cell) : [];
  return panels.map((panel) => {
    const isOwn = chosen?.panel.at === panel.at;
    const field = (panel.role === "verdict" ? isOwn && fields[at] : fields[panel.at]) || null;
    const activation = activations[panel.at];
    const isAll = field !== null && field.size[0] === activation?.rows && field.size[1] === activation?.columns;
    return { field, isOwn, isAll };
  });
}

/**
 * How a cell of activations[at] came about.
 * @param {Scene} scene @param {number} at @param {Cell} cell @returns {Account}
 */
function accountOf(scene, at, cell) {
  const { layers, panels, activations } = scene;
  const value = print(valueAt(activations[at], cell));
  if (at === 0) {
    return {
      value,
      story: activations[0].isPixels ? "A pixel, from 0 (black) to 1 (white)." : "A number of the image.",
    };
  }
  const [layer, before] = [layers[at - 1], activations[at - 1]];
  const { kind } = layer;
  if (kind.passes) {
    const account = accountOf(scene, at - 1, kind.isRenaming ? unflattened(before, cell.row) : cell);
    const { result, words } = kind.passes(account.value);
    return { ...account, value: result, story: `${account.story} ${words}` };
  }
  const panel = panels.findLast((each) => each.at < at) ?? panels[0];
  const activation = activations[panel.at];
  const channel = kind.makesVector ? cell.row : cell.channel;
  const called = panel.role === "image" ? "the image" : panel.name;
  const map = mapName(panel, channel, before);
  const explanation = kind.explain?.(layer, before, cell, { called, map, activation }) ?? { story: "" };
  return { ...explanation, value: resultOf(explanation, activation) ?? value, source: { panel, activation } };
}

/** What is printed as the result of what is opened. @param {Explanation} explanation @param {Plane} activation */
function resultOf({ window, inputs, sum }, activation) {
  if (window) return sumOf(readScene(/** @type {any} */ (window.given), {}), window.step).result;
  if (inputs) return contributionsTo(inputs, activation.values).sum.result;
  return sum?.result;
}

/** e to the power of each score, over their sum, so that it adds up. @param {Plane} scores @returns {SoftmaxTable} */
function sharesOf({ values }) {
  const { shift, powers, probabilities } = softmax(values);
  const exact = Array.from(values, (score) => ofNumber(score, true));
  const { text } = printTogether(exact);
  const printed = printSum(powers.map((power) => ofNumber(power)));
  const rows = probabilities.map((share, unit) => ({
    unit: String(unit),
    score: text(exact[unit]),
    power: printed.terms[unit],
    share: percent(share),
  }));
  const power = shift ? `e^(score \u2212 ${print(shift)})` : "e^score";
  return { power, rows, rounding: printed.rounding, sum: printed.result };
}

/** A chosen cell, opened. @param {Scene} scene @param {Chosen} chosen @returns {Opened} */
export function openedOf(scene, { panel, cell }) {
  const { layers, activations } = scene;
  const at = Math.min(panel.at, activations.length - 1);
  const account = accountOf(scene, at, cell);
  const name = cellName(panel, cell, activations[at]);
  const sees = panel.at > 0 ? `It sees ${seenBy(fieldsOf(layers, activations, at, cell)[0], activations[0])}.` : "";
  const following = layers[panel.at]?.kind;
  const next = following?.isRenaming ? undefined : following?.passes?.(account.value);
  const told = { ...account };
  if (panel.role === "verdict") {
    const share = percent(softmax(activations[at].values).probabilities[cell.row]);
    told.story =
      `Its score is ${account.value}. Softmax turns scores into shares: e to the power of each, divided by their ` +
      `sum. ${account.story}`;
    Object.assign(told, { value: share, shares: sharesOf(activations[at]) });
  } else if (next && panel.at > 0) told.story += ` ${next.words.replace(" makes it ", " will make it ")}`;
  told.story = [told.story, sees].filter(Boolean).join(" ");
  return { ...told, name, said: `${name}: ${told.value}. ${told.story}` };
}

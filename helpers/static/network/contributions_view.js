/**
 * What pushes a unit, drawn: all inputs as maps, the strongest of them in two lists, and the sum.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Plane } from "../numbers/window.js"
 * @import { Contributions } from "./contributions.js"
 * @import { Cell } from "./layers/layer.js"
 * @import { Panel } from "./panels.js"
 */
import { element } from "../kit/dom.js";
import { createTerms } from "../kit/terms.js";
import { unflattened } from "./contributions.js";
import { Maps } from "./maps.js";
import { cellName, mapName } from "./panels.js";

const MOST_LISTED = 4; // on each side
const LONGEST = 10; // inputs under each other

/** @typedef {{contributions: Contributions, panel: Panel, activation: Plane}} Shown */

/** The strongest on one side. @param {string} heading @param {number[]} indices @param {Shown} shown */
function listOf(heading, indices, { contributions, panel, activation }) {
  const items = indices.slice(0, MOST_LISTED).map((index) => {
    const name = cellName(panel, unflattened(activation, index), activation);
    const strength = element("strong", contributions.text(index));
    return element("li", strength, ` = ${contributions.product(index)} `, element("span.quiet", name));
  });
  const rest = indices.length - MOST_LISTED;
  if (rest > 0) items.push(element("li.quiet", `and ${rest} more`));
  return element("div", element("div.heading", heading), element("ol", {}, ...items));
}

/** An input in words. @param {Shown} shown @param {Cell} cell */
function wordsOf({ contributions, panel, activation }, cell) {
  const index = (cell.channel * activation.rows + cell.row) * activation.columns + cell.column;
  if (index >= activation.values.length) return "";
  return `${cellName(panel, cell, activation)}: ${contributions.product(index)} = ${contributions.text(index)}`;
}

export function createContributions() {
  const terms = createTerms();
  const [lists, note] = [element("div.lists"), element("div.place")];
  /** @type {Shown} */
  let shown;
  const maps = new Maps((channel) => `pushes through ${mapName(shown.panel, channel, shown.activation)}`, {
    point: (cell) => {
      note.textContent = cell ? wordsOf(shown, cell) : "";
    },
    choose() {},
  }, LONGEST);
  return {
    element: element("div.contributions", maps.element, note, lists, terms.element),
    /** @param {Contributions} contributions @param {{panel: Panel, activation: Plane}} source @param {Shades} shades */
    show(contributions, { panel, activation }, shades) {
      shown = { contributions, panel, activation };
      maps.lay(activation, panel.isVector);
      maps.fill({ ...activation, values: contributions.values, isPixels: false }, shades);
      const { up, down } = contributions;
      lists.replaceChildren(listOf("pushed it up most", up, shown), listOf("pushed it down most", down, shown));
      terms.show(contributions.sum, "");
      note.textContent = "";
    },
  };
}

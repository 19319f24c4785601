/**
 * A chosen cell, opened: what it sees, the sum that made it, and the story behind it.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Host, Model } from "../kit/model.js"
 * @import { Plane } from "../numbers/window.js"
 * @import { Cell } from "./layers/layer.js"
 * @import { Chosen, Panel } from "./panels.js"
 * @import { Opened, Scene, SoftmaxTable } from "./state.js"
 */
import { element } from "../kit/dom.js";
import { createTerms } from "../kit/terms.js";
import { readScene } from "../window/scene.js";
import { contributionsTo } from "./contributions.js";
import { createContributions } from "./contributions_view.js";
import { fieldsOf } from "./forward.js";
import { Maps } from "./maps.js";
import { mapName } from "./panels.js";

/**
 * A sliding window of this page, drawn when it is first needed.
 * @param {Host} host @param {AbortSignal} signal @param {string} reference
 */
async function createChild(host, signal, reference) {
  const child = await host.getModel(reference);
  const box = element("div.child", { hidden: "" });
  /** @type {?Promise<void>} */
  let drawn = null;
  return {
    element: box,
    /** @param {Opened["window"] | null} window */
    show(window) {
      box.hidden = !window;
      if (!window) return;
      const { given, step } = window;
      box.classList.toggle("cnn-only", readScene(/** @type {any} */ (given), {}).steps === 1);
      child.set({ given, edits: {}, answers: {}, playing: false, step });
      drawn ??= host.getWidget(reference).then((widget) => widget.render({ el: box, signal }));
    },
  };
}

/** @param {SoftmaxTable} shares @param {number} chosen */
function softmaxTable({ power, rows, rounding, sum }, chosen) {
  /** @param {string} kind @param {string} first @param {string[]} others */
  const row = (kind, first, ...others) =>
    element(`tr${kind}`, element("th", { scope: "row" }, first), ...others.map((text) => element("td", {}, text)));
  const heads = ["class", "score", power, "share"].map((text) => element("th", { scope: "col" }, text));
  const body = rows.map((each, unit) =>
    row(unit === chosen ? ".winner" : "", each.unit, each.score, each.power, each.share)
  );
  if (rounding) body.push(row("", "rounding", "", rounding, ""));
  body.push(row(".total", "sum", "", sum, "100 %"));
  const head = element("thead", element("tr", {}, ...heads));
  return element("table.softmax", { "aria-label": "softmax" }, head, element("tbody", {}, ...body));
}

/** One map by itself. @param {Plane} activation @param {number} channel @returns {Plane} */
function mapOf(activation, channel) {
  const area = activation.rows * activation.columns;
  return { ...activation, channels: 1, values: activation.values.subarray(channel * area, (channel + 1) * area) };
}

/** The image with what the cell sees, and the cell's own map, large. @param {On} on */
function createEnlarged({ point, choose }) {
  /** @type {{scene: Scene, panel: Panel, cell: Cell}} */
  let shown;
  const seen = new Maps((channel) => `image${channel ? `, channel ${channel}` : ""}, enlarged`, {
    point: (cell) => point(shown.scene.panels[0], cell),
    choose: (cell) => choose(shown.scene.panels[0], cell),
  });
  const name = () => mapName(shown.panel, shown.cell.channel, shown.scene.activations[shown.panel.at]);
  const own = new Maps(() => `${name()}, enlarged`, {
    point: (cell) => point(shown.panel, cell && { ...cell, channel: shown.cell.channel }),
    choose: (cell) => choose(shown.panel, { ...cell, channel: shown.cell.channel }),
  });
  const caption = element("div.caption");
  const ownBox = element("div.itself", caption, own.element);
  const seenBox = element("div.seen", element("div.caption", "what it sees"), seen.element);
  const node = element("div.enlarged", seenBox, ownBox);
  return {
    element: node,
    /** @param {Scene} scene @param {Chosen} chosen @param {Shades} shades */
    show(scene, { panel, cell }, shades) {
      node.hidden = panel.isVector;
      if (panel.isVector) return;
      shown = { scene, panel, cell };
      const { layers, activations } = scene;
      const [image, activation] = [activations[0], activations[panel.at]];
      const fields = fieldsOf(layers, activations, panel.at, cell);
      seen.lay(image, false);
      seen.fill(image, shades);
      seen.outline(fields[0]);
      const map = mapOf(activation, cell.channel);
      caption.textContent = name();
      ownBox.hidden = panel.at === 0;
      own.lay(map, false);
      own.fill(map, shades);
      own.outline({ ...fields[panel.at], first: 0 });
    },
  };
}

/**
 * @typedef {{point: (panel: Panel, cell: ?Cell) => void, choose: (panel: Panel, cell: Cell) => void}} On
 *
 * @param {Model} model
 * @param {Host} host
 * @param {AbortSignal} signal
 * @param {On} on  another cell of an enlarged map
 */
export async function createOpened(model, host, signal, on) {
  const [kernel, pool] = await Promise.all(
    ["kernel_window", "pool_window"].map((name) => createChild(host, signal, model.get(name))),
  );
  const [title, words] = [element("div.title"), element("p.words")];
  const contributions = createContributions();
  const terms = createTerms();
  const table = element("div", { hidden: "" });
  const enlarged = createEnlarged(on);
  const top = element("div.opened", enlarged.element, element("div", title, words));
  const dense = element("div.dense", table, contributions.element);
  const node = element("div.inside", { hidden: "" }, top, terms.element, dense, kernel.element, pool.element);

  return {
    element: node,
    /**
     * Shows a chosen cell; nothing for null.
     * @param {Scene} scene @param {?Chosen} chosen @param {?Opened} opened @param {Shades} shades
     */
    show(scene, chosen, opened, shades) {
      node.hidden = !chosen;
      if (!chosen || !opened) return;
      const { name, value, story, window, inputs, source, sum, shares } = opened;
      title.replaceChildren(element("span", name), element("strong", ` = ${value}`));
      words.textContent = story;
      kernel.show(window?.kind === "kernel" ? window : null);
      pool.show(window?.kind === "pool" ? window : null);
      contributions.element.hidden = !inputs;
      if (inputs && source) contributions.show(contributionsTo(inputs, source.activation.values), source, shades);
      terms.element.hidden = !sum;
      if (sum) terms.show(sum, "");
      table.hidden = !shares;
      if (shares) table.replaceChildren(softmaxTable(shares, chosen.cell.row));
      enlarged.show(scene, chosen, shades);
    },
  };
}

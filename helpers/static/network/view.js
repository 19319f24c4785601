/**
 * One view of the explorer: the network with the image in it, and the chosen cell under it.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Model, View } from "../kit/model.js"
 * @import { Plane } from "../numbers/window.js"
 * @import { Cell } from "./layers/layer.js"
 * @import { Chosen, Panel } from "./panels.js"
 * @import { Scene } from "./state.js"
 */
import { element } from "../kit/dom.js";
import { createFullScreenButton } from "../kit/full_screen.js";
import { keepKey } from "../kit/keys.js";
import { tellPython } from "../kit/model.js";
import { createRoot } from "../kit/shell.js";
import { followTheme } from "../kit/theme.js";
import { isBlack } from "../numbers/arrays.js";
import { softmax } from "./forward.js";
import { Maps } from "./maps.js";
import { createOpened } from "./opened.js";
import { activationOf, cellOfIndex, indexOfCell, mapName } from "./panels.js";
import { openedOf, outlinesOf, readoutOf } from "./state.js";
import { createVerdict, verdictOf } from "./verdict.js";

const QUIET_VERDICT = 600; // milliseconds without a change before a new verdict is read aloud
const CALM = 100; // milliseconds between two redrawings of the opened cell while images stream in, as from a sketchpad
const HINT = "Point at any cell to see what it sees; choose it to open it.";

/** @typedef {{point: (cell: ?Cell) => void, choose: (cell: Cell) => void}} On */

/** One panel: its heading and its maps. @param {Panel} panel @param {Plane} activation @param {On} on */
function createPanel(panel, activation, on) {
  const maps = new Maps((channel) => mapName(panel, channel, activation), on);
  const { channels, rows, columns } = activation;
  const size = panel.isVector ? `${rows}` : `${rows} \u00d7 ${columns}`;
  const title = `${panel.name}: ${channels > 1 ? `${channels} maps of ` : ""}${size}`;
  const heading = element("div.heading", { title }, panel.short, element("small", size));
  maps.lay(activation, panel.isVector);
  const kind = panel.isVector ? "vector" : panel.role === "image" ? "input" : "stack";
  const node = element(`div.layer.${kind}`, heading, maps.element);
  return { element: node, maps };
}

export class ExplorerView {
  /** @type {?Shades} */
  shades = null;
  /** @type {?Chosen} */
  pointed = null; // under the mouse or the focus
  /** @type {(ReturnType<typeof createPanel> | ReturnType<typeof createVerdict>)[]} */
  panels = [];
  form = ""; // of the network that is laid out
  said = "";
  openedAt = 0; // when the opened cell was last drawn
  /** @type {Record<"opening" | "saying", ReturnType<typeof setTimeout> | undefined>} */
  timers = { opening: undefined, saying: undefined };

  /** @param {View} view @param {(picture: any) => Scene} compute */
  static async mount(view, compute) {
    const { model, host, signal } = view;
    const reference = model.get("sketchpad");
    const pad = reference ? await host.getModel(reference) : null;
    const explorer = new ExplorerView(model, pad, compute);
    /** @type {import("./opened.js").On} */
    const on = {
      point: (panel, cell) => explorer.point(panel, cell),
      choose: (panel, cell) => explorer.choose(panel, cell),
    };
    explorer.opened = await createOpened(model, host, signal, on);
    explorer.open(view.el, signal);
    if (pad) await (await host.getWidget(reference)).render({ el: explorer.padBox, signal });
  }

  /** @param {Model} model @param {?Model} pad  the sketchpad's @param {(picture: any) => Scene} compute */
  constructor(model, pad, compute) {
    this.model = model;
    this.pad = pad;
    this.compute = compute;
    this.padBox = element("div.child");
    this.network = element("div.network");
    this.readout = element("span");
    this.status = element("p.status", { role: "status" });
    /** @type {Awaited<ReturnType<typeof createOpened>>} */
    this.opened;
  }

  /** Puts it on the page. @param {HTMLElement} el @param {AbortSignal} signal */
  open(el, signal) {
    const bar = element("div.readout", this.readout);
    const parts = [this.network, bar, this.opened.element, this.status];
    const root = createRoot("explorer", "Network explorer", keepKey, ...parts);
    bar.append(createFullScreenButton(root));
    el.replaceChildren(root);
    followTheme(root, signal, (shades) => {
      this.shades = shades;
      this.draw();
    });
    signal.addEventListener("abort", () => Object.values(this.timers).forEach(clearTimeout));
    (this.pad ?? this.model).on("change:picture", () => this.draw());
    this.model.on("change:layers", () => this.draw());
    this.model.on("change:cell", () => {
      this.showOpened();
      this.status.textContent = this.said;
    });
  }

  scene() {
    return this.compute((this.pad ?? this.model).get("picture"));
  }

  /** @param {Scene} scene */
  chosen({ panels, activations }) {
    return cellOfIndex(panels, activations, this.model.get("cell"));
  }

  /** @param {Panel} panel @param {?Cell} cell */
  point(panel, cell) {
    const index = cell && indexOfCell(panel, cell);
    const before = this.pointed && indexOfCell(this.pointed.panel, this.pointed.cell);
    if (`${index}` === `${before}`) return;
    const { panels, activations } = this.scene();
    this.pointed = index && cellOfIndex(panels, activations, index); // units may leave a gap at the end
    this.outline();
  }

  /** @param {Panel} panel @param {Cell} cell */
  choose(panel, cell) {
    this.model.set("cell", indexOfCell(panel, cell));
    tellPython(this.model);
  }

  /** Makes the panels anew when the network has another form. @param {Scene} scene */
  lay({ panels, activations }) {
    const form = JSON.stringify([panels, activations.map(({ channels, rows, columns }) => [channels, rows, columns])]);
    if (form === this.form) return;
    this.form = form;
    this.panels = panels.map((panel) => {
      /** @type {On} */
      const on = { point: (cell) => this.point(panel, cell), choose: (cell) => this.choose(panel, cell) };
      if (panel.role !== "verdict") return createPanel(panel, activations[panel.at], on);
      const verdict = createVerdict(on);
      verdict.lay(activationOf(panel, activations).rows);
      return verdict;
    });
    const [image] = this.panels;
    if (this.pad) image.element.children[0].after(this.padBox);
    image.element.classList.toggle("cnn-drawn", Boolean(this.pad));
    this.network.replaceChildren(...this.panels.map((panel) => panel.element));
  }

  /** Draws everything: the network sees another image, or has other weights. */
  draw() {
    const { shades, pad, timers } = this;
    if (!shades) return;
    const scene = this.scene();
    this.lay(scene);
    const isWaiting = pad !== null && isBlack(pad.get("picture"));
    let verdict = "";
    scene.panels.forEach((panel, index) => {
      const [shown, activation] = [this.panels[index], activationOf(panel, scene.activations)];
      if ("lay" in shown) {
        const { probabilities } = softmax(activation.values);
        shown.fill(probabilities, shades, isWaiting);
        verdict = verdictOf(probabilities, isWaiting);
      } else shown.maps.fill(activation, shades);
    });
    clearTimeout(timers.opening);
    const wait = this.openedAt + CALM - performance.now();
    if (wait > 0) timers.opening = setTimeout(() => this.showOpened(), wait);
    else this.showOpened();
    clearTimeout(timers.saying);
    timers.saying = setTimeout(() => {
      this.status.textContent = [verdict, this.said].filter(Boolean).join(". ");
    }, QUIET_VERDICT);
  }

  /** Opens the chosen cell. */
  showOpened() {
    if (!this.shades) return;
    this.openedAt = performance.now();
    const scene = this.scene();
    const chosen = this.chosen(scene);
    const opened = chosen && openedOf(scene, chosen);
    this.said = opened?.said ?? "";
    this.opened.show(scene, chosen, opened, this.shades);
    this.outline();
  }

  /** Outlines what a cell sees in all maps before it: the one pointed at, else the chosen one. */
  outline() {
    const scene = this.scene();
    this.readout.textContent = this.pointed ? readoutOf(scene, this.pointed) : HINT;
    outlinesOf(scene, this.pointed ?? this.chosen(scene)).forEach(({ field, isOwn, isAll }, index) => {
      const shown = this.panels[index];
      ("maps" in shown ? shown.maps : shown).outline(field);
      const { classList } = this.panels[index].element;
      classList.toggle("cnn-own", isOwn);
      classList.toggle("cnn-all", isAll);
    });
  }
}

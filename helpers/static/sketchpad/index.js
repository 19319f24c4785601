/**
 * The sketchpad: a digit drawn with mouse, finger or keys, and beside it exactly what a network gets.
 *
 * @import { Model, View } from "../kit/model.js"
 * @import { Pen, Point } from "./pen.js"
 */
import { contextOf } from "../kit/canvas.js";
import { element, put } from "../kit/dom.js";
import { isModified, keepKey } from "../kit/keys.js";
import { createRoot } from "../kit/shell.js";
import { isBlack } from "../numbers/arrays.js";
import { SIDE } from "./centred.js";
import { Drawing, paintLevels } from "./drawing.js";
import { afterKey, AT_REST, lifted, moved, penText, SHEET } from "./pen.js";

class SketchpadView {
  /** @type {Pen} */
  pen = AT_REST;

  /** @param {View} view @param {Drawing} drawing */
  constructor({ model, el, signal }, drawing) {
    this.model = model;
    this.drawing = drawing;
    const canvas = element("canvas.drawing", { width: SHEET, height: SHEET, "aria-hidden": "true" });
    this.context = contextOf(canvas);
    this.tip = element("i.pen", { "aria-hidden": "true" });
    this.hint = element("span.hint", { "aria-hidden": "true" }, "draw a digit here"); // the pad's name says it aloud
    this.pad = this.makePad(canvas);
    const preview = element("canvas.preview", {
      width: SIDE,
      height: SIDE,
      role: "img",
      "aria-label": "What the network gets",
    });
    this.preview = contextOf(preview);
    /** @param {string} name @param {() => void} onClick */
    const button = (name, onClick) => element("button.text", { type: "button", onClick }, name);
    this.undo = button("Undo", () => drawing.undo());
    this.status = element("p.status", { role: "status" });
    const caption = element("figcaption.quiet", "what the network gets, 28 \u00d7 28");
    const buttons = element("div.buttons", this.undo, button("Clear", () => drawing.clear()));
    const beside = element("div.beside", element("figure", preview, caption), buttons);
    el.replaceChildren(createRoot("sketchpad", "Sketchpad", keepKey, this.pad, beside, this.status));
    this.become(this.pen);
    model.on("change:picture", () => this.show());
    signal.addEventListener("abort", () => this.lift());
    this.show();
  }

  /** @param {HTMLCanvasElement} canvas */
  makePad(canvas) {
    const listeners = {
      onPointerdown: (/** @type {PointerEvent} */ event) => this.touch(event),
      onPointermove: (/** @type {PointerEvent} */ event) => this.drag(event),
      onPointerup: () => this.lift(),
      onPointercancel: () => this.lift(),
      onKeydown: (/** @type {KeyboardEvent} */ event) => this.steer(event),
      onBlur: () => this.lift(),
    };
    const name = "Drawing: the arrow keys move the pen, Space puts it down and lifts it";
    const named = { role: "application", tabindex: 0, "aria-label": name };
    return element("div.pad", { ...named, ...listeners }, canvas, this.hint, this.tip);
  }

  show() {
    this.context.drawImage(this.drawing.canvas, 0, 0);
    paintLevels(this.preview, this.model.get("picture"));
    this.hint.hidden = !isBlack(this.model.get("picture"));
    this.undo.disabled = this.drawing.isEmpty;
  }

  /** Draws what the pen does on its way to another state. @param {Pen} pen */
  become(pen) {
    const wasDown = this.pen.isDown;
    this.pen = pen;
    const [x, y] = pen.at.map((each) => `${(100 * each) / SHEET}%`);
    put(this.tip, { x, y });
    this.pad.classList.toggle("cnn-down", pen.isDown);
    if (pen.isDown) this.drawing[wasDown ? "extend" : "begin"](pen.at);
    else if (wasDown) this.drawing.end();
  }

  lift() {
    this.become(lifted(this.pen));
  }

  /** Where the pointer is on the sheet. @param {PointerEvent} event @returns {Point} */
  pointOf({ clientX, clientY }) {
    const box = this.pad.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * SHEET, ((clientY - box.top) / box.height) * SHEET];
  }

  /** @param {PointerEvent} event */
  touch(event) {
    if (event.button || !event.isPrimary) return;
    this.pad.setPointerCapture(event.pointerId);
    this.lift();
    this.become({ ...moved(this.pen, this.pointOf(event)), isDown: true });
    this.pad.classList.add("cnn-pointed");
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.pen.isDown || !this.pad.hasPointerCapture(event.pointerId)) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) this.become(moved(this.pen, this.pointOf(each)));
  }

  /** @param {KeyboardEvent} event */
  steer(event) {
    const pen = isModified(event) ? null : afterKey(this.pen, event.key);
    if (!pen) return;
    this.become(pen);
    event.preventDefault();
    this.pad.classList.remove("cnn-pointed");
    this.status.textContent = penText(pen);
  }
}

export default () => {
  /** @type {Drawing} */
  let drawing;
  return {
    /** @param {{model: Model}} view */
    initialize({ model }) {
      drawing = new Drawing(model);
      return () => drawing.dispose();
    },
    /** @param {View} view */
    render: (view) => void new SketchpadView(view, drawing),
  };
};

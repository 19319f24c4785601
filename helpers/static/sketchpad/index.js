/**
 * The sketchpad: a digit drawn with mouse, finger or keys, and beside it exactly what a network gets.
 *
 * @import { Model, View } from "../kit/model.js"
 * @import { Point } from "./drawing.js"
 */
import { contextOf } from "../kit/canvas.js";
import { element, put } from "../kit/dom.js";
import { isModified, keepKey } from "../kit/keys.js";
import { createRoot } from "../kit/shell.js";
import { isBlack } from "../numbers/arrays.js";
import { SIDE } from "./centred.js";
import { Drawing, paintLevels, SHEET } from "./drawing.js";

/** @type {Record<string, Point>} */
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STRIDE = SHEET / SIDE; // of the pen, for a key

/** A place on the sheet. @param {Point} point @returns {Point} */
const within = ([x, y]) => [Math.max(0, Math.min(SHEET, x)), Math.max(0, Math.min(SHEET, y))];

/** The pen in words. @param {Point} at @param {boolean} isDown */
export function penText([x, y], isDown) {
  return `Pen ${isDown ? "down" : "up"}, row ${Math.round(y / STRIDE)}, column ${Math.round(x / STRIDE)}`;
}

class SketchpadView {
  /** @type {Point} */
  at = [SHEET / 2, SHEET / 2]; // the pen
  isDown = false;

  /** @param {View} view @param {Drawing} drawing */
  constructor({ model, el, signal }, drawing) {
    this.model = model;
    this.drawing = drawing;
    const canvas = element("canvas.drawing", { width: SHEET, height: SHEET, "aria-hidden": "true" });
    this.context = contextOf(canvas);
    this.pen = element("i.pen", { "aria-hidden": "true" });
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
    this.move(this.at);
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
    return element("div.pad", { ...named, ...listeners }, canvas, this.hint, this.pen);
  }

  show() {
    this.context.drawImage(this.drawing.canvas, 0, 0);
    paintLevels(this.preview, this.model.get("picture"));
    this.hint.hidden = !isBlack(this.model.get("picture"));
    this.undo.disabled = this.drawing.isEmpty;
  }

  /** Moves the pen. @param {Point} at */
  move(at) {
    this.at = within(at);
    put(this.pen, { x: `${(100 * this.at[0]) / SHEET}%`, y: `${(100 * this.at[1]) / SHEET}%` });
    if (this.isDown) this.drawing.extend(this.at);
  }

  /** Puts the pen down, or lifts it. @param {boolean} isDown */
  press(isDown) {
    this.isDown = isDown;
    this.pad.classList.toggle("cnn-down", isDown);
    if (isDown) this.drawing.begin(this.at);
    else this.drawing.end();
  }

  lift() {
    if (this.isDown) this.press(false);
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
    this.move(this.pointOf(event));
    this.press(true);
    this.pad.classList.add("cnn-pointed");
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.isDown || !this.pad.hasPointerCapture(event.pointerId)) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) this.move(this.pointOf(each));
  }

  /** @param {KeyboardEvent} event */
  steer(event) {
    if (isModified(event)) return;
    const move = MOVES[event.key];
    if (move) this.move([this.at[0] + move[0] * STRIDE, this.at[1] + move[1] * STRIDE]);
    else if (event.key === " " || event.key === "Enter") this.press(!this.isDown);
    else if (event.key === "Escape") this.lift();
    else return;
    event.preventDefault();
    this.pad.classList.remove("cnn-pointed");
    this.status.textContent = penText(this.at, this.isDown);
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

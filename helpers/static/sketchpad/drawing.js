/**
 * What has been drawn on a sketchpad, stroke by stroke, and the image that becomes of it.
 *
 * @import { Model } from "../kit/model.js"
 * @import { Wire } from "../numbers/arrays.js"
 * @import { Point } from "./pen.js"
 */
import { contextOf } from "../kit/canvas.js";
import { element } from "../kit/dom.js";
import { tellPython } from "../kit/model.js";
import { levelsOf } from "../numbers/arrays.js";
import { centred, SIDE } from "./centred.js";
import { SHEET } from "./pen.js";

const PEN = 22;
const QUIET_PEN = 300; // milliseconds that the pen rests before Python hears of it

/** @param {number} side */
const blank = (side) => contextOf(element("canvas", { width: side, height: side }), { willReadFrequently: true });

/**
 * An image's levels of grey on a canvas of its size.
 * @param {CanvasRenderingContext2D} context @param {Wire} picture
 */
export function paintLevels(context, picture) {
  const image = context.createImageData(SIDE, SIDE);
  new Uint32Array(image.data.buffer).set(Uint32Array.from(levelsOf(picture), (level) => 0xff000000 + level * 0x10101));
  context.putImageData(image, 0, 0);
}

/** The levels of a sheet as an image for the network. @param {CanvasRenderingContext2D} sheet @returns {Wire} */
function scan(sheet) {
  const { data } = sheet.getImageData(0, 0, SHEET, SHEET);
  const levels = Uint8Array.from({ length: SHEET * SHEET }, (_, index) => data[4 * index]);
  const image = new DataView(centred(levels, SHEET).buffer);
  return { shape: [1, SIDE, SIDE], dtype: "uint8", whole: true, data: image, exact: {} };
}

/**
 * Draws a stroke, or only its end; one point alone makes a dot.
 * @param {CanvasRenderingContext2D} sheet @param {Point[]} stroke
 */
function ink(sheet, stroke, from = 0) {
  const points = stroke.slice(from);
  sheet.beginPath();
  for (const [x, y] of points) sheet.lineTo(x, y);
  if (points.length === 1) sheet.lineTo(...points[0]);
  sheet.stroke();
}

/** The drawing of a widget, shared by its views; its model's picture follows once a frame. */
export class Drawing {
  /** @type {Point[][]} */
  strokes = [];
  /** @type {?Wire} */
  base = null; // the image that the drawing has started from
  /** @type {?Wire} */
  own = null; // the picture that was made here
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  request = 0;

  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    this.sheet = blank(SHEET);
    this.small = blank(SIDE);
    Object.assign(this.sheet, { lineWidth: PEN, lineCap: "round", lineJoin: "round", strokeStyle: "#fff" });
    model.on("change:picture", () => this.takeOver());
    this.takeOver();
  }

  get canvas() {
    return this.sheet.canvas;
  }

  get isEmpty() {
    return !this.strokes.length;
  }

  /** Python has set another image: the drawing starts from that. */
  takeOver() {
    if (this.model.get("picture") === this.own) return;
    [this.strokes, this.base] = [[], this.model.get("picture")];
    this.redraw();
  }

  redraw() {
    this.sheet.fillRect(0, 0, SHEET, SHEET);
    if (this.base) {
      paintLevels(this.small, this.base);
      this.sheet.drawImage(this.small.canvas, 0, 0, SHEET, SHEET);
    }
    for (const stroke of this.strokes) ink(this.sheet, stroke);
  }

  /** Makes the picture anew with the next frame. */
  update() {
    this.request ||= requestAnimationFrame(() => {
      this.request = 0;
      this.own = this.strokes.length || !this.base ? scan(this.sheet) : this.base;
      this.model.set("picture", this.own);
    });
  }

  /** @param {Point} point */
  begin(point) {
    clearTimeout(this.timer);
    this.strokes.push([point]);
    ink(this.sheet, [point]);
    this.update();
  }

  /** @param {Point} point */
  extend(point) {
    const stroke = this.strokes[this.strokes.length - 1];
    stroke.push(point);
    ink(this.sheet, stroke, -2);
    this.update();
  }

  /** The pen rests; Python hears of it soon. */
  end() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => tellPython(this.model), QUIET_PEN);
  }

  undo() {
    this.strokes.pop();
    this.redraw();
    this.update();
    this.end();
  }

  clear() {
    [this.strokes, this.base] = [[], null];
    this.redraw();
    this.update();
    this.end();
  }

  dispose() {
    cancelAnimationFrame(this.request);
    clearTimeout(this.timer);
  }
}

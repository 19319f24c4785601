/**
 * A grid drawn as one pixel a cell, which the stylesheet enlarges: for images. One real cell follows the focus.
 *
 * @import { Pair } from "../numbers/window.js"
 * @import { Content, Layer } from "./cells.js"
 */
import { indexAt, textAt } from "./cells.js";
import { element, put } from "./dom.js";

/** A canvas and its context. @param {HTMLCanvasElement} canvas @param {CanvasRenderingContext2DSettings} [settings] */
export function contextOf(canvas, settings) {
  const context = canvas.getContext("2d", settings);
  if (!context) throw new Error("This browser cannot draw on a canvas.");
  return context;
}

/** The pixels of a content with a ring around it. @param {Uint32Array} pixels @param {number} width @param {Content} content @param {Pair} ring */
function paint(pixels, width, { rows, columns, levels, isKnown, shades: { packed } }, ring) {
  for (let row = 0, index = 0; row < rows; row++) {
    const start = (row + ring[0]) * width + ring[1];
    for (let pixel = start; pixel < start + columns; pixel++, index++) {
      pixels[pixel] = isKnown(index) ? packed[levels[index]] : 0;
    }
  }
}

/** The cell under the pointer. @param {HTMLCanvasElement} canvas @param {MouseEvent} event @returns {Pair} */
function cellUnder(canvas, { clientX, clientY }) {
  const { left, top, width, height } = canvas.getBoundingClientRect();
  /** @param {number} share @param {number} count */
  const cell = (share, count) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  return [cell((clientY - top) / height, canvas.height), cell((clientX - left) / width, canvas.width)];
}

/** @returns {Layer} */
export function createCanvas() {
  const canvas = element("canvas.pixels", { "aria-hidden": "true" });
  const cursor = element("div.cell.cursor", { role: "gridcell", tabindex: -1 });
  const line = element("div.row", { role: "row" }, cursor);
  const context = contextOf(canvas);
  let image = new ImageData(1, 1);
  /** @type {Pair} */
  let at = [0, 0];
  /** @type {?{content: Content, ring: Pair}} */
  let shown = null;

  function write() {
    const [row, column] = at.map((each, axis) => each - (shown?.ring[axis] ?? 0));
    if (shown) cursor.textContent = textAt(shown.content, indexAt(shown.content, row, column));
  }

  return {
    element: element("div.cells", { role: "rowgroup" }, canvas, line),
    resize(rows, columns) {
      Object.assign(canvas, { width: columns, height: rows });
      image = context.createImageData(columns, rows);
      at = [0, 0];
    },
    fill(content, ring) {
      shown = { content, ring };
      paint(new Uint32Array(image.data.buffer), canvas.width, content, ring);
      context.putImageData(image, 0, 0);
      if (cursor.tabIndex === 0) write();
    },
    cellAt(row, column) {
      at = [row, column];
      write();
      put(cursor, { row, column });
      line.setAttribute("aria-rowindex", String(row + 1));
      cursor.setAttribute("aria-colindex", String(column + 1));
      return cursor;
    },
    locate: (event) => ("clientX" in event ? cellUnder(canvas, event) : at),
  };
}

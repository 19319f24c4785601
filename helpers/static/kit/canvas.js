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

/** @returns {Layer} */
export function createCanvas() {
  const canvas = element("canvas.pixels", { "aria-hidden": "true" });
  const cursor = element("div.cell.cursor", { role: "gridcell", tabindex: -1 });
  const line = element("div.row", { role: "row" }, cursor);
  const context = contextOf(canvas);
  let [image, pixels] = [new ImageData(1, 1), new Uint32Array(1)];
  /** @type {Pair} */
  let at = [0, 0];
  /** @type {?{content: Content, ring: Pair}} */
  let shown = null;

  function write() {
    if (!shown) return;
    const { content, ring } = shown;
    cursor.textContent = textAt(content, indexAt(content, at[0] - ring[0], at[1] - ring[1]));
  }

  return {
    element: element("div.cells", { role: "rowgroup" }, canvas, line),
    resize(rows, columns) {
      Object.assign(canvas, { width: columns, height: rows });
      image = context.createImageData(columns, rows);
      pixels = new Uint32Array(image.data.buffer);
      at = [0, 0];
    },
    fill(content, ring) {
      shown = { content, ring };
      const { rows, columns, levels, isKnown, shades: { packed } } = content;
      for (let row = 0, index = 0; row < rows; row++) {
        const start = (row + ring[0]) * canvas.width + ring[1];
        for (let pixel = start; pixel < start + columns; pixel++, index++) {
          pixels[pixel] = isKnown(index) ? packed[levels[index]] : 0;
        }
      }
      context.putImageData(image, 0, 0);
      if (cursor.tabIndex === 0) write();
    },
    /** The one real cell, moved there. */
    cellAt(row, column) {
      at = [row, column];
      write();
      put(cursor, { row, column });
      line.setAttribute("aria-rowindex", String(row + 1));
      cursor.setAttribute("aria-colindex", String(column + 1));
      return cursor;
    },
    locate(event) {
      if (!("clientX" in event)) return at;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      /** @param {number} share @param {number} count */
      const cell = (share, count) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
      return [cell((event.clientY - top) / height, canvas.height), cell((event.clientX - left) / width, canvas.width)];
    },
  };
}

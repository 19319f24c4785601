/** A grid drawn as one pixel a cell, which the stylesheet enlarges: for images. One real cell follows the focus. */
import { indexAt, textAt } from "./cells.js";
import { element } from "./dom.js";

/** The layer that a grid draws on; `createCells` makes the other kind. */
export function createCanvas() {
  const canvas = element("canvas", { class: "cnn-pixels", "aria-hidden": "true" });
  const cursor = element("div", { class: "cnn-cell cnn-cursor", role: "gridcell", tabindex: -1 });
  const line = element("div", { class: "cnn-row", role: "row" }, cursor);
  const node = element("div", { class: "cnn-cells", role: "rowgroup" }, canvas, line);
  const context = canvas.getContext("2d");
  let image, pixels, content, padding;

  function write() {
    const [row, column] = cursor.place;
    if (content) cursor.textContent = textAt(content, indexAt(content, row - padding[0], column - padding[1]));
  }

  return {
    element: node,
    resize(rows, columns) {
      [canvas.height, canvas.width] = [rows, columns];
      image = context.createImageData(columns, rows);
      pixels = new Uint32Array(image.data.buffer);
      cursor.place = [0, 0];
    },
    fill(what, ring) {
      [content, padding] = [what, ring];
      const { rows, columns, levels, isKnown, shades: { packed } } = content;
      for (let row = 0, index = 0; row < rows; row++) {
        const start = (row + ring[0]) * canvas.width + ring[1];
        for (let at = start; at < start + columns; at++, index++) pixels[at] = isKnown(index) ? packed[levels[index]] : 0;
      }
      context.putImageData(image, 0, 0);
      write();
    },
    /** The one real cell, moved there. */
    cellAt(row, column) {
      cursor.place = [row, column];
      write();
      cursor.style.setProperty("--cnn-row", row);
      cursor.style.setProperty("--cnn-column", column);
      line.setAttribute("aria-rowindex", row + 1);
      cursor.setAttribute("aria-colindex", column + 1);
      return cursor;
    },
    locate(event) {
      if (event.type === "focusin") return cursor.place;
      const box = canvas.getBoundingClientRect();
      const share = (at, start, length, count) => Math.max(0, Math.min(count - 1, Math.floor(((at - start) / length) * count)));
      return [share(event.clientY, box.top, box.height, canvas.height), share(event.clientX, box.left, box.width, canvas.width)];
    },
  };
}

/** A grid drawn as one pixel a cell, which the stylesheet enlarges: for images. One real cell follows the focus. */
import { indexAt, textAt } from "./cells.js";
import { element, put } from "./dom.js";

/** The layer that a grid draws on; `createCells` makes the other kind. */
export function createCanvas() {
  const canvas = element("canvas.pixels", { "aria-hidden": "true" });
  const cursor = element("div.cell.cursor", { role: "gridcell", tabindex: -1 });
  const line = element("div.row", { role: "row" }, cursor);
  const context = canvas.getContext("2d");
  let image, pixels, content, padding;

  function write() {
    const [row, column] = cursor.place;
    if (content) cursor.textContent = textAt(content, indexAt(content, row - padding[0], column - padding[1]));
  }

  return {
    element: element("div.cells", { role: "rowgroup" }, canvas, line),
    resize(rows, columns) {
      Object.assign(canvas, { width: columns, height: rows });
      image = context.createImageData(columns, rows);
      pixels = new Uint32Array(image.data.buffer);
      cursor.place = [0, 0];
    },
    fill(what, ring) {
      [content, padding] = [what, ring];
      const {
        rows,
        columns,
        levels,
        isKnown,
        shades: { packed },
      } = content;
      for (let row = 0, index = 0; row < rows; row++) {
        const start = (row + ring[0]) * canvas.width + ring[1];
        for (let at = start; at < start + columns; at++, index++) {
          pixels[at] = isKnown(index) ? packed[levels[index]] : 0;
        }
      }
      context.putImageData(image, 0, 0);
      if (cursor.tabIndex === 0) write();
    },
    /** The one real cell, moved there. */
    cellAt(row, column) {
      cursor.place = [row, column];
      write();
      put(cursor, { row, column });
      line.setAttribute("aria-rowindex", row + 1);
      cursor.setAttribute("aria-colindex", column + 1);
      return cursor;
    },
    locate(event) {
      if (event.type === "focusin") return cursor.place;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const shares = [(event.clientY - top) / height, (event.clientX - left) / width];
      return [canvas.height, canvas.width].map((count, axis) =>
        Math.max(0, Math.min(count - 1, Math.floor(shares[axis] * count)))
      );
    },
  };
}

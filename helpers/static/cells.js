/** A grid drawn as one real element a cell: for grids that are small enough to read. */
import { LEVELS } from "./colours.js";
import { element } from "./dom.js";

/**
 * What a grid shows: entries row by row, with a text and a level (an index into the shades) each.
 *
 * @typedef {{rows: number, columns: number, border: string, shades: object, levels: Uint16Array,
 *   longest: number, text: (index: number) => string, isKnown: (index: number) => boolean, isMarked: (index: number) =>
 *   boolean, isPlain: (index: number) => boolean}} Content  plain: without the shade of the entry, for another text
 */

/** The index of a cell of the image, -1 in the padding around it. */
export function indexAt({ rows, columns }, row, column) {
  return row < 0 || column < 0 || row >= rows || column >= columns ? -1 : row * columns + column;
}

/** The text at an index: a question mark for what is not known, and what the border says for the padding. */
export const textAt = (content, index) => (index < 0 ? content.border : content.isKnown(index) ? content.text(index) : "?");

/** The layer that a grid draws on; `createCanvas` makes the other kind. */
export function createCells() {
  const node = element("div", { class: "cnn-cells", role: "rowgroup" });
  let cells = [];

  function draw(cell, content, index) {
    const text = textAt(content, index);
    const isShown = index >= 0 && content.isKnown(index);
    const level = !isShown ? -1 : content.isPlain(index) ? LEVELS : content.levels[index];
    const kind = index < 0 ? "cnn-padding" : `${isShown ? "" : "cnn-hidden"}${content.isMarked(index) ? " cnn-marked" : ""}`;
    const look = `${text}|${level}|${kind}`;
    if (cell.look === look && cell.shades === content.shades) return; // most cells stay as they are
    [cell.look, cell.shades] = [look, content.shades];
    cell.textContent = text;
    cell.className = `cnn-cell ${kind}`;
    cell.style.background = isShown ? content.shades.css[level] : "";
    cell.style.color = isShown ? content.shades.ink[level] : "";
  }

  return {
    element: node,
    resize(rows, columns) {
      const row = element("div", { class: "cnn-row", role: "row" });
      for (let column = 0; column < columns; column++) row.append(element("div", { class: "cnn-cell", role: "gridcell", tabindex: -1 }));
      node.replaceChildren(...Array.from({ length: rows }, () => row.cloneNode(true)));
      cells = Array.from(node.children, (each) => [...each.children]);
      cells.forEach((line, r) => line.forEach((cell, c) => { cell.place = [r, c]; }));
    },
    /** Draws the content with a ring of padding, so many cells wide, around it. */
    fill(content, ring) {
      cells.forEach((line, row) => line.forEach((cell, column) => draw(cell, content, indexAt(content, row - ring[0], column - ring[1]))));
    },
    cellAt: (row, column) => cells[row][column],
    locate: (event) => event.target.closest?.(".cnn-cell")?.place ?? null,
  };
}

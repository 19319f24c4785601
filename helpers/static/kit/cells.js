/** A grid drawn as one real element a cell: for grids that are small enough to read. */
import { LEVELS } from "./colours.js";
import { element } from "./dom.js";

/**
 * What a grid shows, entry by entry: a text, a level (which picks a shade), whether it is known, the text that a mark
 * writes over it (null for a mark without, undefined for no mark), and what is claimed to stand there, if it is wrong.
 *
 * @typedef {{rows: number, columns: number, blank: ?Set<number>, border: string, longest: number, shades: object, levels: Uint16Array,
 *   text: (index: number) => string, isKnown: (index: number) => boolean, mark: (index: number) => ?string,
 *   claim: ?(index: number) => ?string}} Content
 */

/** The index of a cell of the image, -1 in the padding around it and where it is blank. */
export function indexAt({ rows, columns, blank }, row, column) {
  if (row < 0 || column < 0 || row >= rows || column >= columns) return -1;
  const index = row * columns + column;
  return blank?.has(index) ? -1 : index;
}

/** The text at an index: that of its mark, a question mark for what is not known, what the border says for the padding. */
export function textAt(content, index) {
  if (index < 0) return content.border;
  return content.mark(index) ?? (content.isKnown(index) ? content.text(index) : "?");
}

function draw(cell, content, index) {
  const mark = index < 0 ? undefined : content.mark(index);
  const isShown = index >= 0 && (content.isKnown(index) || Boolean(mark));
  const level = !isShown ? -1 : mark ? LEVELS : content.levels[index]; // a written mark is no value and has no shade
  const text = textAt(content, index);
  const claim = index < 0 ? undefined : content.claim?.(index);
  const kind = `cnn-cell${index < 0 ? " cnn-padding" : isShown ? "" : " cnn-hidden"}${
    mark === undefined ? "" : " cnn-marked"
  }${claim === undefined ? "" : " cnn-claimed"}`;
  // Most cells stay as they are, and the others in all but one respect.
  if (cell.text !== text) cell.textContent = cell.text = text;
  if (cell.kind !== kind) cell.className = cell.kind = kind;
  if (cell.claim !== claim) cell.dataset.yours = cell.claim = claim;
  if (cell.level === level && cell.shades === content.shades) return;
  [cell.level, cell.shades] = [level, content.shades];
  cell.style.backgroundColor = content.shades.css[level] ?? "";
  cell.style.color = content.shades.ink[level] ?? "";
}

/** The layer that a grid draws on; `createCanvas` makes the other kind. */
export function createCells() {
  const node = element("div.cells", { role: "rowgroup" });
  let cells = [];

  return {
    element: node,
    resize(rows, columns) {
      const row = element("div.row", { role: "row" });
      for (let column = 0; column < columns; column++) {
        row.append(element("div.cell", { role: "gridcell", tabindex: -1 }));
      }
      node.replaceChildren(...Array.from({ length: rows }, () => row.cloneNode(true)));
      cells = Array.from(node.children, (each) => [...each.children]);
      cells.forEach((line, r) =>
        line.forEach((cell, c) => {
          Object.assign(cell, { place: [r, c], level: -1 });
        })
      );
    },
    /** Draws the content with a ring of padding, so many cells wide, around it. */
    fill(content, ring) {
      cells.forEach((line, row) =>
        line.forEach((cell, column) => draw(cell, content, indexAt(content, row - ring[0], column - ring[1])))
      );
    },
    cellAt: (row, column) => cells[row][column],
    locate: (event) => event.target.closest?.(".cnn-cell")?.place ?? null,
  };
}

/**
 * A grid drawn as one real element a cell: for grids that are small enough to read.
 *
 * @import { Pair } from "../numbers/window.js"
 * @import { Table } from "./colours.js"
 *
 * @typedef {object} Content  what a grid shows, entry by entry
 * @property {number} rows
 * @property {number} columns
 * @property {Set<number>} [blank]  entries that are not there
 * @property {string} border  what the cells of the padding say
 * @property {number} longest  characters of the longest text
 * @property {Table} shades
 * @property {Uint16Array} levels  which shade each entry has
 * @property {(index: number) => string} text
 * @property {(index: number) => boolean} isKnown
 * @property {(index: number) => ?string | undefined} mark  what is written over an entry; null: only marked, undefined:
 *   not at all
 * @property {(index: number) => string | undefined} [claim]  what is claimed to stand there, if it is wrong
 *
 * @typedef {object} Layer  what a grid draws on; `createCells` and `createCanvas` make the two kinds
 * @property {HTMLElement} element
 * @property {(rows: number, columns: number) => void} resize
 * @property {(content: Content, ring: Pair) => void} fill  with a ring of padding, so many cells wide, around it
 * @property {(row: number, column: number) => HTMLElement} cellAt
 * @property {(event: MouseEvent | FocusEvent) => ?Pair} locate
 */
import { LEVELS } from "./colours.js";
import { element } from "./dom.js";

/**
 * The index of a cell of the image, -1 in the padding around it and where it is blank.
 * @param {Content} content @param {number} row @param {number} column
 */
export function indexAt({ rows, columns, blank }, row, column) {
  if (row < 0 || column < 0 || row >= rows || column >= columns) return -1;
  const index = row * columns + column;
  return blank?.has(index) ? -1 : index;
}

/**
 * The text at an index: that of its mark, a question mark for what is not known, what the border says for the padding.
 * @param {Content} content @param {number} index
 */
export function textAt(content, index) {
  if (index < 0) return content.border;
  return content.mark(index) ?? (content.isKnown(index) ? content.text(index) : "?");
}

/**
 * A cell as it is to be: its text, its classes, its shade (-1 for none) and its claim. A written mark is no value and
 *   has no shade.
 *
 * @param {Content} content
 * @param {number} index
 */
export function lookAt(content, index) {
  const text = textAt(content, index);
  if (index < 0) return { text, kind: "cnn-cell cnn-padding", level: -1, claim: undefined };
  const [mark, claim] = [content.mark(index), content.claim?.(index)];
  const isShown = content.isKnown(index) || Boolean(mark);
  const [hidden, marked] = [isShown ? "" : " cnn-hidden", mark === undefined ? "" : " cnn-marked"];
  const kind = `cnn-cell${hidden}${marked}${claim === undefined ? "" : " cnn-claimed"}`;
  return { text, kind, level: !isShown ? -1 : mark ? LEVELS : content.levels[index], claim };
}

/**
 * @typedef {{node: HTMLElement, at: Pair, text?: string, kind?: string, level: number, claim?: string,
 *   shades?: Table}} Cell
 */

/**
 * Draws a cell: most stay as they are, and the others in all but one respect.
 * @param {Cell} cell @param {Content} content @param {number} index
 */
function draw(cell, content, index) {
  const { text, kind, level, claim } = lookAt(content, index);
  const { node } = cell;
  if (cell.text !== text) node.textContent = cell.text = text;
  if (cell.kind !== kind) node.className = cell.kind = kind;
  if (cell.claim !== claim) node.dataset.yours = cell.claim = claim;
  if (cell.level === level && cell.shades === content.shades) return;
  [cell.level, cell.shades] = [level, content.shades];
  node.style.backgroundColor = content.shades.css[level] ?? "";
  node.style.color = content.shades.ink[level] ?? "";
}

/** @returns {Layer} */
export function createCells() {
  const node = element("div.cells", { role: "rowgroup" });
  /** @type {Cell[][]} */
  let cells = [];
  /** @type {Map<EventTarget, Pair>} */
  let positions = new Map();
  return {
    element: node,
    resize(rows, columns) {
      const row = element("div.row", { role: "row" });
      for (let i = 0; i < columns; i++) row.append(element("div.cell", { role: "gridcell", tabindex: -1 }));
      node.replaceChildren(...Array.from({ length: rows }, () => row.cloneNode(true)));
      cells = Array.from(
        node.children,
        (line, r) =>
          Array.from(line.children, (each, c) => ({ node: /** @type {HTMLElement} */ (each), at: [r, c], level: -1 })),
      );
      positions = new Map(cells.flat().map((cell) => [cell.node, cell.at]));
    },
    fill(content, ring) {
      cells.forEach((line, row) =>
        line.forEach((cell, column) => draw(cell, content, indexAt(content, row - ring[0], column - ring[1])))
      );
    },
    cellAt: (row, column) => cells[row][column].node,
    locate: ({ target }) => positions.get(/** @type {Element} */ (target).closest?.(".cnn-cell") ?? node) ?? null,
  };
}

/**
 * One grid of numbers: what it shows, the window on it, and moving about in it with mouse, touch and keys.
 *
 * @import { Pair } from "../numbers/window.js"
 * @import { Content, Layer } from "./cells.js"
 *
 * @typedef {{row: number, column: number, size: Pair, dilation?: Pair}} Outline  a window: its first cell, how many,
 *   how far apart
 * @typedef {{point: (at: ?Pair) => void, choose: (at: Pair, key?: string) => void}} On  a cell is pointed at (null: no
 *   longer);
 *   it is chosen by a click, by Enter or by typing into it
 */
import { createCanvas } from "./canvas.js";
import { createCells } from "./cells.js";
import { element, put } from "./dom.js";
import { isModified } from "./keys.js";

/** @type {Record<string, Pair>} */
const MOVES = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * Has a grid's events call `on`.
 * @param {HTMLElement} plane @param {Layer} layer @param {boolean} isFar @param {(at: Pair) => HTMLElement} activate
 * @param {On} on
 */
function listenTo(plane, layer, isFar, activate, on) {
  /** @param {"focusin" | "click" | "pointermove" | "pointerover"} type @param {(at: Pair) => void} action */
  const listen = (type, action) =>
    plane.addEventListener(type, (event) => {
      const at = layer.locate(event);
      if (at) action(at);
    });
  listen("focusin", (at) => {
    activate(at);
    on.point(at);
  });
  listen("click", (at) => {
    activate(at).focus();
    on.choose(at);
  });
  listen(isFar ? "pointermove" : "pointerover", on.point);
  plane.addEventListener("pointerleave", () => on.point(null));
  plane.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Element && relatedTarget.closest(".cnn-edit"))) on.point(null);
  });
}

/**
 * Puts the window there, or takes it away.
 * @param {HTMLElement} frame @param {?Outline} window @param {Pair} ring @param {boolean} isFar
 */
function placeFrame(frame, window, ring, isFar) {
  frame.hidden = !window;
  if (!window) return;
  const { row, column, size, dilation = [1, 1] } = window;
  const [height, width] = size.map((side, axis) => dilation[axis] * (side - 1) + 1);
  put(frame, { row: row + ring[0], column: column + ring[1], height, width });
  const count = !isFar && Math.max(...dilation) > 1 ? size[0] * size[1] : 0;
  if (frame.childElementCount !== count) {
    frame.replaceChildren(...Array.from({ length: count }, () => element("i")));
  }
  [...frame.children].forEach((cell, index) =>
    put(/** @type {HTMLElement} */ (cell), {
      row: Math.floor(index / size[1]) * dilation[0],
      column: (index % size[1]) * dilation[1],
    })
  );
}

/** Rows and columns count from 0 at the first cell of the image; those of the ring of padding around it may be negative. */
export class Grid {
  rows = 0;
  columns = 0;
  /** @type {Pair} */
  ring = [0, 0];
  /** @type {Pair} */
  active = [0, 0]; // the cell that Tab reaches, counted with the ring

  /** @param {boolean} isFar  drawn as pixels instead of numbers @param {On} on */
  constructor(isFar, on) {
    this.isFar = isFar;
    this.on = on;
    this.layer = isFar ? createCanvas() : createCells();
    this.frame = element("div.frame", { "aria-hidden": "true", hidden: true });
    this.touch = element("div.frame.touch", { "aria-hidden": "true", hidden: true });
    const onKeydown = (/** @type {KeyboardEvent} */ event) => this.press(event);
    const kind = `div.plane${isFar ? ".far" : ""}`;
    this.plane = element(kind, { role: "grid", onKeydown }, this.layer.element, this.frame, this.touch);
    this.element = element("div.scroller", this.plane);
    listenTo(this.plane, this.layer, isFar, (at) => this.activate(at), {
      point: (at) => on.point(at && this.inner(at)),
      choose: (at) => on.choose(this.inner(at)),
    });
  }

  /** @param {Pair} at @returns {Pair} */
  inner([row, column]) {
    return [row - this.ring[0], column - this.ring[1]];
  }

  /** The one cell that Tab reaches. */
  activeCell() {
    return this.layer.cellAt(...this.active);
  }

  /** Makes a cell the one that Tab reaches. @param {Pair} at */
  activate(at) {
    this.activeCell().tabIndex = -1;
    this.active = [Math.max(0, Math.min(this.rows - 1, at[0])), Math.max(0, Math.min(this.columns - 1, at[1]))];
    const cell = this.activeCell();
    cell.tabIndex = 0;
    return cell;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (isModified(event)) return;
    const move = MOVES[event.key];
    if (move) {
      this.activate([this.active[0] + move[0], this.active[1] + move[1]]).focus();
      this.on.point(this.inner(this.active));
    } else if (event.key === "Enter") this.on.choose(this.inner(this.active));
    else if (/^[-\d.]$/.test(event.key)) this.on.choose(this.inner(this.active), event.key);
    else return;
    event.preventDefault();
  }

  /**
   * Sets the name for screen readers, the size of the image, and of the ring of padding around it.
   * @param {string} name @param {number} imageRows @param {number} imageColumns @param {Pair} padding
   */
  resize(name, imageRows, imageColumns, padding) {
    const { plane } = this;
    plane.setAttribute("aria-label", name);
    const [rows, columns] = [imageRows + 2 * padding[0], imageColumns + 2 * padding[1]];
    if (rows === this.rows && columns === this.columns && `${this.ring}` === `${padding}`) return;
    [this.rows, this.columns, this.ring] = [rows, columns, padding];
    plane.setAttribute("aria-rowcount", String(rows));
    plane.setAttribute("aria-colcount", String(columns));
    put(plane, { rows, columns });
    this.layer.resize(rows, columns);
    this.active = padding;
    this.activate(padding);
  }

  /** @param {Content} content */
  fill(content) {
    this.layer.fill(content, this.ring);
    put(this.plane, { characters: content.longest });
  }

  /** Puts the window there, or takes it away; or, as a touch, the outline of what something meets. @param {?Outline} [window] */
  outline(window, isTouch = false) {
    placeFrame(isTouch ? this.touch : this.frame, window ?? null, this.ring, this.isFar);
    if (!window || isTouch) return;
    const width = (window.dilation?.[1] ?? 1) * (window.size[1] - 1) + 1;
    const from = window.column + this.ring[1];
    // Measuring waits until the frame is laid out anyway.
    requestAnimationFrame(() => keepInSight(this.element, from / this.columns, (from + width) / this.columns));
  }

  /** @param {{row: number, column: number}} cell */
  cellAt({ row, column }) {
    return this.layer.cellAt(row + this.ring[0], column + this.ring[1]);
  }
}

/**
 * Scrolls a grid that is wider than its room so that what stands from one share of its width to another is in sight.
 * @param {HTMLElement} scroller @param {number} from @param {number} to
 */
function keepInSight(scroller, from, to) {
  const { scrollWidth, clientWidth, scrollLeft } = scroller;
  if (scrollWidth > clientWidth) {
    scroller.scrollLeft = Math.max(to * scrollWidth - clientWidth, Math.min(from * scrollWidth, scrollLeft));
  }
}

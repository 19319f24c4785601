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
 * @typedef {ReturnType<typeof createGrid>} Grid
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

/**
 * Rows and columns count from 0 at the first cell of the image; those of the ring of padding around it may be negative.
 *
 * @param {boolean} isFar  drawn as pixels instead of numbers
 * @param {On} on
 */
export function createGrid(isFar, on) {
  const layer = isFar ? createCanvas() : createCells();
  const [frame, touch] = ["div.frame", "div.frame.touch"].map((kind) =>
    element(kind, { "aria-hidden": "true", hidden: true })
  );
  const plane = element(
    `div.plane${isFar ? ".far" : ""}`,
    { role: "grid", onKeydown: press },
    layer.element,
    frame,
    touch,
  );
  const node = element("div.scroller", plane);
  let [rows, columns] = [0, 0];
  /** @type {Pair[]} */
  let [ring, active] = [[0, 0], [0, 0]];

  /** @param {Pair} at @returns {Pair} */
  const inner = ([row, column]) => [row - ring[0], column - ring[1]];

  /** Makes a cell the one that Tab reaches. @param {Pair} at */
  function activate(at) {
    layer.cellAt(...active).tabIndex = -1;
    active = [Math.max(0, Math.min(rows - 1, at[0])), Math.max(0, Math.min(columns - 1, at[1]))];
    const cell = layer.cellAt(...active);
    cell.tabIndex = 0;
    return cell;
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (isModified(event)) return;
    const move = MOVES[event.key];
    if (move) {
      activate([active[0] + move[0], active[1] + move[1]]).focus();
      on.point(inner(active));
    } else if (event.key === "Enter") on.choose(inner(active));
    else if (/^[-\d.]$/.test(event.key)) on.choose(inner(active), event.key);
    else return;
    event.preventDefault();
  }

  listenTo(plane, layer, isFar, activate, {
    point: (at) => on.point(at && inner(at)),
    choose: (at) => on.choose(inner(at)),
  });

  return {
    element: node,
    /**
     * Sets the name for screen readers, the size of the image, and of the ring of padding around it.
     * @param {string} name @param {number} imageRows @param {number} imageColumns @param {Pair} padding
     */
    resize(name, imageRows, imageColumns, padding) {
      plane.setAttribute("aria-label", name);
      const [height, width] = [imageRows + 2 * padding[0], imageColumns + 2 * padding[1]];
      if (rows === height && columns === width && `${ring}` === `${padding}`) return;
      [rows, columns, ring] = [height, width, padding];
      plane.setAttribute("aria-rowcount", String(rows));
      plane.setAttribute("aria-colcount", String(columns));
      put(plane, { rows, columns });
      layer.resize(rows, columns);
      active = ring;
      activate(active);
    },
    /** @param {Content} content */
    fill(content) {
      layer.fill(content, ring);
      put(plane, { characters: content.longest });
    },
    /**
     * Puts the window there, or takes it away; or, as a touch, the outline of what something meets.
     * @param {?Outline} [window]
     */
    outline(window, isTouch = false) {
      placeFrame(isTouch ? touch : frame, window ?? null, ring, isFar);
      if (!window || isTouch) return;
      const width = (window.dilation?.[1] ?? 1) * (window.size[1] - 1) + 1;
      const from = window.column + ring[1];
      // Measuring waits until the frame is laid out anyway.
      requestAnimationFrame(() => keepInSight(node, from / columns, (from + width) / columns));
    },
    /** @param {{row: number, column: number}} cell */
    cellAt: ({ row, column }) => layer.cellAt(row + ring[0], column + ring[1]),
    /** The one cell that Tab reaches, and where it is. */
    activeCell: () => layer.cellAt(...active),
    active: () => active,
  };
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

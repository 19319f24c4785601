/** One grid of numbers: what it shows, the window on it, and moving about in it with mouse, touch and keys. */
import { createCanvas } from "./canvas.js";
import { createCells } from "./cells.js";
import { element, put } from "./dom.js";

const MOVES = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/**
 * Rows and columns count from 0 at the first cell of the image; those of the ring of padding around it may be negative.
 *
 * @param {boolean} isFar  drawn as pixels instead of numbers
 * @param {{point: (place: ?[number, number]) => void, choose: (place: [number, number], key: ?string) => void}} on  a
 *   cell is pointed at (null: no longer); it is chosen by a click, by Enter or by typing into it
 */
export function createGrid(isFar, on) {
  const layer = isFar ? createCanvas() : createCells();
  const frames = ["frame", "frame.touch"].map((kind) =>
    element(`div.${kind}`, { "aria-hidden": "true", hidden: true })
  );
  const plane = element(`div.plane${isFar ? ".far" : ""}`, { role: "grid" }, layer.element, ...frames);
  const node = element("div.scroller", plane);
  let [rows, columns, ring, active] = [0, 0, [0, 0], [0, 0]];

  const inner = ([row, column]) => [row - ring[0], column - ring[1]];

  function activate(place) {
    layer.cellAt(...active).tabIndex = -1;
    active = place.map((at, axis) => Math.max(0, Math.min([rows, columns][axis] - 1, at)));
    const cell = layer.cellAt(...active);
    cell.tabIndex = 0;
    return cell;
  }

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (MOVES[event.key]) {
      activate(active.map((at, axis) => at + MOVES[event.key][axis])).focus();
      on.point(inner(active));
    } else if (event.key === "Enter") on.choose(inner(active));
    else if (/^[-\d.]$/.test(event.key)) on.choose(inner(active), event.key);
    else return;
    event.preventDefault();
  }

  const listen = (type, action) =>
    plane.addEventListener(type, (event) => {
      const place = layer.locate(event);
      if (place) action(place);
    });
  listen("focusin", (place) => {
    activate(place);
    on.point(inner(place));
  });
  listen("click", (place) => {
    activate(place).focus();
    on.choose(inner(place));
  });
  listen(isFar ? "pointermove" : "pointerover", (place) => on.point(inner(place)));
  plane.addEventListener("keydown", press);
  plane.addEventListener("pointerleave", () => on.point(null));
  plane.addEventListener("focusout", (event) => event.relatedTarget?.closest(".cnn-edit") || on.point(null));

  return {
    element: node,
    /** Sets the name for screen readers, the size of the image, and of the ring of padding around it. */
    resize(name, imageRows, imageColumns, padding) {
      plane.setAttribute("aria-label", name);
      const [height, width] = [imageRows + 2 * padding[0], imageColumns + 2 * padding[1]];
      if (rows === height && columns === width && `${ring}` === `${padding}`) return;
      [rows, columns, ring] = [height, width, padding];
      plane.setAttribute("aria-rowcount", rows);
      plane.setAttribute("aria-colcount", columns);
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
    /** Puts the window there, or takes it away when null; or, as a touch, the outline of what something meets. */
    outline(window, isTouch = false) {
      const frame = frames[Number(isTouch)];
      frame.hidden = !window;
      if (!window) return;
      const { row, column, size, dilation } = window;
      const [height, width] = size.map((side, axis) => dilation[axis] * (side - 1) + 1);
      put(frame, { row: row + ring[0], column: column + ring[1], height, width });
      const isSpread = !isFar && Math.max(...dilation) > 1;
      const count = isSpread ? size[0] * size[1] : 0;
      if (frame.childElementCount !== count) {
        frame.replaceChildren(...Array.from({ length: count }, () => element("i")));
      }
      [...frame.children].forEach((cell, index) =>
        put(cell, { row: Math.floor(index / size[1]) * dilation[0], column: (index % size[1]) * dilation[1] })
      );
      // Measuring waits until the frame is laid out anyway.
      const [from, to] = [column + ring[1], column + ring[1] + width].map((at) => at / columns);
      if (!isTouch) requestAnimationFrame(() => keepInSight(node, from, to));
    },
    cellAt: ({ row, column }) => layer.cellAt(row + ring[0], column + ring[1]),
  };
}

/** Scrolls a grid that is wider than its room so that what stands from one share of its width to another is in sight. */
function keepInSight(scroller, from, to) {
  const { scrollWidth, clientWidth, scrollLeft } = scroller;
  if (scrollWidth > clientWidth) {
    scroller.scrollLeft = Math.max(to * scrollWidth - clientWidth, Math.min(from * scrollWidth, scrollLeft));
  }
}

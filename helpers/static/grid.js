/** One grid of numbers: what it shows, the window on it, and moving about in it with mouse, touch and keys. */
import { createCanvas } from "./canvas.js";
import { createCells } from "./cells.js";
import { element } from "./dom.js";

const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity] };

/**
 * Rows and columns count from 0 at the first cell of the image; those of the ring of padding around it may be negative.
 *
 * @param {boolean} isFar  drawn as pixels instead of numbers
 * @param {{point: (place: ?[number, number]) => void, choose: (place: [number, number], key: ?string) => void}} on  a
 *   cell is pointed at (null: no longer); it is chosen by a click, by Enter or by typing into it
 */
export function createGrid(isFar, on) {
  const layer = isFar ? createCanvas() : createCells();
  const frames = ["cnn-frame", "cnn-frame cnn-touch"].map((kind) => element("div", { class: kind, "aria-hidden": "true", hidden: true }));
  const plane = element("div", { class: `cnn-plane${isFar ? " cnn-far" : ""}`, role: "grid" }, layer.element, ...frames);
  const node = element("div", { class: "cnn-scroller" }, plane);
  let [rows, columns, ring, active] = [0, 0, [0, 0], [0, 0]];
  const inner = ([row, column]) => [row - ring[0], column - ring[1]];
  const clamp = (value, count) => Math.max(0, Math.min(count - 1, value));

  function activate([row, column]) {
    layer.cellAt(...active).tabIndex = -1;
    active = [clamp(row, rows), clamp(column, columns)];
    const cell = layer.cellAt(...active);
    cell.tabIndex = 0;
    return cell;
  }

  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) {
      activate([active[0] + move[0], active[1] + move[1]]).focus();
      on.point(inner(active));
    } else if (event.key === "Enter") on.choose(inner(active));
    else if (/^[-\d.]$/.test(event.key)) on.choose(inner(active), event.key);
    else return;
    event.preventDefault();
  }

  const located = (action) => (event) => {
    const place = layer.locate(event);
    if (place) action(place);
  };
  plane.addEventListener("keydown", press);
  plane.addEventListener("focusin", located((place) => { activate(place); on.point(inner(place)); }));
  plane.addEventListener("focusout", (event) => event.relatedTarget?.closest(".cnn-edit") || on.point(null));
  plane.addEventListener(isFar ? "pointermove" : "pointerover", located((place) => on.point(inner(place))));
  plane.addEventListener("pointerleave", () => on.point(null));
  plane.addEventListener("click", located((place) => { activate(place).focus(); on.choose(inner(place)); }));

  return {
    element: node,
    /** Sets the name for screen readers, the size of the image, and of the ring of padding around it. */
    resize(name, imageRows, imageColumns, padding) {
      plane.setAttribute("aria-label", name);
      const [height, width] = [imageRows + 2 * padding[0], imageColumns + 2 * padding[1]];
      if (rows === height && columns === width && `${ring}` === `${padding}`) return;
      [rows, columns, ring] = [height, width, padding];
      for (const [axis, value] of [["row", rows], ["col", columns]]) plane.setAttribute(`aria-${axis}count`, value);
      put(plane, { rows, columns });
      layer.resize(rows, columns);
      active = [...ring];
      activate(active);
    },
    fill(content) {
      layer.fill(content, ring);
      put(plane, { characters: content.longest });
    },
    /** Puts the window there, or takes it away when null; or, as a touch, the outline of what something meets. */
    frame(window, isTouch = false) {
      const frame = frames[Number(isTouch)];
      frame.hidden = !window;
      if (!window) return;
      const { row, column, size, dilation } = window;
      const [height, width] = size.map((side, axis) => dilation[axis] * (side - 1) + 1);
      put(frame, { row: row + ring[0], column: column + ring[1], height, width });
      const count = !isFar && (dilation[0] > 1 || dilation[1] > 1) ? size[0] * size[1] : 0;
      if (frame.childElementCount !== count) frame.replaceChildren(...Array.from({ length: count }, () => element("i")));
      [...frame.children].forEach((cell, i) => put(cell, { row: Math.floor(i / size[1]) * dilation[0], column: (i % size[1]) * dilation[1] }));
      if (!isTouch) keepInSight(node, (column + ring[1]) / columns, (column + ring[1] + width) / columns);
    },
    cellAt: ({ row, column }) => layer.cellAt(row + ring[0], column + ring[1]),
  };
}

const put = (node, values) => Object.entries(values).forEach(([name, value]) => node.style.setProperty(`--cnn-${name}`, value));

/** Scrolls a grid that is wider than its room so that what stands from one share of its width to another is in sight. */
function keepInSight(scroller, from, to) {
  const { scrollWidth, clientWidth, scrollLeft } = scroller;
  if (scrollWidth <= clientWidth) return;
  if (from * scrollWidth < scrollLeft) scroller.scrollLeft = from * scrollWidth;
  else if (to * scrollWidth > scrollLeft + clientWidth) scroller.scrollLeft = to * scrollWidth - clientWidth;
}

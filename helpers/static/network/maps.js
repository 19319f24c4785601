/**
 * The maps of one layer as small pictures; the units of a dense layer as one picture, a cell a unit.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Grid } from "../kit/grid.js"
 * @import { Pair, Plane } from "../numbers/window.js"
 * @import { Cell, Field } from "./layers/layer.js"
 */
import { levelsFor } from "../kit/colours.js";
import { element, put } from "../kit/dom.js";
import { createGrid } from "../kit/grid.js";
import { shortNumber } from "../numbers/numerals.js";
import { largestIn } from "../numbers/window.js";

const LONGEST_COLUMN = 40; // units under each other

/**
 * How units are laid out in rows and columns: without a gap at the end where a few more columns avoid it.
 * @param {number} units @param {number} longest
 */
export function fold(units, longest) {
  const least = Math.ceil(units / longest);
  const even = [...Array(least).keys()].map((more) => least + more).find((columns) => units % columns === 0);
  const columns = even ?? least;
  return [Math.ceil(units / columns), columns];
}

/**
 * How a map looks.
 * @param {Plane} plane @param {number} channel @param {Shades} shades @param {Uint16Array} levels  of all maps
 * @param {Pair} laid  rows and columns on the page
 */
function contentOf({ rows, columns, values, isPixels }, channel, shades, levels, [laidRows, laidColumns]) {
  const [first, area] = [channel * rows * columns, rows * columns];
  return {
    rows: laidRows,
    columns: laidColumns,
    border: "",
    longest: 1,
    shades: isPixels ? shades.pixels : shades.pictures,
    levels: levels.subarray(first, first + area),
    /** @param {number} index */
    text: (index) => shortNumber(values[first + index]),
    /** @param {number} index */
    isKnown: (index) => index < area,
    mark: () => undefined,
  };
}

/**
 * A unit is a row. All maps are one tab stop: Page Up and Page Down go from one to another.
 *
 * @param {(channel: number) => string} nameOf  for screen readers
 * @param {{point: (cell: ?Cell) => void, choose: (cell: Cell) => void}} on
 */
export function createMaps(nameOf, on, longest = LONGEST_COLUMN) {
  const node = element("div.maps", { onFocusin: takeStop, onKeydown: turnPage });
  /** @type {Grid[]} */
  const grids = [];
  /** @type {Pair} */
  let [rows, columns] = [0, 0];
  let isFolded = false;

  /** @param {number} channel @param {Pair} at @returns {Cell} */
  const cellAt = (channel, [row, column]) =>
    isFolded ? { channel, row: row * columns + column, column: 0 } : { channel, row, column };

  /** Where a field lies on the page: folded, several units may lie anywhere. @param {Field} field */
  const laidOut = ({ row, column, size }) => {
    if (!isFolded) return { row, column, size };
    if (size[0] > 1) return { row: 0, column: 0, size: /** @type {Pair} */ ([rows, columns]) };
    return { row: Math.floor(row / columns), column: row % columns, size };
  };

  /** @param {number} channel */
  function addGrid(channel) {
    const grid = createGrid(true, {
      point: (at) => on.point(at && cellAt(channel, at)),
      choose: (at) => on.choose(cellAt(channel, at)),
    });
    grids.push(grid);
    node.append(grid.element);
  }

  /** @param {FocusEvent} event */
  function takeStop({ target }) {
    for (const grid of grids) grid.activeCell().tabIndex = grid.activeCell() === target ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  function turnPage(event) {
    const by = { PageUp: -1, PageDown: 1 }[event.key];
    const from = grids.findIndex((grid) => grid.activeCell() === event.target);
    if (!by || from < 0) return;
    event.preventDefault();
    const [row, column] = grids[from].active();
    grids[from + by]?.cellAt({ row, column }).focus();
  }

  return {
    element: node,
    /** @param {Plane} plane @param {boolean} isVector  one number after another, to be folded into columns */
    lay(plane, isVector) {
      isFolded = isVector;
      [rows, columns] = isVector ? fold(plane.rows, longest) : [plane.rows, plane.columns];
      for (const grid of grids.splice(plane.channels)) grid.element.remove();
      while (grids.length < plane.channels) addGrid(grids.length);
      grids.forEach((grid, channel) => {
        grid.resize(nameOf(channel), rows, columns, [0, 0]);
        grid.activeCell().tabIndex = channel ? -1 : 0;
      });
      node.classList.toggle("cnn-folded", isFolded);
      put(node, { down: Math.min(8, plane.channels), rows, columns });
    },
    /**
     * Draws a plane; its largest number, in whichever map, has the deepest shade.
     * @param {Plane} plane @param {Shades} shades
     */
    fill(plane, shades) {
      const levels = levelsFor(plane.values, plane.isPixels ? 1 : largestIn(plane.values) || 1);
      grids.forEach((grid, channel) => grid.fill(contentOf(plane, channel, shades, levels, [rows, columns])));
    },
    /** Outlines a field (null: nothing) in every map that it goes through. @param {?Field} field */
    outline(field) {
      grids.forEach((grid, channel) => {
        const isIn = field && channel >= field.first && channel < field.first + field.count;
        grid.outline(isIn ? laidOut(field) : null);
      });
    },
  };
}

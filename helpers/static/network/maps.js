/**
 * The maps of one layer as small pictures; the units of a dense layer as one picture, a cell a unit.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Pair, Plane } from "../numbers/window.js"
 * @import { Cell, Field } from "./layers/layer.js"
 */
import { levelsFor } from "../kit/colours.js";
import { element, put } from "../kit/dom.js";
import { Grid } from "../kit/grid.js";
import { shortNumber } from "../numbers/numerals.js";
import { largestIn } from "../numbers/window.js";

const LONGEST_COLUMN = 40; // units under each other

/**
 * How units are laid out in rows and columns: without a gap at the end where a few more columns avoid it.
 * @param {number} units @param {number} longest @returns {Pair}
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

/** A unit is a row. All maps are one tab stop: Page Up and Page Down go from one to another. */
export class Maps {
  /** @type {Grid[]} */
  grids = [];
  /** @type {Pair} */
  sides = [0, 0]; // rows and columns on the page
  isFolded = false;

  /**
   * @param {(channel: number) => string} nameOf  for screen readers
   * @param {{point: (cell: ?Cell) => void, choose: (cell: Cell) => void}} on
   */
  constructor(nameOf, on, longest = LONGEST_COLUMN) {
    this.nameOf = nameOf;
    this.on = on;
    this.longest = longest;
    this.element = element("div.maps", {
      onFocusin: (/** @type {FocusEvent} */ event) => this.takeStop(event),
      onKeydown: (/** @type {KeyboardEvent} */ event) => this.turnPage(event),
    });
  }

  /** @param {number} channel @param {Pair} at @returns {Cell} */
  cellAt(channel, [row, column]) {
    return this.isFolded ? { channel, row: row * this.sides[1] + column, column: 0 } : { channel, row, column };
  }

  /** Where a field lies on the page: folded, several units may lie anywhere. @param {Field} field */
  laidOut({ row, column, size }) {
    const { isFolded, sides } = this;
    if (!isFolded) return { row, column, size };
    if (size[0] > 1) return { row: 0, column: 0, size: sides };
    return { row: Math.floor(row / sides[1]), column: row % sides[1], size };
  }

  /** @param {number} channel */
  addGrid(channel) {
    const grid = new Grid(true, {
      point: (at) => this.on.point(at && this.cellAt(channel, at)),
      choose: (at) => this.on.choose(this.cellAt(channel, at)),
    });
    this.grids.push(grid);
    this.element.append(grid.element);
  }

  /** @param {FocusEvent} event */
  takeStop({ target }) {
    for (const grid of this.grids) grid.activeCell().tabIndex = grid.activeCell() === target ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  turnPage(event) {
    const by = { PageUp: -1, PageDown: 1 }[event.key];
    const from = this.grids.findIndex((grid) => grid.activeCell() === event.target);
    if (!by || from < 0) return;
    event.preventDefault();
    const [row, column] = this.grids[from].active;
    this.grids[from + by]?.cellAt({ row, column }).focus();
  }

  /** @param {Plane} plane @param {boolean} isVector  one number after another, to be folded into columns */
  lay(plane, isVector) {
    this.isFolded = isVector;
    this.sides = isVector ? fold(plane.rows, this.longest) : [plane.rows, plane.columns];
    const [rows, columns] = this.sides;
    for (const grid of this.grids.splice(plane.channels)) grid.element.remove();
    while (this.grids.length < plane.channels) this.addGrid(this.grids.length);
    this.grids.forEach((grid, channel) => {
      grid.resize(this.nameOf(channel), rows, columns, [0, 0]);
      grid.activeCell().tabIndex = channel ? -1 : 0;
    });
    this.element.classList.toggle("cnn-folded", isVector);
    put(this.element, { down: Math.min(8, plane.channels), rows, columns });
  }

  /** Draws a plane; its largest number, in whichever map, has the deepest shade. @param {Plane} plane @param {Shades} shades */
  fill(plane, shades) {
    const levels = levelsFor(plane.values, plane.isPixels ? 1 : largestIn(plane.values) || 1);
    this.grids.forEach((grid, channel) => grid.fill(contentOf(plane, channel, shades, levels, this.sides)));
  }

  /** Outlines a field (null: nothing) in every map that it goes through. @param {?Field} field */
  outline(field) {
    this.grids.forEach((grid, channel) => {
      const isIn = field && channel >= field.first && channel < field.first + field.count;
      grid.outline(isIn ? this.laidOut(field) : null);
    });
  }
}

/** The maps of one layer as small pictures; the units of a dense layer as one picture, a cell a unit. */
import { LEVELS } from "../kit/colours.js";
import { element, put } from "../kit/dom.js";
import { createGrid } from "../kit/grid.js";
import { shortNumber } from "../numbers/numerals.js";

const LONGEST_COLUMN = 40; // units under each other

/** How units are laid out in rows and columns: without a gap at the end where a few more columns avoid it. */
function fold(units, longest) {
  const least = Math.ceil(units / longest);
  const even = [...Array(least).keys()].map((more) => least + more).find((columns) => units % columns === 0);
  const columns = even ?? least;
  return [Math.ceil(units / columns), columns];
}

/**
 * Cells are {channel, row, column}; a unit is a row. All maps are one tab stop: Page Up and Page Down go from one to another.
 *
 * @param {{point: (cell: ?object) => void, choose: (cell: object) => void}} on
 * @param {(channel: number) => string} nameOf  for screen readers
 */
export function createMaps(nameOf, on, longest = LONGEST_COLUMN) {
  const node = element("div.maps", { onFocusin: takeStop, onKeydown: turnPage });
  let [grids, rows, columns, isFolded] = [[], 0, 0, false];

  const inward = (channel, [row, column]) =>
    isFolded ? { channel, row: row * columns + column, column: 0 } : { channel, row, column };
  const outward = (cell) =>
    isFolded ? { ...cell, row: Math.floor(cell.row / columns), column: cell.row % columns } : cell;

  function addGrid(channel) {
    const grid = createGrid(true, {
      point: (place) => on.point(place && inward(channel, place)),
      choose: (place) => on.choose(inward(channel, place)),
    });
    grids.push(grid);
    node.append(grid.element);
  }

  const cursorOf = (grid) => grid.element.querySelector(".cnn-cursor");

  function takeStop({ target }) {
    for (const grid of grids) cursorOf(grid).tabIndex = cursorOf(grid) === target ? 0 : -1;
  }

  function turnPage(event) {
    const by = { PageUp: -1, PageDown: 1 }[event.key];
    const from = grids.findIndex((grid) => cursorOf(grid) === event.target);
    if (!by || from < 0) return;
    event.preventDefault();
    const [row, column] = event.target.place;
    grids[from + by]?.cellAt({ row, column }).focus();
  }

  return {
    element: node,
    /** @param {boolean} isVector  one number after another, to be folded into columns */
    lay(plane, isVector) {
      isFolded = isVector;
      [rows, columns] = isVector ? fold(plane.rows, longest) : [plane.rows, plane.columns];
      for (const grid of grids.splice(plane.channels)) grid.element.remove();
      while (grids.length < plane.channels) addGrid(grids.length);
      grids.forEach((grid, channel) => {
        grid.resize(nameOf(channel), rows, columns, [0, 0]);
        cursorOf(grid).tabIndex = channel ? -1 : 0;
      });
      node.classList.toggle("cnn-folded", isFolded);
      put(node, { down: Math.min(8, plane.channels), rows, columns });
    },
    /** Draws a plane; its largest number, in whichever map, has the deepest shade. */
    fill({ values, isPixels, ...plane }, shades) {
      const scale = isPixels ? 1 : values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
      const area = plane.rows * plane.columns;
      const levels = new Uint16Array(values.length);
      for (let index = 0; index < levels.length; index++) {
        levels[index] = LEVELS + Math.round((values[index] / scale) * LEVELS);
      }
      grids.forEach((grid, channel) =>
        grid.fill({
          rows,
          columns,
          border: "",
          longest: 1,
          shades: isPixels ? shades.pixels : shades.pictures,
          levels: levels.subarray(channel * area, (channel + 1) * area),
          text: (index) => shortNumber(values[channel * area + index]),
          isKnown: (index) => index < area,
          mark: () => undefined,
        })
      );
    },
    /** Outlines a field (null: nothing) in every map that it goes through. @param {?Field} field */
    outline(field) {
      const isAll = isFolded && field?.size[0] > 1;
      const window = !field
        ? null
        : isAll
        ? { row: 0, column: 0, size: [rows, columns] }
        : { ...outward(field), size: field.size };
      grids.forEach((grid, channel) => {
        const isIn = window && channel >= field.first && channel < field.first + field.count;
        grid.outline(isIn ? { ...window, dilation: [1, 1] } : null);
      });
    },
  };
}

/**
 * The grids of one role, one a channel, under one heading.
 *
 * @import { Rational } from "../numbers/rational.js"
 * @import { Pair, Values } from "../numbers/window.js"
 * @import { Content } from "./cells.js"
 * @import { Shades } from "./colours.js"
 * @import { Grid, Outline } from "./grid.js"
 *
 * @typedef {{channel: number, row: number, column: number}} Cell
 * @typedef {{channels: number, rows: number, columns: number, values: Values, exact?: Map<number, Rational>,
 *   isPixels?: boolean, isPicture?: boolean, blank?: Set<number>, scale?: number}} Shown  numbers to be shown;
 *   `isPicture`: as
 *   pixels however few they are, `scale`: the size that gets the full colour
 * @typedef {Map<number, ?string>} Marks  by index, what is written there; null: nothing but a mark
 */
import { shortNumber, shortText } from "../numbers/numerals.js";
import { largestIn } from "../numbers/window.js";
import { levelsFor } from "./colours.js";
import { element } from "./dom.js";
import { createGrid } from "./grid.js";

const NEAR = 28; // cells on a side that are still drawn as numbers
const MOST_NEAR = 2500; // cells in all
const MOST_PADDED = 4000; // with the padding around them

/**
 * Whether numbers are too many to be drawn as more than pixels, or are to be drawn so anyway.
 * @param {Omit<Shown, "values">} numbers @param {number[]} padding
 */
export const isFar = ({ channels, rows, columns, isPicture }, [above, left] = [0, 0]) =>
  isPicture || rows > NEAR || columns > NEAR || channels * rows * columns > MOST_NEAR ||
  channels * (rows + 2 * above) * (columns + 2 * left) > MOST_PADDED;

/**
 * How one channel looks; marks, claims and what is known are added when it is drawn.
 * @param {Shown} numbers @param {number} channel @param {Shades} shades @param {string} border @param {boolean} isFar
 */
function contentOf(numbers, channel, shades, border, isFar) {
  const { rows, columns, blank, exact, isPixels } = numbers;
  const first = channel * rows * columns;
  const values = numbers.values.subarray(first, first + rows * columns);
  const scale = numbers.scale ?? (isPixels ? 255 : largestIn(numbers.values) || 1);
  /** @param {number} value @param {number} index */
  const write = (value, index) => {
    const entry = exact?.get(first + index);
    return entry ? shortText(entry) : shortNumber(value);
  };
  const texts = isFar ? [] : Array.from(values, write);
  return {
    first,
    rows,
    columns,
    blank,
    border,
    shades: isPixels ? shades.pixels : shades.numbers,
    levels: levelsFor(values, scale),
    longest: texts.reduce((most, text) => Math.max(most, text.length), 1),
    /** @param {number} index */
    text: (index) => texts[index] ?? write(values[index], index),
  };
}

/**
 * @param {string} role
 * @param {{point: (role: string, cell: ?Cell) => void, choose: (role: string, cell: Cell, key?: string) => void}} on
 */
export function createChannels(role, on) {
  const heading = element("div.heading");
  const node = element("div.channels");
  /** @type {{grid: Grid, caption: HTMLElement, box: HTMLElement}[]} */
  const grids = [];
  /** @type {ReturnType<typeof contentOf>[]} */
  let contents = [];
  /** @type {any[]} */
  let laid = [];
  let drawnFar = false;

  /** @param {number} channel */
  function addGrid(channel) {
    /** @param {Pair} at */
    const cellAt = (at) => ({ channel, row: at[0], column: at[1] });
    const grid = createGrid(drawnFar, {
      point: (at) => on.point(role, at && cellAt(at)),
      choose: (at, key) => on.choose(role, cellAt(at), key),
    });
    const caption = element("div.caption");
    const box = element("div", caption, grid.element);
    node.append(box);
    grids.push({ grid, caption, box });
  }

  /** As many grids as channels, each drawn as it must be. @param {Shown} numbers @param {Pair} padding */
  function count(numbers, padding) {
    const wasFar = drawnFar;
    drawnFar = Boolean(isFar(numbers, padding));
    const kept = drawnFar === wasFar ? numbers.channels : 0;
    for (const { box } of grids.splice(kept)) box.remove();
    while (grids.length < numbers.channels) addGrid(grids.length);
  }

  return {
    element: element(`div.role.${role}`, heading, node),
    /**
     * Takes up new numbers; `padding` is the ring around each grid, whose cells say `border`.
     * @param {string} name @param {Shown} numbers @param {Shades} shades @param {string[]} channelNames
     * @param {Pair} padding
     */
    lay(name, numbers, shades, channelNames = [], padding = [0, 0], border = "0") {
      const now = [name, numbers, shades, `${channelNames}`, `${padding}`, border];
      if (now.every((each, index) => each === laid[index])) return;
      laid = now;
      const { channels, rows, columns } = numbers;
      const size = [channels, rows, columns].slice(channels > 1 ? 0 : 1).join(" \u00d7 ");
      heading.replaceChildren(element("i.swatch"), name, element("small", size));
      count(numbers, padding);
      contents = grids.map((_, channel) => contentOf(numbers, channel, shades, border, drawnFar));
      grids.forEach(({ grid, caption }, channel) => {
        const part = channels > 1 ? channelNames[channel] : "";
        caption.textContent = part;
        grid.resize(part ? `${name}, ${part}` : name, rows, columns, padding);
      });
    },
    /**
     * Draws the numbers that are known; some stand out: by their `marks`, and by what is wrongly claimed of them.
     * @param {(index: number) => boolean} isKnown @param {Marks} marks @param {Record<number, string>} claims
     */
    fill(isKnown = () => true, marks = new Map(), claims = {}) {
      grids.forEach(({ grid }, channel) => {
        const { first, ...content } = contents[channel];
        /** @type {Content} */
        const all = {
          ...content,
          isKnown: first ? (index) => isKnown(first + index) : isKnown,
          mark: (index) => marks.get(first + index),
          claim: (index) => claims[first + index],
        };
        grid.fill(all);
      });
    },
    /**
     * Puts the window, or the outline of what is touched, on the channels named.
     * @param {?Outline | undefined} window @param {number[]} channels
     */
    outline: (window, channels, isTouch = false) =>
      grids.forEach(({ grid }, channel) => grid.outline(channels.includes(channel) ? window : null, isTouch)),
    /** @param {Cell} cell */
    cellAt: (cell) => grids[cell.channel].grid.cellAt(cell),
  };
}

/**
 * The grids of one role, one a channel, under one heading.
 *
 * @import { Rational } from "../numbers/rational.js"
 * @import { Pair, Values } from "../numbers/window.js"
 * @import { Content } from "./cells.js"
 * @import { Shades } from "./colours.js"
 * @import { Outline } from "./grid.js"
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
import { Grid } from "./grid.js";

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

/** @typedef {{point: (role: string, cell: ?Cell) => void, choose: (role: string, cell: Cell, key?: string) => void}} On */

export class Channels {
  /** @type {{grid: Grid, caption: HTMLElement, box: HTMLElement}[]} */
  grids = [];
  /** @type {ReturnType<typeof contentOf>[]} */
  contents = [];
  /** @type {any[]} */
  laid = []; // what the grids have been laid out for
  isFar = false;

  /** @param {string} role @param {On} on */
  constructor(role, on) {
    this.role = role;
    this.on = on;
    this.heading = element("div.heading");
    this.node = element("div.channels");
    this.element = element(`div.role.${role}`, this.heading, this.node);
  }

  /** @param {number} channel */
  addGrid(channel) {
    /** @param {Pair} at */
    const cellAt = (at) => ({ channel, row: at[0], column: at[1] });
    const grid = new Grid(this.isFar, {
      point: (at) => this.on.point(this.role, at && cellAt(at)),
      choose: (at, key) => this.on.choose(this.role, cellAt(at), key),
    });
    const caption = element("div.caption");
    const box = element("div", caption, grid.element);
    this.node.append(box);
    this.grids.push({ grid, caption, box });
  }

  /** As many grids as channels, each drawn as it must be. @param {Shown} numbers @param {Pair} padding */
  count(numbers, padding) {
    const wasFar = this.isFar;
    this.isFar = Boolean(isFar(numbers, padding));
    const kept = this.isFar === wasFar ? numbers.channels : 0;
    for (const { box } of this.grids.splice(kept)) box.remove();
    while (this.grids.length < numbers.channels) this.addGrid(this.grids.length);
  }

  /**
   * Takes up new numbers; `padding` is the ring around each grid, whose cells say `border`.
   * @param {string} name @param {Shown} numbers @param {Shades} shades @param {string[]} channelNames @param {Pair} padding
   */
  lay(name, numbers, shades, channelNames = [], padding = [0, 0], border = "0") {
    const now = [name, numbers, shades, `${channelNames}`, `${padding}`, border];
    if (now.every((each, index) => each === this.laid[index])) return;
    this.laid = now;
    const { channels, rows, columns } = numbers;
    const size = [channels, rows, columns].slice(channels > 1 ? 0 : 1).join(" \u00d7 ");
    this.heading.replaceChildren(element("i.swatch"), name, element("small", size));
    this.count(numbers, padding);
    this.contents = this.grids.map((_, channel) => contentOf(numbers, channel, shades, border, this.isFar));
    this.grids.forEach(({ grid, caption }, channel) => {
      const part = channels > 1 ? channelNames[channel] : "";
      caption.textContent = part;
      grid.resize(part ? `${name}, ${part}` : name, rows, columns, padding);
    });
  }

  /**
   * Draws the numbers that are known; some stand out: by their `marks`, and by what is wrongly claimed of them.
   * @param {(index: number) => boolean} isKnown @param {Marks} marks @param {Record<number, string>} claims
   */
  fill(isKnown = () => true, marks = new Map(), claims = {}) {
    this.grids.forEach(({ grid }, channel) => {
      const { first, ...content } = this.contents[channel];
      /** @type {Content} */
      const all = {
        ...content,
        isKnown: first ? (index) => isKnown(first + index) : isKnown,
        mark: (index) => marks.get(first + index),
        claim: (index) => claims[first + index],
      };
      grid.fill(all);
    });
  }

  /**
   * Puts the window, or the outline of what is touched, on the channels named.
   * @param {?Outline | undefined} window @param {number[]} channels
   */
  outline(window, channels, isTouch = false) {
    this.grids.forEach(({ grid }, channel) => grid.outline(channels.includes(channel) ? window : null, isTouch));
  }

  /** @param {Cell} cell */
  cellAt(cell) {
    return this.grids[cell.channel].grid.cellAt(cell);
  }
}

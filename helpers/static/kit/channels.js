/** The grids of one role, one a channel, under one heading. */
import { LEVELS } from "./colours.js";
import { element } from "./dom.js";
import { createGrid } from "./grid.js";
import { shortNumber, shortText } from "../numbers/numerals.js";

const NEAR = 28; // cells on a side that are still drawn as numbers
const MOST_NEAR = 2500; // cells in all

/** Whether numbers are too many to be drawn as more than pixels, or are to be drawn so anyway. */
export const isFar = ({ channels, rows, columns, isPicture }) =>
  isPicture || rows > NEAR || columns > NEAR || channels * rows * columns > MOST_NEAR;

/** How one channel looks; `mark`, `claim` and `isKnown` are added when it is drawn. @returns {Content} */
function contentOf(numbers, channel, shades, border) {
  const { rows, columns, blank, exact, isPixels } = numbers;
  const first = channel * rows * columns;
  const values = numbers.values.subarray(first, first + rows * columns);
  const scale = numbers.scale ?? (isPixels ? 255 : largest(numbers.values) || 1);
  const levels = new Uint16Array(values.length);
  for (let index = 0; index < levels.length; index++) {
    levels[index] = LEVELS + Math.round((values[index] / scale) * LEVELS);
  }
  const write = (value, index) => exact?.has(first + index) ? shortText(exact.get(first + index)) : shortNumber(value);
  const texts = isFar(numbers) ? [] : Array.from(values, write);
  return {
    first,
    rows,
    columns,
    blank,
    border,
    shades: isPixels ? shades.pixels : shades.numbers,
    levels,
    longest: Math.max(1, ...texts.map((text) => text.length)),
    text: (index) => texts[index] ?? write(values[index], index),
  };
}

/** The largest size of a value. A loop: there may be many. */
function largest(values) {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    if (Math.abs(values[index]) > most) most = Math.abs(values[index]);
  }
  return most;
}

/** `on`: as for `createGrid`, with the role before the place, and places {channel, row, column}. */
export function createChannels(role, on) {
  const heading = element("div.heading");
  const planes = element("div.planes");
  let [grids, contents, drawnFar, laid] = [[], [], false, []];

  function addGrid(channel) {
    const locate = (place) => place && { channel, row: place[0], column: place[1] };
    const grid = createGrid(drawnFar, {
      point: (place) => on.point(role, locate(place)),
      choose: (place, key) => on.choose(role, locate(place), key),
    });
    grid.caption = element("div.caption");
    planes.append(element("div", grid.caption, grid.element));
    grids.push(grid);
  }

  return {
    element: element(`div.role.${role}`, heading, planes),
    /** Takes up new numbers; `padding` is the ring around each grid, whose cells say `border`. */
    lay(name, numbers, shades, channelNames = [], padding = [0, 0], border = "0") {
      const now = [name, numbers, shades, `${channelNames}`, `${padding}`, border];
      if (now.every((each, index) => each === laid[index])) return;
      laid = now;
      const { channels, rows, columns } = numbers;
      const size = [channels, rows, columns].slice(channels > 1 ? 0 : 1).join(" \u00d7 ");
      heading.replaceChildren(element("i.swatch"), name, element("small", size));
      const kept = drawnFar === isFar(numbers) ? channels : 0;
      drawnFar = isFar(numbers);
      for (const grid of grids.splice(kept)) grid.element.parentElement.remove();
      while (grids.length < channels) addGrid(grids.length);
      contents = grids.map((_, channel) => contentOf(numbers, channel, shades, border));
      grids.forEach((grid, channel) => {
        const part = channels > 1 ? channelNames[channel] : "";
        grid.caption.textContent = part;
        grid.resize(part ? `${name}, ${part}` : name, rows, columns, padding);
      });
    },
    /** Draws the numbers that are known; some stand out: `marks` has other texts (or null) for them, `claims` wrong ones. */
    fill(isKnown = () => true, marks = new Map(), claims = {}) {
      grids.forEach((grid, channel) => {
        const { first } = contents[channel];
        const own = first ? (index) => isKnown(first + index) : isKnown;
        const [mark, claim] = [(index) => marks.get(first + index), (index) => claims[first + index]];
        grid.fill({ ...contents[channel], isKnown: own, mark, claim });
      });
    },
    /** Puts the window, or the outline of what is touched, on the channels named. */
    outline: (window, channels, isTouch) =>
      grids.forEach((grid, channel) => grid.outline(channels.includes(channel) ? window : null, isTouch)),
    cellAt: (place) => grids[place.channel].cellAt(place),
  };
}

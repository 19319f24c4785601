/** The grids of one role, one a channel, under one heading. */
import { LEVELS } from "./colours.js";
import { element } from "./dom.js";
import { createGrid } from "./grid.js";
import { shortNumber, shortText } from "./numerals.js";

const NEAR = 28; // cells on a side that are still drawn as numbers
const MOST_NEAR = 2500; // cells in all

/** Whether numbers are too many to be drawn as more than pixels. */
export const isFar = ({ channels, rows, columns }) => rows > NEAR || columns > NEAR || channels * rows * columns > MOST_NEAR;

/** How one channel looks. @returns {Content} */
function contentOf(numbers, channel, shades, border) {
  const { rows, columns, exact, isPixels } = numbers;
  const first = channel * rows * columns;
  const values = numbers.values.subarray(first, first + rows * columns);
  const scale = isPixels ? 255 : numbers.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const write = (value, index) => (exact?.has(first + index) ? shortText(exact.get(first + index)) : shortNumber(value));
  const texts = isFar(numbers) ? null : Array.from(values, write);
  return {
    rows,
    columns,
    border,
    shades: isPixels ? shades.pixels : shades.numbers,
    levels: Uint16Array.from(values, (value) => LEVELS + Math.round((value / scale) * LEVELS)),
    text: (index) => texts?.[index] ?? write(values[index], index),
    longest: Math.max(...(texts ?? []).map((text) => text.length), 1),
  };
}

const channelName = ({ isPixels, channels }, channel) => (isPixels && channels === 3 ? ["red", "green", "blue"][channel] : `channel ${channel}`);

/** `on`: as for `createGrid`, with the role, and cells that know their channel. */
export function createPlanes(role, on) {
  const heading = element("div", { class: "cnn-heading" });
  const planes = element("div", { class: "cnn-planes" });
  const [grids, captions] = [[], []];
  let contents = [];
  let drawnFar = false;

  function addGrid(channel) {
    const locate = (place) => place && { channel, row: place[0], column: place[1] };
    captions.push(element("div", { class: "cnn-caption" }));
    grids.push(createGrid(drawnFar, {
      point: (place) => on.point(role, locate(place)),
      choose: (place, key) => on.choose(role, locate(place), key),
    }));
    planes.append(element("div", {}, captions[channel], grids[channel].element));
  }

  return {
    element: element("div", { class: `cnn-role cnn-${role}` }, heading, planes),
    grids,
    /** Takes up new numbers; `padding` is the ring around each grid, whose cells say `border`. */
    lay(name, numbers, shades, padding = [0, 0], border = "0") {
      const { channels, rows, columns } = numbers;
      const size = [channels, rows, columns].slice(channels > 1 ? 0 : 1).join(" \u00d7 ");
      heading.replaceChildren(element("i", { class: "cnn-swatch" }), name, element("small", {}, size));
      const kept = drawnFar === isFar(numbers) ? channels : 0;
      drawnFar = isFar(numbers);
      grids.splice(kept).forEach((grid) => grid.element.parentElement.remove());
      captions.length = grids.length;
      while (grids.length < channels) addGrid(grids.length);
      contents = grids.map((_, channel) => contentOf(numbers, channel, shades, border));
      grids.forEach((grid, channel) => {
        captions[channel].textContent = channels > 1 ? channelName(numbers, channel) : "";
        grid.resize(channels > 1 ? `${name}, ${channelName(numbers, channel)}` : name, rows, columns, padding);
      });
    },
    /** Draws the numbers that are known; `marks` has other texts (or null) for some, which stand out and are known. */
    fill(isKnown = () => true, marks = new Map()) {
      grids.forEach((grid, channel) => {
        const content = contents[channel];
        const first = channel * content.rows * content.columns;
        grid.fill({
          ...content,
          text: (index) => marks.get(first + index) ?? content.text(index),
          isMarked: (index) => marks.has(first + index),
          isPlain: (index) => Boolean(marks.get(first + index)),
          isKnown: marks.size || first ? (index) => isKnown(first + index) || Boolean(marks.get(first + index)) : isKnown,
        });
      });
    },
    /** Puts the window, or the outline of what is touched, on the channels named. */
    frame: (window, channels, isTouch) => grids.forEach((grid, channel) => grid.frame(channels.includes(channel) ? window : null, isTouch)),
  };
}

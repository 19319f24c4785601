/**
 * The colour of a value: purple below zero, ochre above, the page's own at zero. The three ends stand in the
 *   stylesheet, one
 * set a theme; real cells and canvases take their shades from one table.
 *
 * @typedef {{css: string[], ink: string[], packed: Uint32Array}} Table  from -LEVELS to LEVELS at indices from 0 on;
 *   `ink` is
 *   black or white, whichever stands out more (at least 4.5 to 1); `packed` is for canvases
 * @typedef {{numbers: Table, pictures: Table, pixels: Table}} Shades  `pixels` go from black at zero to white;
 *   `pictures`, which
 *   bear no digits, to brighter ends in the dark
 */

export const LEVELS = 255; // shades on each side of zero

/** @param {string} text */
const parseHex = (text) => [1, 3, 5].map((start) => parseInt(text.trim().slice(start, start + 2), 16));

/** How bright a colour is to the eye, from 0 to 1 (WCAG 2.2, relative luminance). @param {number[]} colour */
export function luminance(colour) {
  const [red, green, blue] = colour.map((channel) =>
    channel <= 10 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string[]} hexes  at zero, below and above @returns {Table} */
function shadesBetween(...hexes) {
  const [zero, negative, positive] = hexes.map(parseHex);
  const colours = Array.from({ length: 2 * LEVELS + 1 }, (_, index) => {
    const end = index < LEVELS ? negative : positive;
    return zero.map((channel, i) => Math.round(channel + ((end[i] - channel) * Math.abs(index - LEVELS)) / LEVELS));
  });
  return {
    css: colours.map((colour) => `rgb(${colour.join(" ")})`),
    ink: colours.map((colour) => (luminance(colour) > 0.179 ? "#000" : "#fff")),
    packed: Uint32Array.from(colours, ([red, green, blue]) => 0xff000000 + (blue << 16) + (green << 8) + red),
  };
}

/** @type {Map<string, Shades>} */
const tables = new Map(); // one a theme, made once

/** The tables of the theme that an element stands in. @param {Element} root @returns {Shades} */
export function readShades(root) {
  const style = getComputedStyle(root);
  const [zero, ...ends] = ["zero", "negative", "positive", "bright-negative", "bright-positive"].map((end) =>
    style.getPropertyValue(`--cnn-${end}`)
  );
  const shades = tables.get(zero) ?? {
    numbers: shadesBetween(zero, ...ends.slice(0, 2)),
    pictures: shadesBetween(zero, ...ends.slice(2)),
    pixels: shadesBetween("#000000", "#000000", "#ffffff"),
  };
  tables.set(zero, shades);
  return shades;
}

/**
 * Each value's place in a table, `scale` being the value of the full colour.
 * @param {ArrayLike<number>} values @param {number} scale
 */
export function levelsFor(values, scale) {
  const levels = new Uint16Array(values.length);
  for (let index = 0; index < values.length; index++) {
    levels[index] = LEVELS + Math.round(Math.max(-1, Math.min(1, values[index] / scale)) * LEVELS);
  }
  return levels;
}

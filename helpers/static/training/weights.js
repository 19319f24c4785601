/**
 * Kernels that learn: one with its numbers, several as small pictures, all in one scale of colours.
 *
 * @import { Shades, Table } from "../kit/colours.js"
 * @import { Numbers } from "../numbers/arrays.js"
 * @import { Moment, Piece, Shape } from "./state.js"
 */
import { contextOf } from "../kit/canvas.js";
import { Channels } from "../kit/channels.js";
import { levelsFor } from "../kit/colours.js";
import { element } from "../kit/dom.js";
import { shortNumber } from "../numbers/numerals.js";

const IDLE = { point() {}, choose() {} };

/**
 * Draws a kernel as a picture of one pixel a weight, its channels side by side.
 * @param {HTMLElement} tile @param {Float32Array} weights @param {Shape} shape @param {number} scale
 * @param {Table} table
 */
function paint(tile, weights, [, channels, rows, columns], scale, { packed }) {
  while (tile.childElementCount < channels) tile.append(element("canvas"));
  const size = rows * columns;
  tile.querySelectorAll("canvas").forEach((canvas, channel) => {
    Object.assign(canvas, { width: columns, height: rows });
    const levels = levelsFor(weights.subarray(channel * size, (channel + 1) * size), scale);
    const image = new ImageData(columns, rows);
    new Uint32Array(image.data.buffer).set(Uint32Array.from(levels, (level) => packed[level]));
    contextOf(canvas).putImageData(image, 0, 0);
  });
}

/**
 * Weights with as many decimals as can be read beside the largest.
 * @param {Float32Array} weights @param {number} scale
 */
export function readable(weights, scale) {
  const decimals = Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(scale))));
  return Float64Array.from(weights, (weight) => Number(weight.toFixed(decimals)));
}

/** The weights from the least to the most, in words. @param {Float32Array} weights */
export function rangeText(weights) {
  const sorted = weights.toSorted();
  return `weights from ${shortNumber(sorted[0])} to ${shortNumber(sorted[sorted.length - 1])}`;
}

/** Several kernels, each a picture. */
function createGallery() {
  const [heading, tiles] = [element("div.heading"), element("div.channels")];
  return {
    element: element("div.role.kernel", heading, tiles),
    /**
     * @param {Float32Array} weights @param {Shape} shape @param {number} of @param {number} scale
     * @param {Shades} shades
     */
    show(weights, shape, of, scale, shades) {
      const [count, , rows, columns] = shape;
      const size = `${of} of ${rows} \u00d7 ${columns}${of > count ? `, the first ${count}` : ""}`;
      heading.replaceChildren(element("i.swatch"), "kernels", element("small", size));
      while (tiles.childElementCount < count) tiles.append(element("div.tile", { role: "img" }));
      const area = weights.length / count;
      tiles.querySelectorAll(".cnn-tile").forEach((tile, index) => {
        const own = weights.subarray(index * area, (index + 1) * area);
        paint(/** @type {HTMLElement} */ (tile), own, shape, scale, shades.pictures);
        tile.setAttribute("aria-label", `kernel ${index}: ${rangeText(own)}`);
      });
    },
  };
}

/**
 * `show` draws the kernels of a moment beside the target; `piece` knows their shape, `scale` is the largest weight of
 * all.
 */
export function createWeights() {
  const [gallery, learned, aim] = [createGallery(), new Channels("kernel", IDLE), new Channels("kernel", IDLE)];
  const stage = element("div.stage.weights", gallery.element, learned.element, aim.element);
  return {
    element: stage,
    /**
     * @param {Moment} moment @param {Piece} piece @param {?Numbers} target @param {number} scale @param {Shades} shades
     */
    show({ weights }, { shape, of }, target, scale, shades) {
      stage.hidden = !shape;
      if (!shape) return;
      const [count, channels, rows, columns] = shape;
      gallery.element.hidden = count === 1;
      learned.element.hidden = count > 1;
      aim.element.hidden = !target;
      if (count > 1) gallery.show(weights, shape, of, scale, shades);
      else {
        learned.lay("kernel", { channels, rows, columns, values: readable(weights, scale), scale }, shades);
        learned.fill();
      }
      if (!target) return;
      aim.lay("target", { ...target, scale }, shades);
      aim.fill();
    },
  };
}

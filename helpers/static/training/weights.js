/** Kernels that learn: one with its numbers, several as small pictures, all in one scale of colours. */
import { LEVELS } from "../kit/colours.js";
import { element } from "../kit/dom.js";
import { shortNumber } from "../numbers/numerals.js";
import { createChannels } from "../kit/channels.js";

const IDLE = { point() {}, choose() {} };

/** A kernel as a picture of one pixel a weight, its channels side by side. */
function createTile() {
  const node = element("div.tile", { role: "img" });
  return {
    element: node,
    show(name, weights, [channels, rows, columns], scale, { packed }) {
      while (node.childElementCount < channels) node.append(element("canvas"));
      const size = rows * columns;
      [...node.children].forEach((canvas, channel) => {
        Object.assign(canvas, { width: columns, height: rows });
        const context = canvas.getContext("2d");
        const image = context.createImageData(columns, rows);
        new Uint32Array(image.data.buffer).set(
          Array.from(
            weights.subarray(channel * size, (channel + 1) * size),
            (weight) => packed[levelOf(weight / scale)],
          ),
        );
        context.putImageData(image, 0, 0);
      });
      const [least, most] = [Math.min(...weights), Math.max(...weights)];
      node.setAttribute("aria-label", `${name}: weights from ${shortNumber(least)} to ${shortNumber(most)}`);
    },
  };
}

const levelOf = (share) => LEVELS + Math.round(Math.max(-1, Math.min(1, share)) * LEVELS);

/** `show` draws kernels of one shape [kernels, channels, rows, columns], `of` so many that there are, and the target. */
export function createWeights() {
  const heading = element("div.heading");
  const tiles = element("div.tiles");
  const gallery = element("div.role.kernel", heading, tiles);
  const [learned, aim] = [createChannels("kernel", IDLE), createChannels("kernel", IDLE)];
  const pictures = [];

  return {
    element: element("div.stage.weights", gallery, learned.element, aim.element),
    show(weights, shape, of, target, scale, shades) {
      const [count, channels, rows, columns] = shape;
      gallery.hidden = count === 1;
      learned.element.hidden = count > 1;
      aim.element.hidden = !target;
      const numbers = { channels, rows, columns, exact: new Map(), isPixels: false, scale };
      if (count === 1) {
        const places = Math.max(0, 2 - Math.floor(Math.log10(scale)));
        const values = Float64Array.from(weights, (weight) => Number(weight.toFixed(Math.min(places, 20))));
        learned.lay("kernel", { ...numbers, values }, shades);
        learned.fill();
      } else {
        const size = `${of} of ${rows} \u00d7 ${columns}`;
        heading.replaceChildren(
          element("i.swatch"),
          "kernels",
          element("small", of > count ? `${size}, the first ${count}` : size),
        );
        while (pictures.length < count) tiles.append(pictures[pictures.push(createTile()) - 1].element);
        const area = weights.length / count;
        pictures.forEach((tile, index) =>
          tile.show(
            `kernel ${index}`,
            weights.subarray(index * area, (index + 1) * area),
            [channels, rows, columns],
            scale,
            shades.pictures,
          )
        );
      }
      if (!target) return;
      aim.lay("target", { ...target, scale }, shades);
      aim.fill();
    },
  };
}

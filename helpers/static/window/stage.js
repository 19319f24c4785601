/**
 * The grids in a row: image · kernel = output, with the window on them. A large image gets a lens that shows its
 *   window.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Cell, Covered, Role, Scene } from "./kinds/cells.js"
 * @import { Picture, State } from "./state.js"
 */
import { Channels, isFar } from "../kit/channels.js";
import { element, put } from "../kit/dom.js";

/** The numbers under the window, as numbers of their own. @param {Scene} scene @param {Covered[]} covered */
function underWindow({ image, geometry }, covered) {
  const [rows, columns] = geometry.size;
  const values = Float64Array.from(covered, (cell) => image.values[cell.image] ?? 0);
  const exact = new Map(covered.flatMap((cell, index) => {
    const entry = image.exact.get(cell.image);
    return entry ? [[index, entry]] : [];
  }));
  return { channels: covered.length / (rows * columns), rows, columns, values, exact, isPixels: image.isPixels };
}

/** Whether the image is drawn without its numbers, and needs a lens. @param {Scene} scene */
const isImageFar = ({ image, geometry }) => Boolean(isFar(image, geometry.padding));

/** How much room the grids that are drawn as numbers ask for. @param {Scene} scene */
function roomFor(scene) {
  const { image, kernel, output, geometry: { padding } } = scene;
  const isNear = !isImageFar(scene);
  const ring = isNear ? 2 * padding[1] : 0;
  const others = [kernel, output].filter((numbers) => numbers !== null).filter((numbers) => !isFar(numbers));
  const near = isNear ? [image, ...others] : others;
  return {
    "all-columns": near.reduce((sum, { channels, columns }) => sum + channels * (columns + 0.4), ring),
    widest: Math.max(1, ...near.map(({ columns }) => columns)) + ring,
  };
}

const IDLE = { point() {}, choose() {} };

/** @param {string} text */
const sign = (text) => element("span.operator", { "aria-hidden": "true" }, text);

/** @param {import("../kit/channels.js").On} on */
export function createStage(on) {
  const [image, kernel, output] = ["image", "kernel", "output"].map((role) => new Channels(role, on));
  const lens = new Channels("lens", IDLE);
  const times = sign("\u00b7");
  const middle = element("div.middle", lens.element, times, kernel.element);
  const node = element("div.stage", image.element, middle, sign("="), output.element);

  return {
    element: node,
    /** @param {string} role @param {Cell} cell */
    cellAt: (role, cell) => ({ image, kernel, output })[/** @type {Role} */ (role)].cellAt(cell),
    /** Takes up a new scene: sizes, numbers, colours. @param {Scene} scene @param {Shades} shades */
    lay(scene, shades) {
      const { kind: { names, border }, channelNames } = scene;
      put(node, roomFor(scene));
      times.hidden = kernel.element.hidden = !scene.kernel;
      lens.element.hidden = !isImageFar(scene);
      middle.classList.toggle("cnn-column", isImageFar(scene));
      image.lay(scene.imageName, scene.image, shades, channelNames, scene.geometry.padding, border(scene.how));
      image.fill();
      if (scene.kernel) kernel.lay(names.kernel ?? "", scene.kernel, shades, scene.sliceNames);
      output.lay(names.output, scene.output, shades, channelNames);
    },
    /** @param {Picture} picture @param {State} state  that it is a picture of @param {Shades} shades */
    show({ window, channels, covered, touch, ...picture }, { scene, claims, pointed }, shades) {
      image.outline(window, channels);
      image.outline(touch?.window, pointed ? [pointed.cell.channel] : [], true);
      if (scene.kernel) {
        kernel.outline(window, scene.kind.walked.includes("kernel") ? channels : []);
        kernel.fill(undefined, touch?.weights);
      }
      output.outline(picture.output, [picture.output.channel]);
      output.fill(picture.isKnown, touch?.outputs, claims);
      if (lens.element.hidden || !window) return;
      lens.lay("window", underWindow(scene, covered), shades, scene.channelNames);
      lens.fill();
    },
  };
}

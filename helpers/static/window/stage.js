/** The grids in a row: image · kernel = output, with the window on them. A large image gets a lens that shows its window. */
import { element, put } from "../kit/dom.js";
import { createChannels, isFar } from "../kit/channels.js";
import { touchedBy } from "./touch.js";
import { cellsOf, channelsOf, namesOf, outputCellOf, windowOf } from "./scene.js";

/** The numbers under the window, as numbers of their own. */
function underWindow({ image, geometry }, cells) {
  const [rows, columns] = geometry.size;
  const values = Float64Array.from(cells, (cell) => image.values[cell.image] ?? 0);
  const exact = new Map(cells.map((cell, index) => [index, image.exact.get(cell.image)]).filter(([, value]) => value));
  return { channels: cells.length / (rows * columns), rows, columns, values, exact, isPixels: image.isPixels };
}

/** `on`: as for `createChannels`. */
export function createStage(on) {
  const roles = Object.fromEntries(
    ["image", "lens", "kernel", "output"].map((role) => [role, createChannels(role, on)]),
  );
  const { image, lens, kernel, output } = roles;
  const sign = (text) => element("span.operator", { "aria-hidden": "true" }, text);
  const times = sign("\u00b7");
  const middle = element("div.middle", lens.element, times, kernel.element);
  const node = element("div.stage", image.element, middle, sign("="), output.element);
  let scene, shades;

  return {
    element: node,
    cellAt: (role, cell) => roles[role].cellAt(cell),
    /** Takes up a new scene: sizes, numbers, colours. */
    lay(newScene, newShades) {
      [scene, shades] = [newScene, newShades];
      const names = namesOf(scene.kind);
      const { padding } = scene.geometry;
      const near = [scene.image, scene.kernel, scene.output].filter((numbers) => numbers && !isFar(numbers));
      put(node, {
        "all-columns": near.reduce((sum, { channels, columns }) => sum + channels * (columns + 0.4), 2 * padding[1]),
        widest: Math.max(1, ...near.map(({ columns }) => columns)) + 2 * padding[1],
      });
      times.hidden = kernel.element.hidden = !scene.kernel;
      lens.element.hidden = !isFar(scene.image);
      middle.classList.toggle("cnn-column", isFar(scene.image));
      const border = scene.kind === "pool" && scene.how !== "mean" ? "" : "0";
      image.lay(scene.imageName, scene.image, shades, scene.channelNames, padding, border);
      image.fill();
      if (scene.kernel) kernel.lay(names.kernel, scene.kernel, shades, scene.sliceNames);
      output.lay(names.output, scene.output, shades, scene.channelNames);
    },
    /**
     * @param {?number} step  where the window stands; nowhere for null
     * @param {number} outputStep  the output with the outline
     * @param {(step: number) => boolean} isKnown
     * @param {Object<number, string>} claims  by output, what somebody else has got there
     * @param {?{role: string, cell: object}} pointed  an image or kernel cell whose reach is shown
     * @returns {?string} that reach, in words
     */
    show(step, outputStep, isKnown, claims, pointed) {
      const isDot = scene.kind === "dot";
      const reach = pointed && !isDot ? touchedBy(scene, pointed.role, pointed.cell) : null;
      const window = step === null ? null : windowOf(scene, step);
      const channels = step === null ? [] : channelsOf(scene, step);
      image.outline(window, channels);
      image.outline(reach?.window, [pointed?.cell.channel], true);
      if (scene.kernel) {
        kernel.outline(window, isDot ? channels : []);
        kernel.fill(undefined, reach?.weights);
      }
      const place = outputCellOf(scene, outputStep);
      output.outline({ ...place, size: [1, 1], dilation: [1, 1] }, [place.channel]);
      output.fill(isDot ? () => isKnown(scene.steps - 1) : isKnown, reach?.outputs, claims);
      if (!lens.element.hidden && window) {
        lens.lay("window", underWindow(scene, cellsOf(scene, step)), shades, scene.channelNames);
        lens.fill();
      }
      return reach?.note ?? null;
    },
  };
}

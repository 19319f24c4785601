/** The grids in a row: image · kernel = output, with the window on them. A large image gets a lens that shows its window. */
import { element } from "./dom.js";
import { createPlanes, isFar } from "./planes.js";
import { reachOf } from "./reach.js";
import { cellsOf, channelsOf, namesOf, outputPlaceOf, windowOf } from "./scene.js";

/** The numbers under the window at a step, as numbers of their own. */
function underWindow({ image, places }, cells) {
  const [rows, columns] = places.size;
  const values = Float64Array.from(cells, (cell) => (cell.image < 0 ? 0 : image.values[cell.image]));
  const exact = new Map(cells.map((cell, index) => [index, image.exact.get(cell.image)]).filter(([, value]) => value));
  return { channels: cells.length / (rows * columns), rows, columns, values, exact, isPixels: image.isPixels };
}

/** `on`: as for `createPlanes`. */
export function createStage(on) {
  const [image, lens, kernel, output] = ["image", "lens", "kernel", "output"].map((role) => createPlanes(role, on));
  const sign = (text) => element("span", { class: "cnn-operator", "aria-hidden": "true" }, text);
  const times = sign("\u00b7");
  const middle = element("div", { class: "cnn-middle" }, lens.element, times, kernel.element);
  const node = element("div", { class: "cnn-stage" }, image.element, middle, sign("="), output.element);
  let scene, shades;

  return {
    element: node,
    cellAt: (role, cell) => ({ image, kernel })[role].grids[cell.channel].cellAt(cell),
    /** Takes up a new scene: sizes, numbers, colours. */
    lay(newScene, newShades) {
      [scene, shades] = [newScene, newShades];
      const names = namesOf(scene.kind);
      const { padding } = scene.places;
      times.hidden = kernel.element.hidden = !scene.kernel;
      lens.element.hidden = !isFar(scene.image);
      middle.classList.toggle("cnn-stacked", isFar(scene.image));
      const near = [scene.image, scene.kernel, scene.output].filter((numbers) => numbers && !isFar(numbers));
      node.style.setProperty("--cnn-all-columns", near.reduce((sum, { channels, columns }) => sum + channels * (columns + 0.4), 2 * padding[1]));
      node.style.setProperty("--cnn-widest", Math.max(...near.map(({ columns }) => columns)) + 2 * padding[1]);
      image.lay(names.image, scene.image, shades, padding, scene.kind === "pool" && scene.how !== "mean" ? "" : "0");
      image.fill();
      if (scene.kernel) kernel.lay(names.kernel, scene.kernel, shades);
      output.lay(names.output, scene.output, shades);
    },
    /**
     * @param {?number} step  where the window stands; nowhere for null
     * @param {number} outputStep  the output with the outline
     * @param {(step: number) => boolean} isKnown
     * @param {?{role: string, cell: object}} pointed  an image or kernel cell whose reach is shown
     * @returns {?string} that reach, in words
     */
    show(step, outputStep, isKnown, pointed) {
      const reach = pointed && scene.kind !== "dot" ? reachOf(scene, pointed.role, pointed.cell) : null;
      const window = step === null ? null : windowOf(scene, step);
      const channels = step === null ? [] : channelsOf(scene, step);
      image.frame(window, channels);
      image.frame(reach?.window, [pointed?.cell.channel], true);
      if (scene.kernel) {
        kernel.frame(window, scene.kind === "dot" ? channels : []);
        kernel.fill(undefined, new Map([...(reach?.weights ?? [])].map((index) => [index, null])));
      }
      const place = outputPlaceOf(scene, outputStep);
      output.frame({ ...place, size: [1, 1], dilation: [1, 1] }, [place.channel]);
      output.fill(scene.kind === "dot" ? () => isKnown(scene.steps - 1) : isKnown, reach?.outputs);
      if (!lens.element.hidden && window) {
        lens.lay("window", underWindow(scene, cellsOf(scene, step)), shades);
        lens.fill();
      }
      return reach?.note ?? null;
    },
  };
}

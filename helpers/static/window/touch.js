/** What a number touches: a weight the cells that it meets on its way, an image cell the outputs that it reaches. */
import { cornerOf } from "../numbers/window.js";
import { bracketed, shortText } from "../numbers/numerals.js";
import { isLess, times, ZERO } from "../numbers/rational.js";
import { entryAt } from "../numbers/arrays.js";
import { cellsOf } from "./scene.js";

const MOST_MARKS = 784; // outputs that are still written into

/**
 * @param {"image"|"kernel"} role
 * @param {{channel: number, row: number, column: number}} cell
 * @returns {{note: string, window: ?object, outputs: Map<number, ?string>, weights: Map<number, null>}}  what is touched
 *   in words; on the image, as a window to draw; among the outputs (steps), with texts; among the kernel's cells
 */
export const touchedBy = (scene, role, cell) => (role === "kernel" ? touchedByWeight : touchedByCell)(scene, cell);

function touchedByWeight(scene, { channel, row, column }) {
  const { geometry, kernel, image, steps } = scene;
  const [top, left] = cornerOf(geometry, 0);
  const index = (channel * kernel.rows + row) * kernel.columns + column;
  const weight = entryAt(kernel, index);
  const adds = (step) => {
    const under = cellsOf(scene, step).find((each) => each.kernel === index).image;
    const product = times(weight, under < 0 ? ZERO : entryAt(image, under));
    return `${isLess(product, ZERO) ? "" : "+"}${shortText(product)}`;
  };
  return {
    note: `the weight ${shortText(weight, 9)} meets ${steps} cells; the output shows what it adds`,
    window: {
      row: top + row * geometry.dilation[0],
      column: left + column * geometry.dilation[1],
      size: [geometry.rows, geometry.columns],
      dilation: geometry.stride,
    },
    outputs: new Map(Array.from({ length: steps > MOST_MARKS ? 0 : steps }, (_, step) => [step, adds(step)])),
  };
}

function touchedByCell(scene, { channel, row, column }) {
  const { geometry, image, kernel } = scene;
  const index = (channel * image.rows + row) * image.columns + column;
  const [rows, columns] = [row, column].map((at, axis) =>
    [...Array(geometry.size[axis]).keys()]
      .map((cell) => (at + geometry.padding[axis] - cell * geometry.dilation[axis]) / geometry.stride[axis])
      .filter((place) => Number.isInteger(place) && place >= 0 && place < [geometry.rows, geometry.columns][axis])
  );
  const steps = rows.flatMap((r) =>
    columns.map((c) => ((kernel ? 0 : channel) * geometry.rows + r) * geometry.columns + c)
  );
  const weights = steps.map((step) => cellsOf(scene, step).find((each) => each.image === index)?.kernel);
  const through = kernel && steps.length ? ", through the weight shown there" : "";
  return {
    note: `this cell reaches ${steps.length || "no"} output${steps.length === 1 ? "" : "s"}${through}`,
    outputs: new Map(
      steps.map((step, i) => [step, kernel && `\u00d7${bracketed(shortText(entryAt(kernel, weights[i])))}`]),
    ),
    weights: new Map(weights.map((weight) => [weight, null])),
  };
}

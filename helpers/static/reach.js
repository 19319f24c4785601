/** What a number touches: a weight the cells that it meets on its way, an image cell the outputs that it reaches. */
import { cornerOf } from "./arithmetic.js";
import { shortText } from "./numerals.js";
import { ZERO, times } from "./rational.js";
import { cellsOf, entryAt } from "./scene.js";

/**
 * @param {"image"|"kernel"} role
 * @param {{channel: number, row: number, column: number}} cell
 * @returns {{note: string, window: ?object, outputs: Map<number, ?string>, weights: Set<number>}}  the image cells it
 *   touches, as a window to draw; the steps, each with what to write there; indices of kernel cells; all that in words
 */
export const reachOf = (scene, role, cell) => (role === "kernel" ? reachOfWeight : reachOfCell)(scene, cell);

function reachOfWeight(scene, { channel, row, column }) {
  const { places, kernel, image, steps } = scene;
  const [top, left] = cornerOf(places, 0);
  const index = (channel * kernel.rows + row) * kernel.columns + column;
  const weight = entryAt(kernel, index);
  const under = (step) => cellsOf(scene, step).find((each) => each.kernel === index).image;
  const adds = (step) => shortText(times(weight, under(step) < 0 ? ZERO : entryAt(image, under(step))));
  return {
    note: `the weight ${shortText(weight, 9)} meets ${steps} cells; the output shows what it adds`,
    window: { row: top + row * places.dilation[0], column: left + column * places.dilation[1], size: [places.rows, places.columns], dilation: places.stride },
    outputs: new Map(Array.from({ length: steps <= 784 ? steps : 0 }, (_, step) => [step, adds(step)])),
    weights: new Set(),
  };
}

function reachOfCell(scene, { channel, row, column }) {
  const { places, image, kernel } = scene;
  const index = (channel * image.rows + row) * image.columns + column;
  const [rows, columns] = [row, column].map((at, axis) => [...Array(places.size[axis]).keys()]
    .map((cell) => (at + places.padding[axis] - cell * places.dilation[axis]) / places.stride[axis])
    .filter((place) => Number.isInteger(place) && place >= 0 && place < [places.rows, places.columns][axis]));
  const steps = rows.flatMap((r) => columns.map((c) => ((kernel ? 0 : channel) * places.rows + r) * places.columns + c));
  const weights = steps.map((step) => cellsOf(scene, step).find((each) => each.image === index)?.kernel);
  return {
    note: `this cell reaches ${steps.length || "no"} output${steps.length === 1 ? "" : "s"}${kernel && steps.length ? ", through the weight shown there" : ""}`,
    window: null,
    outputs: new Map(steps.map((step, i) => [step, kernel ? `\u00d7${shortText(entryAt(kernel, weights[i]))}` : null])),
    weights: new Set(weights),
  };
}

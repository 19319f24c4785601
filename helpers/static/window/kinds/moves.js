/**
 * A window that stands where it should not: what kernels and pools get wrong alike.
 *
 * @import { Pair } from "../../numbers/window.js"
 * @import { Mistakes, Scene } from "./cells.js"
 */
import { cornerOf } from "../../numbers/window.js";
import { positionOf } from "./cells.js";

/**
 * The right number of a scene that differs a little.
 * @param {Scene} scene @param {number} step @param {Partial<Scene>} changes
 */
export const ifOnly = (scene, step, changes) => scene.kind.sum({ ...scene, ...changes }, step).value;

/**
 * The number that comes out with the window somewhere else; nothing when it would leave the image.
 * @param {Scene} scene @param {number} step @param {Pair} corner
 */
function movedTo(scene, step, [top, left]) {
  const { image, geometry, output } = scene;
  const { padding: [above, before], size, dilation } = geometry;
  const end = [top, left].map((first, axis) => first + (size[axis] - 1) * dilation[axis]);
  if (top < -above || left < -before || end[0] >= image.rows + above || end[1] >= image.columns + before) return null;
  const { channel } = positionOf(scene, step);
  return ifOnly(scene, output.channels > 1 ? channel : 0, {
    geometry: { ...geometry, rows: 1, columns: 1, stride: [1, 1], padding: [-top, -left] },
  });
}

/** @param {Scene} scene @param {number} step @returns {Mistakes} */
export function mistakesOfPlace(scene, step) {
  const { geometry } = scene;
  const { position } = positionOf(scene, step);
  const [row, column] = [Math.floor(position / geometry.columns), position % geometry.columns];
  const [top, left] = cornerOf(geometry, position);
  const { padding: [above, before], stride } = geometry;
  /** @param {Pair} corner */
  const at = (...corner) => movedTo(scene, step, corner);
  return {
    "The window stands one column too far left.": at(top, left - 1),
    "The window stands one column too far right.": at(top, left + 1),
    "The window stands one row too high.": at(top - 1, left),
    "The window stands one row too low.": at(top + 1, left),
    "The stride was ignored: the window moved by one cell a step.": at(row - above, column - before),
    "The padding was forgotten: the first window starts in it.": at(top + above, left + before),
    "Rows and columns of the output were swapped.": at(column * stride[0] - above, row * stride[1] - before),
    "The dilation was ignored: the cells under the window lie apart.": ifOnly(scene, step, {
      geometry: { ...geometry, dilation: [1, 1] },
    }),
  };
}

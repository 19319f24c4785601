/**
 * The backward pass, one cell of the output's gradient at a time: what it adds, where to, and what has come together.
 *
 * @import { Numbers } from "../numbers/arrays.js"
 * @import { Rational } from "../numbers/rational.js"
 * @import { Scene } from "../window/kinds/cells.js"
 *
 * @typedef {"image" | "kernel"} Target
 * @typedef {{target: Target, index: number, factor: ?Rational}} Gift  to which entry (-1: in the padding, lost) a gradient cell
 *   adds itself times the factor; null: itself
 * @typedef {{image: Rational[], kernel: Rational[], bias: Rational}} Gradients
 */
import { entryAt } from "../numbers/arrays.js";
import { magnitude, plus, times, toNumber, ZERO } from "../numbers/rational.js";
import { winnerOf } from "../window/kinds/pool.js";

/** What a gradient cell adds: through a kernel to the cells under the window and to every weight. @param {Scene} scene @param {number} step @returns {Gift[]} */
function giftsThroughKernel(scene, step) {
  const factors = scene.kind.factorsAt(scene, step);
  return [
    ...factors.map(({ cell, weight }) => ({
      target: /** @type {Target} */ ("image"),
      index: cell.image,
      factor: weight,
    })),
    ...factors.map(({ cell, entry }) => ({
      target: /** @type {Target} */ ("kernel"),
      index: cell.kernel,
      factor: entry,
    })),
  ];
}

/** The gifts of a step: the image's in the order of the window, then the kernel's in its own. @param {Scene} scene @param {number} step @returns {Gift[]} */
export const giftsOf = (scene, step) =>
  scene.kernel ? giftsThroughKernel(scene, step) : [{ target: "image", index: winnerOf(scene, step), factor: null }];

/** The gradients after each step, one more than there are steps: first all zeros. @param {Scene} scene @param {Numbers} gradient @returns {Gradients[]} */
export function gradientsOf(scene, gradient) {
  const zeros = (/** @type {?Numbers} */ numbers) => Array.from(numbers?.values ?? [], () => ZERO);
  let now = { image: zeros(scene.image), kernel: zeros(scene.kernel), bias: ZERO };
  const states = [now];
  for (let step = 0; step < scene.steps; step++) {
    const given = entryAt(gradient, step);
    now = { image: [...now.image], kernel: [...now.kernel], bias: plus(now.bias, given) };
    for (const { target, index, factor } of giftsOf(scene, step)) {
      if (index >= 0) now[target][index] = plus(now[target][index], factor ? times(given, factor) : given);
    }
    states.push(now);
  }
  return states;
}

/** Exact numbers for a grid in the shape of others; `scale` is the size that gets the full colour. @param {Numbers} shape @param {Rational[]} entries @param {number} scale */
export function numbersOf({ rows, columns }, entries, scale) {
  const exact = new Map(entries.entries());
  return { channels: 1, rows, columns, values: Float64Array.from(entries, toNumber), exact, isPixels: false, scale };
}

/** The largest size that an entry ever has. @param {Gradients[]} states @param {Target} target */
export function scaleOf(states, target) {
  let most = 0;
  for (const state of states) for (const entry of state[target]) most = Math.max(most, toNumber(magnitude(entry)));
  return most || 1;
}

/** The backward pass, one cell of the output's gradient at a time: what it adds, where to, and what has come together. */
import { magnitude, plus, times, toNumber, ZERO } from "../numbers/rational.js";
import { entryAt } from "../numbers/arrays.js";
import { cellsOf } from "../window/kinds/cells.js";
import { winnerOf } from "../window/kinds/pool.js";

/**
 * What a gradient cell adds.
 *
 * @returns {{role: "image"|"kernel", index: number, factor: ?Rational}[]}  to which entry (-1: in the padding, lost) it
 *   adds itself times the factor; null: itself. The kernel's come in the kernel's order, so do the image's.
 */
export function giftsOf(scene, step) {
  const cells = cellsOf(scene, step);
  if (scene.kind.name === "pool") return [{ role: "image", index: winnerOf(scene, step), factor: null }];
  return [
    ...cells.map((cell) => ({ role: "image", index: cell.image, factor: entryAt(scene.kernel, cell.kernel) })),
    ...cells.map((cell) => ({
      role: "kernel",
      index: cell.kernel,
      factor: cell.image < 0 ? ZERO : entryAt(scene.image, cell.image),
    })),
  ];
}

/**
 * The gradients of image and kernel after each step.
 *
 * @returns {{image: Rational[], kernel: Rational[], bias: Rational}[]}  one more than there are steps: first all zeros
 */
export function gradientsOf(scene, gradient) {
  const zeros = (numbers) => Array.from(numbers?.values ?? [], () => ZERO);
  const states = [{ image: zeros(scene.image), kernel: zeros(scene.kernel), bias: ZERO }];
  for (let step = 0; step < scene.steps; step++) {
    const [before, given] = [states.at(-1), entryAt(gradient, step)];
    const state = { image: [...before.image], kernel: [...before.kernel], bias: plus(before.bias, given) };
    for (const { role, index, factor } of giftsOf(scene, step)) {
      if (index >= 0) state[role][index] = plus(state[role][index], factor ? times(given, factor) : given);
    }
    states.push(state);
  }
  return states;
}

/** Exact numbers for a grid in the shape of others; `scale` is the value that gets the full colour. */
export function numbersOf({ rows, columns }, entries, scale) {
  const exact = new Map(entries.entries());
  return { channels: 1, rows, columns, values: Float64Array.from(entries, toNumber), exact, isPixels: false, scale };
}

/** The largest size that an entry of a role ever has. */
export const scaleOf = (states, role) =>
  Math.max(0, ...states.flatMap((state) => state[role].map((entry) => toNumber(magnitude(entry))))) || 1;

/**
 * What a cell of the output's gradient adds, and where to: what only a kernel's or a pool's film knows.
 *
 * @import { Rational } from "../numbers/rational.js"
 * @import { Scene } from "../window/kinds/cells.js"
 *
 * @typedef {"image" | "kernel" | "bias"} Target
 * @typedef {{target: Target, index: number, factor: ?Rational}} Gift  to which entry (-1: in the
 *   padding, lost) a cell adds itself times the factor; null: itself
 *
 * @typedef {object} Kind
 * @property {string} title
 * @property {boolean} isContest  whether the first gift goes to a winner, who gets it all
 * @property {Partial<Record<Target, (amount: string) => string>>} tables  what is said of the gifts to each target
 * @property {(scene: Scene, step: number) => Gift[]} giftsOf  each target's in the order of its own entries
 */
import { winnerOf } from "../window/kinds/pool.js";

/** Through a kernel: to the cells under the window, to every weight, to the bias. @type {Kind} */
const kernel = {
  title: "Backward through a kernel",
  isContest: false,
  tables: {
    image: (amount) => `Image's gradient in the window: add ${amount} \u00d7 kernel`,
    kernel: (amount) => `Kernel's gradient: add ${amount} \u00d7 window`,
    bias: (amount) => `Bias's gradient: add ${amount}`,
  },
  giftsOf(scene, step) {
    const factors = scene.kind.factorsAt(scene, step);
    return [
      ...factors.map(({ cell, weight }) => gift("image", cell.image, weight)),
      ...factors.map(({ cell, entry }) => gift("kernel", cell.kernel, entry)),
      gift("bias", 0),
    ];
  },
};

/** Through a pool: to the winner alone. @type {Kind} */
const pool = {
  title: "Backward through a max pool",
  isContest: true,
  tables: { image: (amount) => `The winner's gradient: add ${amount}; the others get nothing` },
  giftsOf: (scene, step) => [gift("image", winnerOf(scene, step))],
};

/** @param {Target} target @param {number} index @param {?Rational} factor @returns {Gift} */
const gift = (target, index, factor = null) => ({ target, index, factor });

/** By the name of the window's kind. @type {Record<string, Kind>} */
export const KINDS = { kernel, pool };

/**
 * The dot product: a window of one cell that walks over two arrays at once, a term a step.
 *
 * @import { Cell, Kind, Scene } from "./cells.js"
 * @import { Numbers } from "../../numbers/arrays.js"
 */
import { times, total } from "../../numbers/rational.js";
import { dot as dotOf } from "../../numbers/window.js";
import { cellsOf, factorsIn } from "./cells.js";
import { ifOnly } from "./moves.js";
import { kernelOf, mistakesInProducts, sumOfProducts, turned } from "./products.js";

/**
 * All terms up to a step; their rows are the array's, by which a long sum folds.
 * @param {Scene} scene @param {number} step
 */
const factorsUpTo = (scene, step) =>
  factorsIn(
    scene,
    [...Array(step + 1).keys()].flatMap((each) =>
      cellsOf(scene, each).map((cell) => ({ ...cell, row: Math.floor(each / scene.image.columns) % scene.image.rows }))
    ),
  );

/** @param {Scene} scene @param {number} step */
const isLast = ({ steps }, step) => step === steps - 1;

/**
 * The numbers of the matrix product, row times column, of two square matrices.
 * @param {Scene} scene @param {Numbers} transposed
 */
function matrixProduct(scene, transposed) {
  const [a, b, steps] = [scene.image, kernelOf(scene), scene.steps];
  /** @param {Numbers} kernel @param {number} row */
  const rowOf = (kernel, row) =>
    factorsUpTo({ ...scene, kernel }, steps - 1).slice(row * a.columns, (row + 1) * a.columns);
  const indices = [...Array(a.rows).keys()];
  return indices.flatMap((i) =>
    indices.map((k) => {
      const partners = rowOf(transposed, k);
      return total(rowOf(b, i).map(({ entry }, index) => times(entry, partners[index].weight)));
    })
  );
}

/** @type {Kind} */
export const dot = {
  name: "dot",
  title: "Dot product",
  names: { image: "a", kernel: "b", output: "result" },
  fields: {},
  border: () => "",
  walked: ["image", "kernel"],
  previews: ["image", "kernel", "output"],
  sizeOf: () => [1, 1],
  shapeOf: () => [1, 1, 1],
  stepsOf: ({ values }) => values.length,
  compute: (scene) => Float64Array.of(dotOf(scene.image.values, kernelOf(scene).values)),
  weightAt: (_, step) => step,
  channelsAt: ({ image }, step) => [Math.floor(step / (image.rows * image.columns))],
  factorsAt: factorsUpTo,
  outputCellAt: () => ({ channel: 0, row: 0, column: 0 }),
  stepAt: ({ image, steps }, role, { channel, row, column }) =>
    role === "output" ? steps - 1 : (channel * image.rows + row) * image.columns + column,
  outputAt: (scene, step) => (isLast(scene, step) ? 0 : -1),
  sum: (scene, step) => sumOfProducts(scene, factorsUpTo(scene, step), ["image", "kernel"], isLast(scene, step)),
  where: ({ steps }, step) => `Sum of ${step + 1} of ${steps} terms`,
  caption: ({ steps }, step) => `sum of ${step + 1} of ${steps} terms`,
  asks: (scene, step) => (isLast(scene, step) ? "The whole sum =" : "The sum so far ="),
  waits(scene, step, before) {
    if (step === 0) return { stands: step, caption: "the first product" };
    if (before === null) return { stands: step, caption: dot.caption(scene, step) };
    return { stands: step, caption: `${dot.sum(scene, before).result} so far + the next product` };
  },
  mistakes(scene, step) {
    const [a, b] = [scene.image, kernelOf(scene)];
    const isSquare = a.rows === a.columns && a.channels === 1 && isLast(scene, step);
    const transposed = isSquare ? turned(b, (row, column) => [column, row]) : b;
    const matrix = isSquare ? matrixProduct(scene, transposed) : [];
    return {
      "This is a number of the matrix product, row times column; here each cell meets only its partner in the same place.":
        matrix,
      "This is the matrix product, added up; here each cell meets only its partner in the same place.": isSquare &&
        total(matrix),
      "Rows met columns; here each cell meets its partner in the same place.": isSquare &&
        ifOnly(scene, step, { kernel: transposed }),
      "This is the sum so far; the next product is still to be added.": step > 0 && dot.sum(scene, step - 1).value,
      ...mistakesInProducts(scene, factorsUpTo(scene, step)),
    };
  },
};

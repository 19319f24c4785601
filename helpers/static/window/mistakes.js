/** The known mistakes: the numbers that well-known misunderstandings give at a step, each with the sentence for it. */
import { cornerOf } from "../numbers/window.js";
import { equal, isLess, magnitude, negative, plus, rational, times, total, ZERO } from "../numbers/rational.js";
import { entryAt } from "../numbers/arrays.js";
import { placeOf } from "./scene.js";
import { factorsOf, sumOf } from "./sums.js";

const mean = (values) => rational(total(values).n, total(values).d * BigInt(values.length));
const least = (values) => values.reduce((best, value) => (isLess(value, best) ? value : best));
const most = (values) => values.reduce((best, value) => (isLess(best, value) ? value : best));

/** The right number of a scene that differs a little. */
const ifOnly = (scene, step, changes) => sumOf({ ...scene, ...changes }, step).value;

/** A kernel whose cell [r, c] holds what stands at turn(r, c). */
function turned(kernel, turn) {
  const { rows, columns } = kernel;
  const exact = new Map(
    [...kernel.values.keys()].map((index) => {
      const cell = index % (rows * columns);
      const [row, column] = turn(Math.floor(cell / columns), cell % columns);
      return [index, entryAt(kernel, index - cell + row * columns + column)];
    }),
  );
  return { ...kernel, exact };
}

/** The number that comes out with the window somewhere else; nothing when it would leave the image. */
function movedTo(scene, step, [top, left]) {
  const { image, geometry } = scene;
  const end = [top, left].map((first, axis) => first + (geometry.size[axis] - 1) * geometry.dilation[axis]);
  const {
    padding: [above, before],
  } = geometry;
  if (top < -above || left < -before || end[0] >= image.rows + above || end[1] >= image.columns + before) return null;
  const { channel } = placeOf(scene, step);
  return ifOnly(scene, scene.kind === "pool" ? channel : 0, {
    geometry: { ...geometry, rows: 1, columns: 1, stride: [1, 1], padding: [-top, -left] },
  });
}

function misplaced(scene, step) {
  const { geometry, image, kernel } = scene;
  const { place } = placeOf(scene, step);
  const [row, column] = [Math.floor(place / geometry.columns), place % geometry.columns];
  const [top, left] = cornerOf(geometry, place);
  const {
    padding: [above, before],
    stride,
  } = geometry;
  return {
    "The window stands one column too far left.": movedTo(scene, step, [top, left - 1]),
    "The window stands one column too far right.": movedTo(scene, step, [top, left + 1]),
    "The window stands one row too high.": movedTo(scene, step, [top - 1, left]),
    "The window stands one row too low.": movedTo(scene, step, [top + 1, left]),
    "The stride was ignored: the window moved by one cell a step.": movedTo(scene, step, [
      row - above,
      column - before,
    ]),
    "The padding was forgotten: the first window starts in it.": movedTo(scene, step, [top + above, left + before]),
    "Rows and columns of the output were swapped.": movedTo(scene, step, [
      column * stride[0] - above,
      row * stride[1] - before,
    ]),
    "The dilation was ignored: the cells under the window lie apart.": ifOnly(scene, step, {
      geometry: { ...geometry, dilation: [1, 1] },
    }),
    "Only the first channel was counted; the sum goes over all of them.": kernel &&
      ifOnly(scene, step, { image: { ...image, channels: 1 } }),
  };
}

/** What goes wrong in a sum of products, wherever it stands. */
function multiplied(scene, step) {
  const factors = factorsOf(scene, step);
  const [weights, entries] = [factors.map(({ weight }) => weight), factors.map(({ entry }) => entry)];
  const products = factors.map(({ weight, entry }) => times(weight, entry));
  const sum = (values) => plus(total(values), scene.bias);
  return {
    "The pairs were added instead of multiplied.": sum([...weights, ...entries]),
    "A sign was dropped: plus times minus is minus.": sum(products.map(magnitude)),
    "The size is right, the sign is not.": negative(sum(products)),
    "The bias was forgotten.": total(products),
    "This is the last product alone; all of them are added up.": products.at(-1),
    "This is the largest product alone; all of them are added up.": most(products),
    "Both sides were added up before multiplying; multiply pair by pair, then add.": times(
      total(weights),
      total(entries),
    ),
    "These are the numbers under the window, added up: the kernel was forgotten.": scene.kind === "kernel" &&
      total(entries),
  };
}

function kernelMistakes(scene, step) {
  const { kernel } = scene;
  const [down, across] = [kernel.rows - 1, kernel.columns - 1];
  return {
    "This is the flipped kernel, turned by 180\u00b0; here the kernel lies on the image as it is.": ifOnly(
      scene,
      step,
      { kernel: turned(kernel, (row, column) => [down - row, across - column]) },
    ),
    "Rows and columns of the kernel were swapped.": down === across &&
      ifOnly(scene, step, { kernel: turned(kernel, (row, column) => [column, row]) }),
    ...multiplied(scene, step),
    ...misplaced(scene, step),
  };
}

function dotMistakes(scene, step) {
  const { image: a, kernel: b, steps } = scene;
  const isSquare = a.rows === a.columns && a.channels === 1 && step === steps - 1;
  const transposed = turned(b, (row, column) => (isSquare ? [column, row] : [row, column]));
  const row = (matrix, index) =>
    factorsOf({ ...scene, kernel: matrix }, steps - 1).slice(index * a.columns, (index + 1) * a.columns);
  const rowTimesColumn = (i, k) =>
    total(row(a, i).map(({ entry }, index) => times(entry, row(transposed, k)[index].weight)));
  const indices = [...Array(isSquare ? a.rows : 0).keys()];
  const matrix = indices.flatMap((i) => indices.map((k) => rowTimesColumn(i, k)));
  return {
    "This is a number of the matrix product, row times column; here each cell meets only its partner in the same place.":
      matrix,
    "This is the matrix product, added up; here each cell meets only its partner in the same place.": isSquare &&
      total(matrix),
    "Rows met columns; here each cell meets its partner in the same place.": isSquare &&
      ifOnly(scene, step, { kernel: transposed }),
    "This is the sum so far; the next product is still to be added.": step > 0 && sumOf(scene, step - 1).value,
    ...multiplied(scene, step),
  };
}

function poolMistakes(scene, step) {
  const { how } = scene;
  const entries = factorsOf(scene, step)
    .filter(({ cell }) => cell.image >= 0)
    .map(({ entry }) => entry);
  const asked = { max: "the largest number", min: "the smallest number", mean: "the mean" }[how];
  const sorted = [...entries].sort((a, b) => (isLess(a, b) ? -1 : 1));
  return {
    [`This is the mean of the window; asked is ${asked}.`]: mean(entries),
    [`This is the largest number of the window; asked is ${asked}.`]: most(entries),
    [`This is the smallest number of the window; asked is ${asked}.`]: least(entries),
    [`This is the sum of the window; asked is ${asked}.`]: total(entries),
    [`This is the median, the middle number in size; asked is ${asked}.`]: sorted[(entries.length - 1) / 2],
    "A sign was dropped.": how !== "mean" && (how === "max" ? most : least)(entries.map(magnitude)),
    "The padding took part; it never wins.": how !== "mean" && (how === "max" ? most : least)([...entries, ZERO]),
    ...misplaced(scene, step),
  };
}

const KNOWN = { dot: dotMistakes, kernel: kernelMistakes, pool: poolMistakes };

/** The sentences of all known mistakes that give this number at this step; none when the number is right. */
export function mistakesBehind(scene, step, number) {
  if (equal(number, sumOf(scene, step).value)) return [];
  const known = Object.entries(KNOWN[scene.kind](scene, step));
  return known
    .filter(([, values]) => [values].flat().some((value) => value && equal(value, number)))
    .map(([sentence]) => sentence);
}

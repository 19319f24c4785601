/** The backward pass without a page: what comes together, and what is shown and said of a step. */
import assert from "node:assert/strict";
import { canonical } from "../../helpers/static/numbers/rational.js";
import { numbersOf, pictureOf, readFilm, scaleOf } from "../../helpers/static/backward/state.js";

/** An array as Python sends it. @param {number[][]} rows */
const sent = (rows) => ({
  shape: [rows.length, rows[0].length],
  dtype: "float64",
  whole: true,
  data: new DataView(Float64Array.from(rows.flat()).buffer),
  exact: {},
});

const IMAGE = sent([[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]);
const KERNEL = { kind: "kernel", image: IMAGE, kernel: sent([[1, -5], [-3, 7]]), stride: [1, 1] };
const POOL = { kind: "pool", how: "max", image: sent([[7, 7], [7, 0]]), size: [2, 2], stride: [2, 2] };

Deno.test("through a kernel the gradients are those worked out by hand", () => {
  const { states } = readFilm({ ...KERNEL, stride: [2, 2], gradient: sent([[3, 0], [0, -1]]) });
  assert.equal(states.length, 5);
  const [first, last] = [states[0], states[4]];
  assert.ok([...first.image, ...first.kernel, ...first.bias].every(({ n }) => n === 0n));
  assert.deepEqual(last.kernel.map(canonical), ["6", "14", "22", "-3"]);
  assert.deepEqual(last.bias.map(canonical), ["2"]);
  const rows = ["3", "-15", "0", "0", "-9", "21", "0", "0", "0", "0", "-1", "5", "0", "0", "3", "-7"];
  assert.deepEqual(last.image.map(canonical), rows);
});

Deno.test("what would go to the padding is lost, and said to be", () => {
  const film = readFilm({ ...KERNEL, stride: [5, 5], padding: [1, 1], gradient: sent([[2]]) });
  const { tables, said } = pictureOf(film, 0, null);
  assert.deepEqual(tables[0].growths.map((growth) => growth?.result ?? null), [null, null, null, "14"]);
  assert.match(said, /× kernel: padding, padding, padding, 2×7 = 14\. Kernel's/);
  assert.deepEqual(film.states[1].kernel.map(canonical), ["0", "0", "0", "8"]);
});

Deno.test("a step is a table a target, in the shape of the window, and one sentence of them all", () => {
  const film = readFilm({ ...KERNEL, gradient: sent([[3, -1, 2], [1, 0, 4], [-2, 1, 1]]) });
  const { tables, said, winner, contest, window, cell } = pictureOf(film, 1, null);
  assert.deepEqual(tables.map(({ columns, growths }) => [columns, growths.length]), [[2, 4], [2, 4], [1, 1]]);
  assert.equal(
    said,
    "Row 0, column 1, gradient −1. Image's gradient in the window: add (−1) × kernel: −15 + (−1)×1 = −16, " +
      "(−1)×(−5) = 5, 21 + (−1)×(−3) = 24, (−1)×7 = −7. Kernel's gradient: add (−1) × window: 12 + (−1)×5 = 7, " +
      "15 + (−1)×1 = 14, 27 + (−1)×2 = 25, 6 + (−1)×7 = −1. Bias's gradient: add (−1): 3 + (−1) = 2.",
  );
  assert.deepEqual([winner, contest], [undefined, null]);
  assert.deepEqual([window.row, window.column, cell.row, cell.column], [0, 1, 0, 1]);
});

Deno.test("an entry that is pointed at marks those that have given to it so far", () => {
  const film = readFilm({ ...KERNEL, gradient: sent([[3, -1, 2], [1, 0, 4], [-2, 1, 1]]) });
  const givers = (/** @type {number} */ step) => [...pictureOf(film, step, { target: "image", index: 5 }).givers ?? []];
  assert.deepEqual(givers(8).map(([index]) => index), [0, 1, 3, 4]);
  assert.deepEqual(givers(4).map(([index]) => index), [0, 1, 3, 4]);
  assert.deepEqual(givers(2).map(([index]) => index), [0, 1]);
});

Deno.test("of equal numbers the first wins the whole gradient of a pool", () => {
  const film = readFilm({ ...POOL, gradient: sent([[5]]) });
  const { winner, tables, contest, said } = pictureOf(film, 0, null);
  assert.deepEqual([...winner ?? []], [[0, null]]);
  assert.deepEqual(film.states[1].image.map(canonical), ["5", "0", "0", "0"]);
  assert.equal(contest?.result, "7");
  assert.equal(tables.length, 1);
  assert.equal(said, "Row 0, column 0, gradient 5. The winner's gradient: add 5; the others get nothing: 0 + 5 = 5.");
});

Deno.test("one scale of colours for all steps, zero having none", () => {
  const film = readFilm({ ...KERNEL, gradient: sent([[3, -1, 2], [1, 0, 4], [-2, 1, 1]]) });
  const most = film.states.flatMap(({ image }) => image).reduce((max, { n }) => n > max ? n : -n > max ? -n : max, 0n);
  assert.equal(scaleOf(film.states, "image"), Number(most));
  const nothing = readFilm({ ...KERNEL, stride: [5, 5], gradient: sent([[0]]) });
  assert.equal(scaleOf(nothing.states, "image"), 1);
  assert.deepEqual([...numbersOf(film.scene.image, film.states[1].image, 7).values].slice(0, 2), [3, -15]);
});

Deno.test("a film of 12 × 12 with padding 20 has more entries than a call takes arguments, and is read", () => {
  const side = 12 + 40 - 1;
  const gradient = sent(Array.from({ length: side }, () => Array(side).fill(1)));
  const image = sent(Array.from({ length: 12 }, () => Array(12).fill(2)));
  const { states } = readFilm({ ...KERNEL, image, padding: [20, 20], gradient });
  assert.equal(states.length, side * side + 1);
  assert.deepEqual(states[side * side].kernel.map(canonical), Array(4).fill("288"));
  assert.equal(scaleOf(states, "kernel"), 288);
});

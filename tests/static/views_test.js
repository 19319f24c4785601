/** One convolution as a matrix and as columns, without a page. */
import assert from "node:assert/strict";
import { dot } from "../../helpers/static/numbers/window.js";
import { sheetsOf, titlesOf, viewsOf } from "../../helpers/static/views/state.js";
import { readScene } from "../../helpers/static/window/scene.js";

/** An array as Python sends it. @param {number[][]} rows */
const sent = (rows) => ({
  shape: [rows.length, rows[0].length],
  dtype: "float64",
  whole: true,
  data: new DataView(Float64Array.from(rows.flat()).buffer),
  exact: {},
});

/** @param {number} side @param {Record<string, any>} settings */
const scene = (side, settings = {}) => {
  const image = sent(
    Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, at) => side * row + at)),
  );
  const kernel = sent([[1, -5], [-3, 7]]);
  return readScene(/** @type {any} */ ({ kind: "kernel", image, kernel, stride: [1, 1], ...settings }), {});
};

Deno.test("the matrix times the flattened image, and the weights times the columns, are the outputs", () => {
  for (const settings of [{}, { stride: [2, 1] }, { padding: [1, 2] }, { dilation: [2, 2], bias: "3" }]) {
    const shown = scene(5, settings);
    const sheets = sheetsOf(shown);
    const { matrix, "unrolled columns": windows, "flattened kernel": weights } = sheets;
    const bias = Number(shown.bias.n);
    for (let step = 0; step < shown.steps; step++) {
      const row = matrix.values.subarray(step * matrix.columns, (step + 1) * matrix.columns);
      const column = Array.from(weights.values, (_, at) => windows.values[at * shown.steps + step]);
      const byRow = dot(row, sheets["flattened image"].values) + bias;
      const byColumn = dot(weights.values, Float64Array.from(column)) + bias;
      assert.deepEqual([byRow, byColumn], [shown.output.values[step], shown.output.values[step]]);
    }
  }
});

Deno.test("outputs that are to come are not known, and zeros that stand nowhere are never shown", () => {
  const shown = scene(3);
  const sheets = sheetsOf(shown);
  const { isKnown, outlines, marks, lines } = viewsOf(shown, sheets, 1, null);
  assert.deepEqual([0, 1, 2, 3].map(isKnown("flattened output")), [true, true, false, false]);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map(isKnown("matrix")), [true, true, false, true, true, false]);
  assert.deepEqual(outlines.matrix, { row: 1, column: 0, size: [1, 9] });
  assert.deepEqual(outlines["unrolled columns"], { row: 0, column: 1, size: [4, 1] });
  assert.deepEqual(marks, {});
  assert.equal(lines[0], "Row 1: 4 weights and 5 zeros. Each times the pixel above it, added up: 14.");
});

Deno.test("a weight or a pixel that is pointed at is marked wherever it stands; an output is not", () => {
  const shown = scene(3);
  const sheets = sheetsOf(shown);
  const marks = (/** @type {any} */ name, index = 0) => viewsOf(shown, sheets, 0, { name, index }).marks;
  assert.equal(marks("matrix").matrix?.size, 4);
  assert.equal(marks("flattened kernel", 3)["flattened kernel"]?.size, 1);
  assert.equal(marks("flattened image", 4)["unrolled columns"]?.size, 4, "the middle lies under every window");
  assert.deepEqual(marks("outputs in a row"), {});
});

Deno.test("one of a thing is not several", () => {
  const [matrix, windows] = titlesOf(scene(2));
  assert.equal(matrix, "One matrix: 4 entries, but only 4 weights");
  assert.equal(windows, "The windows side by side: 4 numbers from 4 pixels");
  const { lines } = viewsOf(scene(2), sheetsOf(scene(2)), 0, { name: "flattened image", index: 1 });
  assert.equal(lines[1], "The pixel 1 stands in the windows 1 time.");
});

Deno.test("a view is drawn as pixels as a whole or not at all, so that rows and columns meet", () => {
  const sheets = sheetsOf(scene(6));
  assert.equal(sheets["flattened output"].rows, 25, "by itself it would be numbers");
  assert.deepEqual([sheets.matrix, sheets["flattened output"]].map(({ isPicture }) => isPicture), [true, true]);
  assert.equal(sheetsOf(scene(4)).matrix.isPicture, false);
});

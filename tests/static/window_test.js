/**
 * What a sliding window shows in each state, worked out without a page.
 *
 * @import { State } from "../../helpers/static/window/state.js"
 */
import assert from "node:assert/strict";
import { formulaOf } from "../../helpers/static/window/settings.js";
import { judge, questionAt } from "../../helpers/static/window/question.js";
import { readScene } from "../../helpers/static/window/scene.js";
import { lastStep, pictureOf } from "../../helpers/static/window/state.js";
import { sumText } from "../../helpers/static/numbers/sums.js";

/** @param {number[][]} rows */
const sent = (rows) => ({
  shape: [rows.length, rows[0].length],
  dtype: "float64",
  whole: true,
  data: new DataView(Float64Array.from(rows.flat()).buffer),
  exact: {},
});

const IMAGE = sent([[4, 5, 1, 2], [9, 2, 7, 2], [3, 0, 6, 1], [8, 4, 5, 9]]);
const KERNEL = sent([[1, -5], [-3, 7]]);
const given = /** @type {any} */ ({ kind: "kernel", image: IMAGE, kernel: KERNEL, stride: [2, 2] });
const product = /** @type {any} */ ({ kind: "dot", a: sent([[1, 25], [3, 7]]), b: sent([[0, 4], [2, 70]]) });

/** @param {any} sent @param {Partial<State>} changes @returns {State} */
const state = (sent, changes = {}) => ({
  scene: readScene(sent, {}),
  step: 0,
  asks: false,
  isPlaying: false,
  answers: {},
  claims: {},
  pointed: null,
  ...changes,
});

const done = { attempts: ["-34"], isDone: true, isShown: false };

Deno.test("a step shows its window, its sum, and says both", () => {
  const { window, sum, caption, said, isKnown } = pictureOf(state(given, { step: 1 }));
  assert.deepEqual(window, { row: 0, column: 2, size: [2, 2], dilation: [1, 1] });
  assert.equal(sum && sumText(sum), "1\u00d71 + (\u22125)\u00d72 + (\u22123)\u00d77 + 7\u00d72 = \u221216");
  assert.equal(caption, "output[0, 1]");
  assert.match(said, /^Row 0, column 1: 1×1/);
  assert.deepEqual([0, 1, 2, 3].map(isKnown), [true, true, false, false]);
});

Deno.test("nothing is said while it plays", () => {
  assert.equal(pictureOf(state(given, { isPlaying: true })).said, "");
});

Deno.test("a question gives nothing away, and the window stays behind", () => {
  const first = pictureOf(state(given, { asks: true }));
  assert.deepEqual([first.window, first.sum, first.said], [null, null, ""]);
  assert.deepEqual([0, 1].map(first.isKnown), [false, false]);
  const second = pictureOf(state(given, { asks: true, step: 1, answers: { 0: done } }));
  assert.equal(second.window?.column, 0);
  assert.deepEqual([0, 1].map(second.isKnown), [true, false]);
});

Deno.test("a dot product asks for the next product with its window on it", () => {
  const { window, caption, sum } = pictureOf(state(product, { asks: true, step: 1, answers: { 0: done } }));
  assert.deepEqual([window?.column, caption, sum], [1, "0 so far + the next product", null]);
});

Deno.test("an output that is pointed at is previewed; an image cell shows what it reaches", () => {
  const output = pictureOf(state(given, { pointed: { role: "output", cell: { channel: 0, row: 1, column: 0 } } }));
  assert.deepEqual([output.window?.row, output.window?.column, output.touch], [2, 0, null]);
  const image = pictureOf(state(given, { pointed: { role: "image", cell: { channel: 0, row: 0, column: 0 } } }));
  assert.equal(image.caption, "this cell reaches 1 output, through the weight shown there");
  assert.deepEqual([...(image.touch?.outputs ?? [])], [[0, "\u00d71"]]);
});

Deno.test("a claim stands beside what is right", () => {
  assert.match(pictureOf(state(given, { claims: { 0: "7" } })).caption, /– yours: 7, expected: −34$/);
});

Deno.test("playing ends at the first open question", () => {
  assert.equal(lastStep(state(given)), 3);
  assert.equal(lastStep(state(given, { asks: true, answers: { 0: done } })), 1);
});

Deno.test("a guess is judged, and its mistake named", () => {
  const scene = readScene(given, {});
  assert.deepEqual(judge(scene, 0, "-34").verdict, { text: "\u2713 Yes, \u221234.", kind: "right" });
  assert.match(judge(scene, 0, "34").verdict.text, /The size is right, the sign is not/);
  assert.deepEqual([judge(scene, 0, "").isGuess, judge(scene, 0, "x").isGuess], [false, false]);
  assert.equal(questionAt(scene, 1, { 0: done }).score, "1 right of 1");
  assert.equal(questionAt(scene, 1, { 0: done }).label, "output[0, 1] =");
});

Deno.test("the size formula says what is left over", () => {
  const scene = readScene({ ...given, stride: [3, 2] }, {});
  assert.equal(
    formulaOf(scene),
    "\u230a(4 + 2\u00b70 \u2212 2) / 3\u230b + 1 = 1 row; \u230a(4 + 2\u00b70 \u2212 2) / 2\u230b + 1 = 2 columns; 2 rows left over",
  );
});

Deno.test("the bias is counted exactly", () => {
  const { bias } = readScene(given, {}).kind.fields;
  assert.equal(bias.nudged("1.1", -1), "0.1");
  assert.equal(bias.nudged("1/9", 1), "10/9");
  assert.equal(bias.read("0.5/3"), "1/6");
});

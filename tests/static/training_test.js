/**
 * A training's moments, curves and sentences, without a page.
 *
 * @import { Moment } from "../../helpers/static/training/state.js"
 * @import { Point } from "../../helpers/static/training/curves.js"
 */
import assert from "node:assert/strict";
import { axesOf, labelOf, pathsOf, ticksOf, ticksUpTo } from "../../helpers/static/training/curves.js";
import {
  ACCURACY,
  curvesOf,
  LOSS,
  momentsOf,
  momentText,
  nearestTo,
  progressOf,
  saidOf,
} from "../../helpers/static/training/state.js";
import { rangeText, readable } from "../../helpers/static/training/weights.js";

/** @param {number} step @param {Partial<Moment>} more @returns {Moment} */
const moment = (step, more = {}) => {
  return { step, steps: 40, loss: 2 / step, accuracy: null, test: null, weights: new Float32Array(), ...more };
};

Deno.test("a piece is cut into moments, each with its own kernels", () => {
  const bytes = new DataView(Float32Array.from([9, 1, 2, 3, 4]).buffer, 4); // a view that begins inside its buffer
  const rows = [[1, 40, 2, 0.5, null], [2, 40, 1, 0.75, 0.7]];
  const [first, second] = momentsOf({ rows, kernels: bytes, shape: [1, 1, 1, 2], of: 1 });
  assert.deepEqual([...first.weights, ...second.weights], [1, 2, 3, 4]);
  assert.deepEqual({ ...second, weights: null }, {
    step: 2,
    steps: 40,
    loss: 1,
    accuracy: 0.75,
    test: 0.7,
    weights: null,
  });
  assert.equal(momentsOf({ rows, kernels: new DataView(new ArrayBuffer(0)), shape: null, of: 0 })[1].weights.length, 0);
});

Deno.test("the ticks are round, start at 0 and reach what they measure", () => {
  assert.deepEqual(ticksUpTo(40, 4), [0, 10, 20, 30, 40]);
  assert.deepEqual(ticksUpTo(2, 4), [0, 0.5, 1, 1.5, 2]);
  assert.deepEqual(ticksUpTo(1, 4), [0, 0.25, 0.5, 0.75, 1]);
  for (let most = 1e-6; most < 1e7; most *= 1.07) {
    const ticks = ticksUpTo(most, 4);
    const last = ticks[ticks.length - 1];
    assert.ok(ticks[0] === 0 && ticks.length >= 3 && ticks.length <= 6, `${most}: ${ticks}`);
    assert.ok(last >= most * (1 - 1e-8) && ticks[ticks.length - 2] < most, `${most}: ${ticks}`);
  }
});

Deno.test("the axes end at a round number, or where the measure says", () => {
  assert.deepEqual(axesOf(LOSS, [[[1, 2.3], [2, 0.4]]], 40), { steps: 40, highest: 3 });
  assert.deepEqual(axesOf(ACCURACY, [[[1, 0.3]], []], 40), { steps: 40, highest: 1 });
  assert.deepEqual(axesOf(LOSS, [[[1, 0]]], 1), { steps: 1, highest: 1 }, "a loss of 0 has an axis too");
});

Deno.test("the ticks along the steps end with the last step, and none crowds it", () => {
  const texts = (/** @type {number} */ steps) =>
    ticksOf({ steps, highest: 2 }, LOSS).filter(({ kind }) => kind === "step").map(({ text }) => text);
  assert.deepEqual(texts(40), ["step 0", "10", "20", "30", "40"]);
  assert.deepEqual(texts(42), ["step 0", "20", "42"]);
  const values = ticksOf({ steps: 40, highest: 1 }, ACCURACY).filter(({ kind }) => kind === "value");
  assert.deepEqual(values.map(({ share, text }) => [share, text]), [[0, "0%"], [0.25, "25%"], [0.5, "50%"], [
    0.75,
    "75%",
  ], [
    1,
    "100%",
  ]]);
});

Deno.test("lines run from corner to corner, and dots have a length that WebKit can see", () => {
  const [line, second, dots] = pathsOf({ steps: 4, highest: 2 }, [[[0, 2], [4, 0]], [[2, 1], [4, 2]]]);
  assert.deepEqual([line, second], ["M0 0L1 1", "M0.5 0.5L1 0"]);
  assert.equal(dots, "M0.5 0.5h1e-5M1 0h1e-5");
  assert.deepEqual(pathsOf({ steps: 4, highest: 2 }, [[]]), ["", "", ""]);
});

Deno.test("a chart says where its line begins and ends", () => {
  assert.equal(labelOf(LOSS, [[[1, 2], [20, 1], [40, 0.00001]]]), "loss: 2 at step 1 to < 0.001 at step 40");
  assert.equal(labelOf(ACCURACY, [[], []]), "accuracy: nothing yet");
});

Deno.test("progress says how long is left, or how it ended", () => {
  const moments = [moment(12)];
  assert.equal(progressOf([], null, "").text, "waiting for the first step");
  assert.equal(progressOf(moments, null, "").text, "step 12 of 40");
  assert.equal(progressOf(moments, 3.2, "").text, "step 12 of 40, 4 s left");
  assert.equal(progressOf(moments, 150, "").text, "step 12 of 40, 3 min left");
  assert.deepEqual(progressOf(moments, 3, "Stopped."), { step: 12, steps: 40, text: "Stopped." });
});

Deno.test("curves hold what is known, and end at the last step once it is over", () => {
  const moments = [moment(1, { accuracy: 0.5 }), moment(2), moment(4, { accuracy: 0.75, test: 0.7 })];
  /** @type {Point[][]} */
  const accuracy = [[[1, 0.5], [4, 0.75]], [[4, 0.7]]];
  assert.deepEqual(curvesOf(moments, false), { loss: [[[1, 2], [2, 1], [4, 0.5]]], accuracy, end: 40 });
  assert.equal(curvesOf(moments, true).end, 4);
});

Deno.test("a place along the curve goes to the nearest moment, the first of two", () => {
  const moments = [moment(10), moment(20), moment(40)];
  assert.deepEqual([-5, 14, 15, 16, 1000].map((step) => nearestTo(moments, step)), [0, 0, 0, 1, 2]);
});

Deno.test("a moment is told with what is known of it", () => {
  assert.equal(momentText(moment(40)), "Step 40: loss 0.05");
  assert.equal(
    momentText(moment(1, { loss: 4.74e-9, accuracy: 0.025, test: 1 })),
    "Step 1: loss < 0.001, accuracy 2.5%, test accuracy 100%",
  );
});

Deno.test("what passes by is not read aloud; what is chosen, tested or ended is", () => {
  const moments = [moment(1), moment(2)];
  assert.equal(saidOf(moments, 1, "", false), "", "live, one of many");
  assert.equal(saidOf(moments, 0, "", false), "Step 1: loss 2");
  assert.equal(saidOf([moment(2, { test: 0.5 })], 0, "", false), "Step 2: loss 1, test accuracy 50%");
  assert.equal(saidOf(moments, 1, "Trained for 2 steps.", false), "Trained for 2 steps. Step 2: loss 1");
  assert.equal(saidOf(moments, 0, "Trained for 2 steps.", false), "Step 1: loss 2");
  assert.equal(saidOf(moments, 1, "Trained for 2 steps.", true), "", "while it plays");
});

Deno.test("weights are read with three digits of the largest, however many there are", () => {
  assert.deepEqual([...readable(Float32Array.from([0.1, -0.123456]), 0.5)], [0.1, -0.123]);
  assert.deepEqual([...readable(Float32Array.from([123.456]), 200)], [123]);
  const many = Float32Array.from({ length: 300_001 }, (_, index) => index / 1000);
  assert.equal(rangeText(many), "weights from 0 to 300");
});

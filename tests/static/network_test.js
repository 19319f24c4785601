/**
 * What the explorer shows, without a page.
 *
 * @import { Plane } from "../../helpers/static/numbers/window.js"
 * @import { Piece } from "../../helpers/static/numbers/sums.js"
 * @import { Opened, Scene } from "../../helpers/static/network/state.js"
 */
import assert from "node:assert/strict";
import { contributionsTo } from "../../helpers/static/network/contributions.js";
import { forward, readLayer, softmax } from "../../helpers/static/network/forward.js";
import { LAYERS } from "../../helpers/static/network/layers/index.js";
import { fold } from "../../helpers/static/network/maps.js";
import { cellOfIndex, indexOfCell, panelsOf } from "../../helpers/static/network/panels.js";
import { openedOf, outlinesOf, percent, readoutOf } from "../../helpers/static/network/state.js";
import { equal, parseRational, total, ZERO } from "../../helpers/static/numbers/rational.js";
import { readScene, sumOf } from "../../helpers/static/window/scene.js";

/** @type {{layer: any, input: {shape: number[], values: number[]}, output: {values: number[]}}[]} */
const CASES = JSON.parse(Deno.readTextFileSync(new URL("../contract/layers.json", import.meta.url)));

/** @param {string} text  without a power of ten or an ellipsis */
const number = (text) => parseRational(text.replace(/[()]/g, "")) ?? assert.fail(text);

/** @param {string} kind @param {Record<string, any>} settings @param {Record<string, number[]>} arrays */
function layer(kind, settings = {}, arrays = {}) {
  const sent = Object.entries(arrays).map(([name, values]) => {
    return [name, { shape: [values.length], data: new DataView(Float32Array.from(values).buffer) }];
  });
  return readLayer({ kind, settings, arrays: Object.fromEntries(sent) });
}

/** @param {number[]} shape @param {(index: number) => number} entry @returns {Plane} */
function plane(shape, entry) {
  const [channels, rows, columns] = shape.length > 1 ? shape : [1, ...shape, 1];
  return {
    channels,
    rows,
    columns,
    values: Float32Array.from({ length: channels * rows * columns }, (_, i) => entry(i)),
  };
}

/** @param {ReturnType<typeof layer>[]} layers @param {Plane} image @returns {Scene} */
const sceneOf = (layers, image) => ({ layers, panels: panelsOf(layers), activations: forward(layers, image) });

/** The scene's cell that NumPy finds there. @param {Scene} scene @param {number[]} index */
const at = (scene, ...index) => cellOfIndex(scene.panels, scene.activations, index) ?? assert.fail(`no ${index}`);

/** The sum that an opened cell shows. @param {Opened} opened */
function sumShown({ window, inputs, source, sum }) {
  if (window) return sumOf(readScene(/** @type {any} */ (window.given), {}), window.step);
  return inputs && source ? contributionsTo(inputs, source.activation.values).sum : sum;
}

/** What stands between the signs of a line. @param {Piece[]} pieces @returns {string[]} */
const termsOf = (pieces) => pieces.map(({ text }) => text.split(" ")[0]).filter((text) => text && !/^[+=]$/.test(text));

const NORM = { scale: [1.5, 0.5], shift: [-0.25, 0.125], mean: [0.5, 0.3], variance: [0.7, 1.9] };
const DIGITS = [
  layer("Conv", { size: [3, 3], stride: [1, 1], padding: [0, 0], dilation: [1, 1] }, {
    kernels: Array.from({ length: 18 }, (_, index) => (index % 5) / 4 - 0.5),
    bias: [0.25, -0.5],
  }),
  layer("BatchNorm", { epsilon: 1e-5 }, NORM),
  layer("ReLU"),
  layer("Dropout", { share: 0.5 }),
  layer("MaxPool", { size: [2, 2] }),
  layer("Flatten"),
  layer("Dense", {}, { weights: Array.from({ length: 54 }, (_, i) => ((i * 7) % 11) / 10 - 0.5), bias: [0.1, 0, -2] }),
];
const SCENE = sceneOf(DIGITS, plane([1, 8, 8], (index) => ((index * 37) % 64) / 64));

Deno.test("every kind of layer has a golden case, and an opened cell shows the number of that case", () => {
  assert.deepEqual(new Set(CASES.map((each) => each.layer.kind)), new Set(Object.keys(LAYERS)));
  for (const { layer: { kind, settings, arrays }, input, output } of CASES) {
    const values = Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, array.values]));
    const scene = sceneOf([layer(kind, settings, values)], plane(input.shape, (index) => input.values[index]));
    const { channels, rows, columns } = scene.activations[1];
    for (let index = 0; index < channels * rows * columns; index++) {
      const [channel, row] = [Math.floor(index / rows / columns), Math.floor(index / columns) % rows];
      const cell = { channel, row, column: index % columns };
      const panel = scene.panels.find((each) => each.at === 1) ?? assert.fail(kind);
      const shown = number(openedOf(scene, { panel, cell }).value);
      const distance = Math.abs(Number(shown.n) / Number(shown.d) - output.values[index]);
      assert.ok(distance < 2e-4 * Math.max(1, Math.abs(output.values[index])), `${kind} ${index}`);
    }
  }
});

Deno.test("the sum of a normalised cell adds up as printed, and names what is rounded away", () => {
  for (let row = 0; row < 6; row++) {
    for (const channel of [0, 1]) {
      const { sum, value, story } = openedOf(SCENE, at(SCENE, 2, channel, row, 3));
      const { pieces, result } = sum ?? assert.fail();
      assert.ok(equal(total(termsOf(pieces).map(number)), number(result)), JSON.stringify(pieces));
      assert.equal(value, result);
      assert.match(story, /^The mean of its channel, 0\.[53], is taken off; .* plus the shift, −?0\.[12]/);
    }
  }
});

Deno.test("a whole map's mean opens as a window, or as its sum over its cells when it is too large for one", () => {
  for (const [side, isWindow] of /** @type {[number, boolean][]} */ ([[28, true], [29, false], [512, false]])) {
    const scene = sceneOf([layer("GlobalMeanPool")], plane([2, side, side], (index) => (index % 4) / 4));
    const { activations: [{ values }] } = scene;
    const opened = openedOf(scene, at(scene, 1, 1));
    const known = Array.from(values.subarray(side * side)).reduce((a, b) => a + b, 0) / side ** 2;
    assert.ok(Math.abs(Number(opened.value) - known) < 1e-5, opened.value);
    assert.equal(opened.window !== undefined, isWindow);
    if (!isWindow) assert.match(sumShown(opened)?.pieces[0].above?.at(-1)?.text ?? "", RegExp(` / ${side ** 2}$`));
  }
});

Deno.test("what is shown of a unit adds up", () => {
  const { pieces, result } = sumShown(openedOf(SCENE, at(SCENE, 7, 2))) ?? assert.fail();
  assert.ok(equal(total(termsOf(pieces).map(number)), number(result)));
});

Deno.test("the shares of softmax add up, and the story before them goes on", () => {
  const roundings = [1, 2, 3, 4, 5].map((by) => {
    const scene = sceneOf([layer("Flatten")], plane([5, 1, 1], (index) => (index * by * 0.37) % 5));
    const { shares, value } = openedOf(scene, at(scene, 2, 3));
    const { rows, rounding, sum } = shares ?? assert.fail();
    const powers = rows.map(({ power }) => number(power));
    assert.ok(equal(total([...powers, rounding ? number(rounding) : ZERO]), number(sum)));
    assert.equal(value, rows[3].share);
    return rounding;
  });
  assert.ok(roundings.some(Boolean));
  const [score, share] = [7, 8].map((layerAt) => openedOf(SCENE, at(SCENE, layerAt, 2)));
  assert.match(share.story, /^Its score is .* Softmax turns scores into shares/);
  assert.ok(share.story.endsWith(score.story));
});

Deno.test("large scores become probabilities without running over", () => {
  const { shift, probabilities } = softmax(Float32Array.from([1000, 999, -1000]));
  assert.equal(shift, 1000);
  assert.ok(Math.abs(probabilities[0] - 1 / (1 + Math.exp(-1))) < 1e-12 && probabilities[2] === 0);
});

Deno.test("layers that take each number by itself go on telling what the layer before them did", () => {
  const [normed, bent, dropped] = [2, 3, 4].map((layerAt) => openedOf(SCENE, at(SCENE, layerAt, 1, 0, 0)));
  const seen = " It sees 3 × 3 cells of the image.";
  const own = normed.story.slice(0, normed.story.indexOf(" ReLU will make it"));
  assert.equal(normed.story, `${own} ReLU will make it max(0, ${normed.value}) = ${bent.value}.${seen}`);
  assert.equal(
    bent.story,
    `${own} ReLU makes it max(0, ${normed.value}) = ${bent.value}. ` +
      `Dropout acts only while training: it stays ${bent.value}.${seen}`,
  );
  assert.equal(dropped.value, bent.value);
  assert.equal(dropped.story, bent.story);
  assert.equal(dropped.said, `dropout 1, map 1, row 0, column 0: ${dropped.value}. ${dropped.story}`);
});

Deno.test("a layer that only renames has no panel; NumPy's indices lead to cells and back", () => {
  const names = SCENE.panels.map(({ name }) => name).join();
  assert.equal(names, "image,convolution 1,batch norm 1,ReLU 1,dropout 1,max pool 1,dense 1,probabilities");
  for (const index of [[0, 0, 7, 7], [1, 1, 5, 5], [5, 1, 2, 2], [7, 2], [8, 0]]) {
    const { panel, cell } = at(SCENE, ...index);
    assert.deepEqual(indexOfCell(panel, cell), index);
  }
  const nowhere = [[], [0], [0, 1, 0, 0], [1, 2, 0, 0], [1, 0, 6, 0], [1, 0, -1, 0], [6, 0], [7, 3], [8, 0, 0], [9, 0]];
  for (const index of nowhere) {
    assert.equal(cellOfIndex(SCENE.panels, SCENE.activations, index), null);
  }
});

Deno.test("a cell outlines what it sees in every panel before it, and nothing after it", () => {
  const outlines = outlinesOf(SCENE, at(SCENE, 5, 1, 2, 0));
  const fields = outlines.map(({ field }) => field && [field.row, field.column, ...field.size].join(" "));
  assert.deepEqual(fields, ["4 0 4 4", ...Array(4).fill("4 0 2 2"), "2 0 1 1", null, null]);
  assert.deepEqual(outlines.slice(0, 6).map(({ field }) => field && [field.first, field.count].join()), [
    "0,1",
    ...Array(5).fill("1,1"),
  ]);
  assert.equal(outlines.findIndex(({ isOwn }) => isOwn), 5);
  assert.ok(outlinesOf(SCENE, null).every(({ field, isOwn }) => field === null && !isOwn));
  assert.ok(outlinesOf(SCENE, at(SCENE, 8, 1)).slice(0, 6).every(({ isAll }) => isAll));
});

Deno.test("a cell that is pointed at says its number and what it sees", () => {
  assert.equal(readoutOf(SCENE, at(SCENE, 0, 0, 0, 2)), "image, row 0, column 2: 0.156");
  assert.match(
    readoutOf(SCENE, at(SCENE, 5, 0, 1, 1)),
    /^max pool 1, map 0, row 1, column 1: .*; it sees 4 × 4 cells of the image$/,
  );
  assert.match(readoutOf(SCENE, at(SCENE, 7, 1)), /^dense 1, unit 1: .*; it sees the whole image$/);
  assert.match(readoutOf(SCENE, at(SCENE, 8, 1)), /^probability of 1: \d+\.\d%$/);
});

Deno.test("no probability is called certain that is not, and none impossible", () => {
  const shares = [0, 1e-9, 0.0005, 0.5, 0.9994, 0.99951, 1].map(percent);
  assert.equal(shares.join(), "0.0%,< 0.1%,0.1%,50.0%,99.9%,> 99.9%,100.0%");
});

Deno.test("units fold into columns without a gap where a few more columns avoid it", () => {
  const folded = [10, 41, 45, 120].map((units) => fold(units, 40).join(" × "));
  assert.deepEqual(folded, ["10 × 1", "21 × 2", "15 × 3", "40 × 3"]);
});

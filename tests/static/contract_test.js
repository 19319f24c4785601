/** The golden cases of tests/contract, on the browser's side. */
import assert from "node:assert/strict";
import { exactText, shortText } from "../../helpers/static/numbers/numerals.js";
import { canonical, parseRational, ZERO } from "../../helpers/static/numbers/rational.js";
import { sumText } from "../../helpers/static/numbers/sums.js";
import { readScene, sumOf } from "../../helpers/static/window/scene.js";
import { readLayer } from "../../helpers/static/network/forward.js";
import { whyNoSetting } from "../../helpers/static/window/kinds/fields.js";

/** @param {string} name @returns {any[]} */
const cases = (name) => JSON.parse(Deno.readTextFileSync(new URL(`../contract/${name}.json`, import.meta.url)));

/** @param {string} text */
const number = (text) => parseRational(text) ?? ZERO;

/**
 * An array as Python would send it, if no float held any of its entries.
 * @param {{shape: number[], entries: string[]}} array
 */
const sent = ({ shape, entries }) => ({
  shape,
  dtype: "float64",
  whole: false,
  data: new DataView(new Float64Array(entries.length).buffer),
  exact: Object.fromEntries(entries.entries()),
});

/** @param {Record<string, any>} given */
const sentArguments = (given) =>
  Object.fromEntries(Object.entries(given).map(([name, each]) => [name, each?.shape ? sent(each) : each]));

Deno.test("what is typed is the number that Python reads, or refused like there", () => {
  for (const [typed, expected] of cases("entries")) {
    const value = parseRational(typed);
    assert.equal(value && canonical(value), expected, typed);
  }
});

Deno.test("numbers print as in Python", () => {
  for (const [text, exact, short, shorter] of cases("printed")) {
    const value = number(text);
    assert.deepEqual([exactText(value), shortText(value, 9), shortText(value)], [exact, short, shorter], text);
  }
});

Deno.test("the line under the grids is Python's", () => {
  for (const { kind, arguments: given, step, line } of cases("sums")) {
    const scene = readScene(/** @type {any} */ ({ kind, ...sentArguments(given) }), {});
    assert.equal(sumText(sumOf(scene, step)), line);
  }
});

Deno.test("settings are allowed and refused as in Python", () => {
  for (const { kind, image, window, settings, allowed } of cases("settings")) {
    /** @param {number[]} shape */
    const ones = (shape) => sent({ shape, entries: Array(shape[0] * shape[1]).fill("1") });
    const own = kind === "kernel" ? { kernel: ones(window) } : { size: window, how: "max" };
    const usual = { kind, image: ones(image), stride: settings.stride, dilation: settings.dilation ?? [1, 1], ...own };
    const scene = readScene(/** @type {any} */ (usual), {});
    const why = whyNoSetting(scene, "padding", settings.padding, 0);
    assert.equal(why === null, allowed, JSON.stringify({ kind, image, window, settings, why }));
  }
});

/** @param {{shape: number[], values: number[]}} array */
const sentFloats = ({ shape, values }) => ({ shape, data: new DataView(Float32Array.from(values).buffer) });

Deno.test("every kind of layer makes of its input what Python makes of it", () => {
  for (const { layer: { arrays, ...sent }, input, output } of cases("layers")) {
    const read = Object.entries(arrays).map(([name, array]) => [name, sentFloats(/** @type {any} */ (array))]);
    const layer = readLayer({ ...sent, arrays: Object.fromEntries(read) });
    const [channels, rows, columns] = input.shape.length > 1 ? input.shape : [1, ...input.shape, 1];
    const made = layer.kind.forward(layer, { channels, rows, columns, values: Float32Array.from(input.values) });
    const shape = output.shape.length > 1 ? output.shape : [1, ...output.shape, 1];
    assert.deepEqual([made.channels, made.rows, made.columns], shape, sent.kind);
    made.values.forEach((value, index) => {
      const expected = output.values[index];
      assert.ok(Math.abs(value - expected) < 2e-5 * Math.max(1, Math.abs(expected)), `${sent.kind} ${index}: ${value}`);
    });
  }
});

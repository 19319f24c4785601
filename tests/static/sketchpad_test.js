/**
 * The sketchpad without a page: the pen, and a drawing made into an image the way MNIST's digits were.
 *
 * @import { Pen } from "../../helpers/static/sketchpad/pen.js"
 */
import assert from "node:assert/strict";
import { centred, SIDE } from "../../helpers/static/sketchpad/centred.js";
import { afterKey, AT_REST, lifted, moved, penText, SHEET } from "../../helpers/static/sketchpad/pen.js";

const DRAWN = 60; // cells on a side of the drawings here

/** Numbers from 0 to 1 that only look like chance (Park & Miller 1988). @param {number} seed */
const chance = (seed) => () => (seed = (seed * 48271) % 2147483647) / 2147483647;

/** Random strokes of a round pen, some at the edge, some a single dot, some nothing. @param {() => number} random */
function drawing(random) {
  const ink = new Uint8Array(DRAWN * DRAWN);
  let at = [random() * DRAWN, random() * DRAWN];
  for (let dots = Math.floor(random() * 25); dots > 0; dots--) {
    at = at.map((each) => Math.max(0, Math.min(DRAWN, each + 14 * (random() + random() - 1))));
    ink.forEach((level, index) => {
      const far = Math.hypot(Math.floor(index / DRAWN) + 0.5 - at[0], (index % DRAWN) + 0.5 - at[1]);
      ink[index] = Math.max(level, Math.max(0, Math.min(255, 255 * (4.5 - far))));
    });
  }
  return ink;
}

/**
 * The ink above a row, that of the row it cuts in part, as a function of the column up to which it is counted.
 *
 * @param {Uint8Array} ink
 * @param {number} row
 */
function inkBefore(ink, row) {
  const sums = new Float64Array(DRAWN + 2);
  for (let column = 0; column < DRAWN; column++) {
    sums[column + 1] = sums[column];
    for (let r = 0; r < row; r++) sums[column + 1] += ink[r * DRAWN + column] * Math.min(1, row - r);
  }
  return (/** @type {number} */ column) => {
    const whole = Math.floor(column);
    return sums[whole] + (column - whole) * (sums[whole + 1] - sums[whole]);
  };
}

/**
 * The edges of the 28 cells of one axis on the drawing.
 *
 * @param {Uint8Array} ink
 * @param {number[]} cells  inked
 * @param {(index: number) => number} cellOf  a cell's row, or its column
 * @param {number} scale
 */
function edgesOf(ink, cells, cellOf, scale) {
  const mass = cells.reduce((sum, index) => sum + ink[index], 0);
  const mean = cells.reduce((sum, index) => sum + (cellOf(index) + 0.5) * ink[index], 0) / mass;
  const [first, last] = [Math.min(...cells.map(cellOf)), Math.max(...cells.map(cellOf))];
  const centre = Math.min(first + 14 * scale, Math.max(last + 1 - 14 * scale, mean));
  return Array.from({ length: SIDE + 1 }, (_, edge) => Math.max(0, Math.min(DRAWN, centre + (edge - 14) * scale)));
}

/**
 * The same by integrals: the ink above and left of each corner of the 28 × 28 cells.
 *
 * @param {Uint8Array} ink
 */
function reference(ink) {
  const cells = [...ink.keys()].filter((index) => ink[index]);
  if (!cells.length) return new Float64Array(SIDE * SIDE);
  const axes = [
    (/** @type {number} */ index) => Math.floor(index / DRAWN),
    (/** @type {number} */ index) => index % DRAWN,
  ];
  const spans = axes.map((cellOf) => Math.max(...cells.map(cellOf)) - Math.min(...cells.map(cellOf)));
  const scale = (Math.max(...spans) + 1) / 20;
  const [down, across] = axes.map((cellOf) => edgesOf(ink, cells, cellOf, scale));
  const before = down.map((row) => across.map(inkBefore(ink, row)));
  return Float64Array.from({ length: SIDE * SIDE }, (_, index) => {
    const [row, column] = [Math.floor(index / SIDE), index % SIDE];
    const sum = before[row + 1][column + 1] - before[row][column + 1] - before[row + 1][column] + before[row][column];
    return sum / scale ** 2;
  });
}

Deno.test("a drawing is scaled and centred as MNIST was", () => {
  const random = chance(2);
  let [empty, atTheEdge] = [0, 0];
  for (let count = 0; count < 60; count++) {
    const ink = drawing(random);
    const [image, expected] = [centred(ink, DRAWN), reference(ink)];
    image.forEach((level, index) => assert.ok(Math.abs(level - expected[index]) <= 1, `drawing ${count}, ${index}`));
    const seen = [...image.keys()].filter((index) => image[index] > 2);
    if (!ink.some(Boolean)) empty++;
    else {
      const sides = [Math.floor, (/** @type {number} */ at) => Math.round((at % 1) * SIDE)].map((side) => {
        const places = seen.map((index) => side(index / SIDE));
        return Math.max(...places) - Math.min(...places) + 1;
      });
      assert.ok(Math.max(...sides) >= 18 && Math.max(...sides) <= 22, `drawing ${count}: ${sides}`);
    }
    if (ink.subarray(0, DRAWN).some(Boolean)) atTheEdge++;
  }
  assert.ok(empty > 0 && atTheEdge > 0, "of every kind there is one");
});

Deno.test("a digit in the middle of MNIST's box stays as it is", () => {
  const ink = new Uint8Array(SIDE * SIDE);
  for (let row = 4; row < 24; row++) ink.fill(200, row * SIDE + 9, row * SIDE + 19);
  assert.deepEqual(centred(ink, SIDE), ink);
});

Deno.test("keys move the pen a cell of the image at a time, and never off the sheet", () => {
  /** @type {Pen} */
  let pen = AT_REST;
  const press = (/** @type {string} */ key, times = 1) => {
    for (; times > 0; times--) pen = afterKey(pen, key) ?? pen;
    return penText(pen);
  };
  assert.equal(press("ArrowUp", 8), "Pen up, row 6, column 14");
  assert.equal(press("ArrowLeft"), "Pen up, row 6, column 13");
  assert.equal(press("ArrowRight", 100), "Pen up, row 6, column 28");
  assert.equal(press("ArrowDown", 100), "Pen up, row 28, column 28");
  assert.deepEqual(pen.at, [SHEET, SHEET]);
});

Deno.test("Space and Enter put the pen down and lift it, Escape lifts it, other keys are not the pen's", () => {
  const down = afterKey(AT_REST, " ");
  assert.deepEqual(down, { ...AT_REST, isDown: true });
  for (const key of [" ", "Enter", "Escape"]) assert.deepEqual(afterKey(/** @type {Pen} */ (down), key), AT_REST);
  assert.equal(afterKey(/** @type {Pen} */ (down), "ArrowUp")?.isDown, true, "it draws as it moves");
  for (const key of ["a", "Tab", "Home"]) assert.equal(afterKey(AT_REST, key), null);
});

Deno.test("a finger beyond the edge draws along it", () => {
  assert.deepEqual(moved(lifted({ at: [1, 2], isDown: true }), [-5, 1000]), { at: [0, SHEET], isDown: false });
});

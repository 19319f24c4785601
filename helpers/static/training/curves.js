/**
 * A chart over the steps of a training in numbers: where its lines run, what stands along its axes, what it says aloud.
 *
 * @typedef {[number, number]} Point  a step and a value
 * @typedef {{name: string, lines: string[], top: ?number, format: (value: number) => string, say: (value: number) =>
 *   string}} Measure
 *   what is measured; the second of its lines is dots too; `top`: where its axis ends (null: where the values do);
 *   `format`
 *   is for the axis, `say` for the sentence
 * @typedef {{steps: number, highest: number}} Axes  where they end
 */
const ROUND = [1, 2, 2.5, 5, 10];

/** Three digits of a number, for an axis or a sentence. @param {number} value */
export const threeDigits = (value) => String(Number(value.toPrecision(3))).replaceAll("-", "\u2212");

/** @param {number} share */
export const percent = (share) => `${Number((100 * share).toFixed(1))}%`;

/**
 * Round numbers from 0 up to `most`, about `count` of them after the 0; the last may lie beyond.
 * @param {number} most @param {number} count
 */
export function ticksUpTo(most, count) {
  const rough = most / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const apart = power * (ROUND.find((each) => each * power >= rough * (1 - 1e-9)) ?? 10);
  return Array.from({ length: Math.ceil(most / apart - 1e-9) + 1 }, (_, index) => index * apart);
}

/** @param {Measure} measure @param {Point[][]} series @param {number} steps @returns {Axes} */
export function axesOf({ top }, series, steps) {
  let most = 0;
  for (const line of series) for (const [, value] of line) most = Math.max(most, value);
  return { steps, highest: top ?? Math.max(...ticksUpTo(most || 1, 4)) };
}

/** Numbers along both sides; the last along the steps is the last step. @param {Axes} axes @param {Measure} measure */
export function ticksOf({ steps, highest }, { format }) {
  const across = [...ticksUpTo(steps, 4).filter((step) => step < steps * 0.9), steps];
  return [
    ...ticksUpTo(highest, 4).map((value) => ({ kind: "value", share: value / highest, text: format(value) })),
    ...across.map((step) => ({ kind: "step", share: step / steps, text: step ? String(step) : "step 0" })),
  ];
}

/**
 * Both lines in a square of side 1, and the dots of the second; a dot of no length covers the chart in WebKit.
 * @param {Axes} axes @param {Point[][]} series
 */
export function pathsOf({ steps, highest }, [line, second = []]) {
  const [first, more] = [line, second].map((points) =>
    points.map(([step, value]) => `${step / steps} ${1 - value / highest}`)
  );
  return [first, more].map((places) => places.length ? `M${places.join("L")}` : "").concat(
    more.map((place) => `M${place}h1e-5`).join(""),
  );
}

/** The first line in words. @param {Measure} measure @param {Point[][]} series */
export function labelOf({ name, say }, [line]) {
  const ends = line.length ? [line[0], line[line.length - 1]] : [];
  return `${name}: ${ends.map(([step, value]) => `${say(value)} at step ${step}`).join(" to ") || "nothing yet"}`;
}

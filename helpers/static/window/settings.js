/**
 * Stride, padding, dilation, bias, size and kind of pool: controls, and beside them the size formula filled in.
 *
 * @import { Field } from "./kinds/fields.js"
 * @import { Kind, Scene } from "./kinds/cells.js"
 * @import { createEdits } from "./edits.js"
 */
import { element, put } from "../kit/dom.js";
import { reachOf } from "../numbers/window.js";

/** @param {number} count @param {string} name */
const counted = (count, name) => `${name}${count === 1 ? "" : "s"}`;

/** ⌊(size + 2·padding − reach) / stride⌋ + 1 with today's numbers, and what is left over. @param {Scene} scene */
export function formulaOf({ image, geometry: { size, stride, padding, dilation, rows, columns } }) {
  const sides = [{ name: "row", side: image.rows, count: rows }, {
    name: "column",
    side: image.columns,
    count: columns,
  }]
    .map(({ name, side, count }, axis) => {
      const reach = reachOf(size[axis], dilation[axis]);
      const left = side + 2 * padding[axis] - reach - stride[axis] * (count - 1);
      const sum = `\u230a(${side} + 2\u00b7${padding[axis]} \u2212 ${reach}) / ${stride[axis]}\u230b + 1 = ${count}`;
      return { sum, count: counted(count, name), left: left ? [`${left} ${counted(left, name)}`] : [] };
    });
  const [down, across] = sides;
  const left = sides.flatMap((side) => side.left).join(" and ");
  const joined = down.sum === across.sum ? " and " : `; ${across.sum} `;
  return `${down.sum} ${down.count}${joined}${across.count}${left ? `; ${left} left over` : ""}`;
}

/**
 * A control of one setting; `commit(text)` takes what is written or says why not, `restore` takes it back.
 * @param {Field} field @param {(text: string) => ?string} commit @param {() => void} restore
 */
function createControl({ label, title, choices, nudged }, commit, restore) {
  const refuse = (/** @type {?string} */ why) => input.setAttribute("aria-invalid", String(Boolean(why)));
  const take = () => refuse(commit(input.value));
  /** Moves a number by one, in rows and columns alike. @param {number} by */
  const nudge = (by) => {
    input.value = nudged(input.value, by);
    take();
  };
  /** @param {KeyboardEvent} event */
  const press = (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by) nudge(by);
    else if (event.key === "Enter") take();
    else if (event.key === "Escape") restore();
    else return;
    event.preventDefault();
  };
  const named = { "aria-label": label, onChange: take };
  const typed = { ...named, type: "text", inputmode: "numeric", autocomplete: "off", title, onKeydown: press };
  const input = choices
    ? element("select", named, ...choices.map((each) => element("option", each)))
    : element("input", typed);
  /** @param {string} sign @param {number} by */
  const step = (sign, by) =>
    element("button.nudge", { type: "button", tabindex: -1, "aria-hidden": "true", onClick: () => nudge(by) }, sign);
  /** @param {string} now */
  const show = (now) => {
    input.value = now;
    put(input, { letters: now.length });
    refuse(null);
  };
  const controls = choices ? [input] : [step("\u2212", -1), input, step("+", 1)];
  return { element: element("span.field", label.toLowerCase(), ...controls), show };
}

/**
 * The controls of a kind of widget, with the formula if `isWhole`; `show(scene)` brings them up to date.
 * @param {ReturnType<typeof createEdits>} edits @param {Kind} kind @param {() => Scene} sceneOf
 * @param {boolean} isWhole
 */
export function createSettings(edits, kind, sceneOf, isWhole) {
  const refusal = element("p.refusal", { role: "alert" });
  const formula = element("div.formula");
  const undo = element("button.text", { type: "button", onClick: edits.undo }, "Undo");
  const reset = element("button.text", { type: "button", onClick: edits.reset }, "Reset");
  const fields = isWhole ? Object.values(kind.fields) : [];

  const controls = fields.map((field) =>
    createControl(field, (text) => {
      const why = field.whyNot(text, sceneOf());
      refusal.textContent = why;
      if (!why && text !== field.textOf(sceneOf())) edits.set(field.name, field.read(text));
      return why;
    }, () => show(sceneOf()))
  );
  const named = { role: "group", "aria-label": "Settings" };
  const row = element("div.settings", named, ...controls.map((each) => each.element), undo, reset, formula);

  /** @param {Scene} scene */
  function show(scene) {
    fields.forEach((field, index) => controls[index].show(field.textOf(scene)));
    refusal.textContent = "";
    undo.hidden = !edits.canUndo();
    reset.hidden = !edits.canReset();
    formula.textContent = fields.length ? formulaOf(scene) : "";
    row.hidden = !fields.length && undo.hidden && reset.hidden;
  }
  return { element: element("div", row, refusal), show };
}

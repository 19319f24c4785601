/** Stride, padding, dilation, bias, size and kind of pool: controls, and beside them the size formula filled in. */
import { element, put } from "../kit/dom.js";
import { cleanEntry, parsePair, whyNoEntry, whyNoSetting } from "./edits.js";
import { exactText, shortText } from "../numbers/numerals.js";

const FIELDS = {
  dot: {},
  kernel: { stride: "Stride", padding: "Padding", dilation: "Dilation", bias: "Bias" },
  pool: { size: "Pool size", stride: "Stride", padding: "Padding", how: "Pool kind" },
};

const pairText = ([rows, columns]) => (rows === columns ? `${rows}` : `${rows}, ${columns}`);

/** ⌊(size + 2·padding − reach) / stride⌋ + 1 with today's numbers, and what is left over. */
function formulaOf({ image, geometry: { size, stride, padding, dilation, rows, columns } }) {
  const sides = [
    ["row", image.rows, rows],
    ["column", image.columns, columns],
  ].map(([name, side, count], axis) => {
    const reach = dilation[axis] * (size[axis] - 1) + 1;
    const left = side + 2 * padding[axis] - reach - stride[axis] * (count - 1);
    return {
      formula: `\u230a(${side} + 2\u00b7${padding[axis]} \u2212 ${reach}) / ${stride[axis]}\u230b + 1 = ${count}`,
      left: left ? [`${left} ${name}${left > 1 ? "s" : ""}`] : [],
    };
  });
  const [down, across] = sides.map(({ formula }) => formula);
  const left = sides.flatMap((side) => side.left).join(" and ");
  const counted = (count, name) => (count === 1 ? name : `${name}s`);
  const result = down === across
    ? `${down} ${counted(rows, "row")} and ${counted(columns, "column")}`
    : `${down} ${counted(rows, "row")}; ${across} ${counted(columns, "column")}`;
  return left ? `${result}; ${left} left over` : result;
}

/** The controls of a kind of widget, with the formula if `isWhole`; `show(scene)` brings them up to date. */
export function createSettings(edits, kind, sceneOf, isWhole) {
  const refusal = element("p.refusal", { role: "alert" });
  const formula = element("div.formula");
  const undo = element("button.text", { type: "button", onClick: edits.undo }, "Undo");
  const reset = element("button.text", { type: "button", onClick: edits.reset }, "Reset");
  const hasFormula = isWhole && kind !== "dot";
  const inputs = {};

  const valueOf = ({ how, bias, geometry }, name) =>
    ({ how, bias: exactText(bias) ?? shortText(bias, 9) })[name] ?? pairText(geometry[name]);

  function refuse(input, why) {
    refusal.textContent = why ?? "";
    input.setAttribute("aria-invalid", Boolean(why));
  }

  function commit(name) {
    const input = inputs[name];
    const isPair = name !== "how" && name !== "bias";
    const why = isPair
      ? whyNoSetting(sceneOf(), name, parsePair(input.value))
      : name === "bias"
      ? whyNoEntry(input.value)
      : null;
    refuse(input, why);
    if (!why && input.value !== valueOf(sceneOf(), name)) {
      edits.set(name, isPair ? parsePair(input.value) : cleanEntry(input.value));
    }
  }

  /** Moves a number by one, in rows and columns alike. */
  function nudge(name, by) {
    const { value } = inputs[name];
    inputs[name].value = name === "bias"
      ? Number(cleanEntry(value)) + by
      : pairText((parsePair(value) ?? [1, 1]).map((side) => side + by));
    commit(name);
  }

  function press(name, event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by) nudge(name, by);
    else if (event.key === "Enter") commit(name);
    else if (event.key === "Escape") show(sceneOf());
    else return;
    event.preventDefault();
  }

  const fields = Object.entries(isWhole ? FIELDS[kind] : {}).map(([name, label]) => {
    const on = { "aria-label": label, onChange: () => commit(name) };
    if (name === "how") {
      inputs.how = element("select", on, ...["max", "mean", "min"].map((how) => element("option", how)));
      return element("span.field", label.toLowerCase(), inputs.how);
    }
    const title = name === "bias" ? "Added to every sum" : "A number, or two: rows, columns";
    inputs[name] = element("input", {
      ...on,
      type: "text",
      inputmode: "numeric",
      autocomplete: "off",
      title,
      onKeydown: (event) => press(name, event),
    });
    const step = (text, by) =>
      element(
        "button.nudge",
        { type: "button", tabindex: -1, "aria-hidden": "true", onClick: () => nudge(name, by) },
        text,
      );
    return element("span.field", label.toLowerCase(), step("\u2212", -1), inputs[name], step("+", 1));
  });
  const row = element("div.settings", { role: "group", "aria-label": "Settings" }, ...fields, undo, reset, formula);

  function show(scene) {
    for (const [name, input] of Object.entries(inputs)) {
      input.value = valueOf(scene, name);
      put(input, { letters: input.value.length });
      refuse(input, null);
    }
    undo.hidden = !edits.canUndo();
    reset.hidden = !edits.canReset();
    formula.textContent = hasFormula ? formulaOf(scene) : "";
    row.hidden = !hasFormula && undo.hidden && reset.hidden;
  }
  return { element: element("div", row, refusal), show };
}

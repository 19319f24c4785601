/** Stride, padding, dilation, bias and the kind of pool: controls beside the size formula, filled in. */
import { element } from "./dom.js";
import { parsePair, whyNoEntry, whyNoSetting } from "./edits.js";
import { exactText, shortText } from "./numerals.js";

const FIELDS = {
  dot: [],
  kernel: [["stride", "Stride"], ["padding", "Padding"], ["dilation", "Dilation"], ["bias", "Bias"]],
  pool: [["size", "Pool size"], ["stride", "Stride"], ["padding", "Padding"], ["how", "Pool kind"]],
};
const KINDS = ["max", "mean", "min"];

const pairText = ([rows, columns]) => (rows === columns ? `${rows}` : `${rows}, ${columns}`);

/** floor((size + 2·padding − reach) / stride) + 1 with today's numbers, and what is left over. */
function formulaOf({ image, places }) {
  const sides = [["rows", image.rows, places.rows], ["columns", image.columns, places.columns]].map(([name, size, count], axis) => {
    const [padding, stride] = [places.padding[axis], places.stride[axis]];
    const reach = places.dilation[axis] * (places.size[axis] - 1) + 1;
    const left = size + 2 * padding - reach - stride * (count - 1);
    return { name, text: `\u230a(${size} + 2\u00b7${padding} \u2212 ${reach}) / ${stride}\u230b + 1 = ${count}`, left };
  });
  const leftOver = sides.filter(({ left }) => left).map(({ name, left }) => `${left} ${left === 1 ? name.slice(0, -1) : name}`).join(" and ");
  const isSame = sides[0].text === sides[1].text;
  return (isSame ? `${sides[0].text} rows and columns` : sides.map(({ name, text }) => `${text} ${name}`).join("; ")) + (leftOver && `; ${leftOver} left over`);
}

/** One row of controls; `show(scene)` brings it up to date. */
export function createSettings(edits, kind, sceneOf) {
  const refusal = element("p", { class: "cnn-refusal", role: "alert" });
  const formula = element("div", { class: "cnn-formula" });
  const undo = element("button", { type: "button", class: "cnn-text-button", onClick: edits.undo }, "Undo");
  const reset = element("button", { type: "button", class: "cnn-text-button", onClick: edits.reset }, "Reset");

  function refuse(input, why) {
    refusal.textContent = why ?? "";
    input.setAttribute("aria-invalid", Boolean(why));
  }

  /** What the scene has for a field, as the text of its control. */
  const valueOf = (scene, name) => (name === "how" ? scene.how : name === "bias" ? exactText(scene.bias) ?? shortText(scene.bias, 9) : pairText(scene.places[name]));

  function commit(name, input) {
    const scene = sceneOf();
    if (input.value === valueOf(scene, name)) return refuse(input, null);
    const sides = parsePair(input.value);
    const why = name === "how" ? null : name === "bias" ? whyNoEntry(input.value) : whyNoSetting(scene, name, sides);
    refuse(input, why);
    if (!why) edits.set(name, name === "how" || name === "bias" ? input.value.trim().replaceAll("\u2212", "-") : sides);
  }

  /** Arrow keys and the two small buttons move a number, in rows and columns alike. */
  function nudge(name, input, by) {
    input.value = name === "bias" ? String(Number(input.value.replace("\u2212", "-")) + by) : pairText((parsePair(input.value) ?? [1, 1]).map((side) => side + by));
    commit(name, input);
  }

  function press(name, input, event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by) nudge(name, input, by);
    else if (event.key === "Enter") commit(name, input);
    else if (event.key === "Escape") { input.value = valueOf(sceneOf(), name); refuse(input, null); }
    else return;
    event.preventDefault();
  }

  const inputs = {};
  const fields = FIELDS[kind].map(([name, label]) => {
    if (name === "how") {
      inputs.how = element("select", { "aria-label": label, onChange: () => commit("how", inputs.how) }, ...KINDS.map((how) => element("option", {}, how)));
      return element("span", { class: "cnn-field" }, "kind\u00a0 ", inputs.how);
    }
    const input = element("input", {
      type: "text", inputmode: "numeric", size: 3, autocomplete: "off", "aria-label": label, title: name === "bias" ? "Added to every sum" : "A number, or rows, columns",
      onChange: () => commit(name, input), onKeydown: (event) => press(name, input, event),
    });
    inputs[name] = input;
    const step = (text, by) => element("button", { type: "button", class: "cnn-nudge", tabindex: -1, "aria-hidden": "true", onClick: () => nudge(name, input, by) }, text);
    return element("span", { class: "cnn-field" }, label.toLowerCase(), step("\u2212", -1), input, step("+", 1));
  });

  const row = element("div", { class: "cnn-settings", role: "group", "aria-label": "Settings" }, ...fields, undo, reset, formula);
  return {
    element: element("div", {}, row, refusal),
    show(scene) {
      for (const [name, input] of Object.entries(inputs)) { input.value = valueOf(scene, name); refuse(input, null); }
      undo.hidden = !edits.canUndo();
      reset.hidden = !edits.canReset();
      formula.textContent = kind === "dot" ? "" : formulaOf(scene);
      row.hidden = kind === "dot" && undo.hidden && reset.hidden;
    },
  };
}

/** Predict, then reveal: the student commits to each number before it appears. */
import { tellPython } from "../kit/clock.js";
import { element } from "../kit/dom.js";
import { mistakesBehind } from "./mistakes.js";
import { roundTo } from "../numbers/numerals.js";
import { equal, parseRational } from "../numbers/rational.js";
import { outputText } from "./scene.js";
import { stepText, sumOf } from "./sums.js";

/** Whether a guess is the number, or is it rounded to two decimals or more. */
function isRight(guess, text, value) {
  const decimals = (text.split(".")[1] ?? "").length;
  return equal(guess, value) || (decimals >= 2 && decimals <= 12 && equal(guess, roundTo(value, decimals)));
}

/** What is asked: of a dot product, the sum up to this term. */
const asksFor = (scene, step) =>
  scene.kind !== "dot"
    ? `${outputText(scene, step)} =`
    : step < scene.steps - 1
    ? "The sum so far ="
    : "The whole sum =";

/**
 * The question under the grids. The model's `answers` map steps to {attempts, isDone, isShown}.
 *
 * @param {() => Scene} sceneOf
 * @param {() => number} stepOf
 * @param {() => void} goOn  to the next step
 */
export function createQuestion(model, sceneOf, stepOf, goOn) {
  const input = element("input", { type: "text", autocomplete: "off" });
  const label = element("span");
  const check = element("button.text.main");
  const reveal = element("button.text", { type: "button", onClick: showMe }, "Show me");
  const score = element("span.quiet");
  const message = element("p.message", { role: "status" });
  const form = element(
    "form.question",
    { onSubmit: submit },
    element("label", label, " ", input),
    check,
    reveal,
    score,
  );
  let asked = NaN;

  const answerAt = (step) => model.get("answers")[step] ?? { attempts: [], isDone: false, isShown: false };

  function record(change) {
    model.set("answers", { ...model.get("answers"), [stepOf()]: { ...answerAt(stepOf()), ...change } });
    tellPython(model);
  }

  function say(text, kind = "") {
    message.className = `cnn-message ${kind}`;
    message.textContent = text;
  }

  function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    const said = text.replaceAll("-", "\u2212");
    const guess = parseRational(text);
    if (answerAt(stepOf()).isDone) goOn();
    else if (!text) say("Write the number that you expect, then press Enter.");
    else if (!guess) say(`\u201c${text}\u201d is not a number: write one like \u221234 or 2.5.`);
    else {
      const isDone = isRight(guess, text, sumOf(sceneOf(), stepOf()).value);
      const mistakes = isDone ? [] : mistakesBehind(sceneOf(), stepOf(), guess);
      record({ attempts: [...answerAt(stepOf()).attempts, text], isDone });
      if (isDone) say(`\u2713 Yes, ${said}.`, "cnn-right");
      else {
        say(`\u2717 Not ${said}. ${mistakes.join(" Or: ") || "Go through it once more, cell by cell."}`, "cnn-wrong");
      }
    }
  }

  function showMe() {
    record({ isDone: true, isShown: true });
    say(`It is ${sumOf(sceneOf(), stepOf()).result}.`);
    input.focus();
  }

  return {
    element: element("div", form, message),
    show(step, steps) {
      const { attempts, isDone } = answerAt(step);
      const done = Object.values(model.get("answers")).filter((answer) => answer.isDone);
      label.textContent = isDone ? "Your prediction" : asksFor(sceneOf(), step);
      input.setAttribute("aria-label", `Your prediction, ${stepText(sceneOf(), step)}`);
      check.textContent = isDone ? (done.length === steps ? "Done" : "Go on") : "Check";
      reveal.hidden = isDone;
      score.textContent = done.length ? `${done.filter(({ isShown }) => !isShown).length} right of ${done.length}` : "";
      if (step === asked && attempts.length) return;
      asked = step;
      input.value = attempts.at(-1) ?? "";
      say("");
    },
  };
}

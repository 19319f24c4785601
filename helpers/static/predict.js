/** Predict, then reveal: the student commits to each number before it appears. */
import { tellPython } from "./clock.js";
import { element } from "./dom.js";
import { mistakesBehind } from "./mistakes.js";
import { roundTo } from "./numerals.js";
import { equal, parseRational } from "./rational.js";
import { placeText, sumOf } from "./sums.js";

/** Whether a guess is the number, or is it rounded to two decimals or more. */
function isRight(guess, text, value) {
  const decimals = (text.trim().split(".")[1] ?? "").length;
  return equal(guess, value) || (decimals >= 2 && decimals <= 12 && equal(guess, roundTo(value, decimals)));
}

/** Whether a step has been answered: its last attempt was right or it was shown. */
export const isAnswered = (answers, step) => answers[step]?.isDone === true;

/**
 * The question under the grids. `answers` of the model maps steps to {attempts, isDone, isShown}.
 *
 * @param {{sceneOf: function, stepOf: function, goOn: () => void}} widget
 */
export function createQuestion(model, { sceneOf, stepOf, goOn }) {
  const input = element("input", { type: "text", size: 8, autocomplete: "off", inputmode: "text" });
  const label = element("span", {});
  const check = element("button", { type: "submit", class: "cnn-text-button cnn-main" }, "Check");
  const reveal = element("button", { type: "button", class: "cnn-text-button", onClick: showMe }, "Show me");
  const message = element("p", { class: "cnn-message", role: "status" });
  const score = element("span", { class: "cnn-quiet" });
  const form = element("form", { class: "cnn-question", onSubmit: submit }, element("label", {}, label, " ", input), check, reveal, score);
  let asked = NaN;

  function record(step, change) {
    const answers = model.get("answers");
    model.set("answers", { ...answers, [step]: { attempts: [], isDone: false, isShown: false, ...answers[step], ...change } });
    tellPython(model);
  }

  const attemptsAt = (step) => model.get("answers")[step]?.attempts ?? [];

  function submit(event) {
    event.preventDefault();
    const step = stepOf();
    if (isAnswered(model.get("answers"), step)) return goOn();
    const guess = parseRational(input.value);
    const said = input.value.trim().replaceAll("-", "\u2212");
    if (!guess) {
      message.textContent = input.value.trim() ? `\u201c${input.value}\u201d is not a number: write one like \u221234 or 2.5.` : "Write the number that you expect, then press Enter.";
      return undefined;
    }
    const right = isRight(guess, input.value, sumOf(sceneOf(), step).value);
    const mistakes = right ? [] : mistakesBehind(sceneOf(), step, guess);
    record(step, { attempts: [...attemptsAt(step), input.value.trim()], isDone: right });
    message.className = `cnn-message ${right ? "cnn-right" : "cnn-wrong"}`;
    if (right) message.textContent = `\u2713 Yes, ${said}.`;
    else if (mistakes.length) message.textContent = `\u2717 Not ${said}. ${mistakes.join(" Or: ")}`;
    else message.textContent = `\u2717 Not ${said}. Go through the window once more, cell by cell.`;
    return undefined;
  }

  function showMe() {
    record(stepOf(), { isDone: true, isShown: true });
    message.className = "cnn-message";
    message.textContent = `It is ${sumOf(sceneOf(), stepOf()).result}.`;
    input.focus();
  }

  return {
    element: element("div", { class: "cnn-ask" }, form, message),
    show(step, steps) {
      const answers = model.get("answers");
      const isDone = isAnswered(answers, step);
      const given = Object.values(answers).filter((answer) => answer.isDone);
      label.textContent = isDone ? "Your prediction" : "What comes next?";
      input.setAttribute("aria-label", `Your prediction, ${placeText(sceneOf(), step)}`);
      check.textContent = isDone ? (given.length === steps ? "Done" : "Go on") : "Check";
      reveal.hidden = isDone;
      score.textContent = given.length ? `${given.filter((answer) => !answer.isShown).length} right of ${given.length}` : "";
      if (step !== asked) {
        input.value = attemptsAt(step).at(-1) ?? "";
        message.textContent = "";
        asked = step;
      }
    },
  };
}

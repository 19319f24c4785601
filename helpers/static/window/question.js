/**
 * Predict, then reveal: the student commits to each number before it appears.
 *
 * @import { Model } from "../kit/model.js"
 * @import { Scene } from "./kinds/cells.js"
 * @import { Answers } from "./state.js"
 *
 * @typedef {{text: string, kind?: "right" | "wrong"}} Verdict
 */
import { element } from "../kit/dom.js";
import { tellPython } from "../kit/model.js";
import { parseRational } from "../numbers/rational.js";
import { isRight, mistakesBehind } from "./mistakes.js";
import { sumOf } from "./scene.js";

const EMPTY = { attempts: [], isDone: false, isShown: false };

/**
 * What is to be said of a guess, and whether it counts as an attempt.
 * @param {Scene} scene @param {number} step @param {string} text
 * @returns {{verdict: Verdict, isGuess: boolean, isDone: boolean}}
 */
export function judge(scene, step, text) {
  /** @param {string} said */
  const noGuess = (said) => ({ verdict: { text: said }, isGuess: false, isDone: false });
  if (!text) return noGuess("Write the number that you expect, then press Enter.");
  const guess = parseRational(text);
  if (!guess) return noGuess(`\u201c${text}\u201d is not a number: write one like \u221234 or 2.5.`);
  const said = text.replaceAll("-", "\u2212");
  if (isRight(guess, text, sumOf(scene, step).value)) {
    return { verdict: { text: `\u2713 Yes, ${said}.`, kind: "right" }, isGuess: true, isDone: true };
  }
  const mistakes = mistakesBehind(scene, step, guess).join(" Or: ") || "Go through it once more, cell by cell.";
  return { verdict: { text: `\u2717 Not ${said}. ${mistakes}`, kind: "wrong" }, isGuess: true, isDone: false };
}

/** What the question says at a step. @param {Scene} scene @param {number} step @param {Answers} answers */
export function questionAt(scene, step, answers) {
  const { attempts, isDone } = answers[step] ?? EMPTY;
  const done = Object.values(answers).filter((answer) => answer.isDone);
  const right = done.filter(({ isShown }) => !isShown).length;
  return {
    attempts,
    isDone,
    label: isDone ? "Your prediction" : scene.kind.asks(scene, step),
    name: `Your prediction, ${scene.kind.where(scene, step)}`,
    check: isDone ? (done.length === scene.steps ? "Done" : "Go on") : "Check",
    score: done.length ? `${right} right of ${done.length}` : "",
  };
}

/**
 * The question under the grids.
 * @param {Model} model @param {() => Scene} sceneOf @param {() => number} stepOf
 * @param {() => void} goOn  to the next step
 */
export function createQuestion(model, sceneOf, stepOf, goOn) {
  const input = element("input", { type: "text", autocomplete: "off" });
  const [label, score] = [element("span"), element("span.quiet")];
  const check = element("button.text.main");
  const reveal = element("button.text", { type: "button", onClick: showMe }, "Show me");
  const message = element("p.message", { role: "status" });
  const field = element("label", label, " ", input);
  const form = element("form.question", { onSubmit: submit }, field, check, reveal, score);
  let asked = NaN;

  /** @param {Partial<Answers[number]>} change */
  function record(change) {
    const [answers, step] = [model.get("answers"), stepOf()];
    model.set("answers", { ...answers, [step]: { ...(answers[step] ?? EMPTY), ...change } });
    tellPython(model);
  }

  /** @param {Verdict} verdict */
  function say({ text, kind }) {
    message.className = `cnn-message ${kind ? `cnn-${kind}` : ""}`;
    message.textContent = text;
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const { attempts, isDone: wasDone } = questionAt(sceneOf(), stepOf(), model.get("answers"));
    if (wasDone) return goOn();
    const text = input.value.trim();
    const { verdict, isGuess, isDone } = judge(sceneOf(), stepOf(), text);
    if (isGuess) record({ attempts: [...attempts, text], isDone });
    say(verdict);
  }

  function showMe() {
    record({ isDone: true, isShown: true });
    say({ text: `It is ${sumOf(sceneOf(), stepOf()).result}.` });
    input.focus();
  }

  return {
    element: element("div", form, message),
    /** @param {number} step */
    show(step) {
      const question = questionAt(sceneOf(), step, model.get("answers"));
      label.textContent = question.label;
      input.setAttribute("aria-label", question.name);
      check.textContent = question.check;
      reveal.hidden = question.isDone;
      score.textContent = question.score;
      if (step === asked && question.attempts.length) return;
      asked = step;
      input.value = question.attempts[question.attempts.length - 1] ?? "";
      say({ text: "" });
    },
  };
}

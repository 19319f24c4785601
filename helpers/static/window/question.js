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

/** The question under the grids. */
export class Question {
  asked = NaN; // the step that the field is for

  /**
   * @param {Model} model @param {() => Scene} sceneOf @param {() => number} stepOf
   * @param {() => void} goOn  to the next step
   */
  constructor(model, sceneOf, stepOf, goOn) {
    this.model = model;
    this.sceneOf = sceneOf;
    this.stepOf = stepOf;
    this.goOn = goOn;
    this.input = element("input", { type: "text", autocomplete: "off" });
    this.label = element("span");
    this.score = element("span.quiet");
    this.check = element("button.text.main");
    this.reveal = element("button.text", { type: "button", onClick: () => this.showMe() }, "Show me");
    this.message = element("p.message", { role: "status" });
    const field = element("label", this.label, " ", this.input);
    const onSubmit = (/** @type {Event} */ event) => this.submit(event);
    const form = element("form.question", { onSubmit }, field, this.check, this.reveal, this.score);
    this.element = element("div", form, this.message);
  }

  /** @param {Partial<Answers[number]>} change */
  record(change) {
    const [answers, step] = [this.model.get("answers"), this.stepOf()];
    this.model.set("answers", { ...answers, [step]: { ...(answers[step] ?? EMPTY), ...change } });
    tellPython(this.model);
  }

  /** @param {Verdict} verdict */
  say({ text, kind }) {
    this.message.className = `cnn-message ${kind ? `cnn-${kind}` : ""}`;
    this.message.textContent = text;
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const [scene, step] = [this.sceneOf(), this.stepOf()];
    const { attempts, isDone: wasDone } = questionAt(scene, step, this.model.get("answers"));
    if (wasDone) return this.goOn();
    const text = this.input.value.trim();
    const { verdict, isGuess, isDone } = judge(scene, step, text);
    if (isGuess) this.record({ attempts: [...attempts, text], isDone });
    this.say(verdict);
  }

  showMe() {
    this.record({ isDone: true, isShown: true });
    this.say({ text: `It is ${sumOf(this.sceneOf(), this.stepOf()).result}.` });
    this.input.focus();
  }

  /** @param {number} step */
  show(step) {
    const question = questionAt(this.sceneOf(), step, this.model.get("answers"));
    this.label.textContent = question.label;
    this.input.setAttribute("aria-label", question.name);
    this.check.textContent = question.check;
    this.reveal.hidden = question.isDone;
    this.score.textContent = question.score;
    if (step === this.asked && question.attempts.length) return;
    this.asked = step;
    this.input.value = question.attempts[question.attempts.length - 1] ?? "";
    this.say({ text: "" });
  }
}

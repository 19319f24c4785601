/**
 * The player: the same buttons, scrubber and speed for everything that moves.
 *
 * @import { Clock } from "./clock.js"
 * @import { Model } from "./model.js"
 */
import { element, icon, put } from "./dom.js";
import { tellPython } from "./model.js";

const ICONS = {
  "First step": "M5 5h2.4v14H5zM19 5v14L8.6 12z",
  "Previous step": "M17.5 5v14L7 12z",
  Play: "M8 5l11 7-11 7z",
  Pause: "M7 5h3.6v14H7zM13.4 5H17v14h-3.6z",
  "Next step": "M6.5 5v14L17 12z",
  "Last step": "M16.6 5H19v14h-2.4zM5 5v14l10.4-7z",
  "Full screen": "M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z",
};
const SPEEDS = [0.5, 1, 2, 4, 8, 15, 30, 60]; // steps a second

/** @param {keyof typeof ICONS} name @param {() => void} onClick @param {string} title  said of it */
export const iconButton = (name, onClick, kind = "", title = name) =>
  element(`button.button${kind}`, { type: "button", "aria-label": title, title, onClick }, icon(ICONS[name]));

/** The choice of speed. @param {Model} model */
function createSpeed(model) {
  const setSpeed = () => {
    model.set("speed", Number(speed.value));
    tellPython(model);
  };
  const options = SPEEDS.map((each) => element("option", { value: each }, `${each}/s`));
  const speed = element("select", { "aria-label": "Speed", title: "Steps a second", onChange: setSpeed }, ...options);
  /** @param {number} each */
  const distance = (each) => Math.abs(each - model.get("speed"));
  const show = () => {
    speed.value = String(SPEEDS.reduce((best, each) => (distance(each) < distance(best) ? each : best)));
  };
  model.on("change:speed", show);
  show();
  return element("label.quiet", "speed ", speed);
}

/** A button that says what it would do now. @param {Model} model @param {Clock} clock */
function createPlayButton(model, clock) {
  const button = iconButton("Play", clock.toggle, ".play");
  const show = () => {
    const name = model.get("playing") ? "Pause" : "Play";
    if (button.title !== name) button.replaceChildren(icon(ICONS[name]));
    button.setAttribute("aria-label", name);
    button.title = name;
  };
  model.on("change:playing", show);
  show();
  return button;
}

/** `show` says where it stands. @param {Model} model @param {Clock} clock @param {() => void} onFullScreen */
export function createPlayer(model, clock, onFullScreen) {
  /** @param {keyof typeof ICONS} name @param {(step: number) => number} to */
  const move = (name, to) => iconButton(name, () => clock.goTo(to(model.get("step"))));
  const goThere = () => clock.goTo(slider.valueAsNumber);
  const slider = element("input.slider", { type: "range", "aria-label": "Step", min: 0, onInput: goThere });
  const position = element("span.position");
  return {
    element: element(
      "div.player",
      { role: "group", "aria-label": "Player" },
      move("First step", () => 0),
      move("Previous step", (step) => step - 1),
      createPlayButton(model, clock),
      move("Next step", (step) => step + 1),
      move("Last step", () => Infinity),
      slider,
      position,
      createSpeed(model),
      iconButton("Full screen", onFullScreen),
    ),
    /** @param {number} step @param {number} steps */
    show(step, steps, text = `${step + 1} of ${steps}`) {
      position.textContent = text;
      slider.max = String(steps - 1);
      slider.value = String(step);
      slider.setAttribute("aria-valuetext", text);
      put(slider, { share: steps > 1 ? step / (steps - 1) : 1 });
    },
  };
}

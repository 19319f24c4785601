/** The player: the same buttons, scrubber and speed for everything that moves. */
import { tellPython } from "./clock.js";
import { element, icon, put } from "./dom.js";

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

export const iconButton = (name, onClick, kind = "", title = name) =>
  element(`button.button${kind}`, { type: "button", "aria-label": title, title, onClick }, icon(ICONS[name]));

/** `show(step, steps, text)` says where it stands. */
export function createPlayer(model, clock, onFullScreen) {
  const move = (name, to) => iconButton(name, () => clock.goTo(to(model.get("step"))));

  const play = iconButton("Play", clock.toggle, ".play");
  const slider = element("input.slider", {
    type: "range",
    "aria-label": "Step",
    min: 0,
    onInput: () => clock.goTo(slider.valueAsNumber),
  });
  const position = element("span.position");
  const setSpeed = () => {
    model.set("speed", Number(speed.value));
    tellPython(model);
  };
  const options = SPEEDS.map((each) => element("option", { value: each }, `${each}/s`));
  const speed = element("select", { "aria-label": "Speed", title: "Steps a second", onChange: setSpeed }, ...options);

  function showState() {
    const name = model.get("playing") ? "Pause" : "Play";
    if (play.title !== name) play.replaceChildren(icon(ICONS[name]));
    play.setAttribute("aria-label", name);
    play.title = name;
    const distance = (each) => Math.abs(each - model.get("speed"));
    speed.value = SPEEDS.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  }
  model.on("change:playing", showState);
  model.on("change:speed", showState);
  showState();

  return {
    element: element(
      "div.player",
      { role: "group", "aria-label": "Player" },
      move("First step", () => 0),
      move("Previous step", (step) => step - 1),
      play,
      move("Next step", (step) => step + 1),
      move("Last step", () => Infinity),
      slider,
      position,
      element("label.quiet", "speed ", speed),
      iconButton("Full screen", onFullScreen),
    ),
    show(step, steps, text = `${step + 1} of ${steps}`) {
      position.textContent = text;
      slider.max = steps - 1;
      slider.value = step;
      slider.setAttribute("aria-valuetext", position.textContent);
      put(slider, { share: steps > 1 ? step / (steps - 1) : 1 });
    },
  };
}

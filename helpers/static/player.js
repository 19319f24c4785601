/** The player: the same buttons, scrubber and speed for everything that moves. */
import { tellPython } from "./clock.js";
import { element, icon } from "./dom.js";

const ICONS = {
  first: "M5 5h2.4v14H5zM19 5v14L8.6 12z",
  previous: "M17.5 5v14L7 12z",
  play: "M8 5l11 7-11 7z",
  pause: "M7 5h3.6v14H7zM13.4 5H17v14h-3.6z",
  next: "M6.5 5v14L17 12z",
  last: "M16.6 5H19v14h-2.4zM5 5v14l10.400-7z",
  full: "M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z",
};

const SPEEDS = [0.5, 1, 2, 4, 8, 15, 30, 60];

/**
 * @param clock  what `createClock` returned
 * @param {() => void} onFullScreen
 * @returns {{element: HTMLElement, show: (step: number, steps: number) => void}}
 */
export function createPlayer(model, clock, onFullScreen) {
  const button = (name, path, onClick, kind = "") =>
    element("button", { type: "button", class: `cnn-button ${kind}`, "aria-label": name, title: name, onClick }, icon(path));
  const step = () => model.get("step");
  const toggle = () => (model.get("playing") ? clock.pause() : clock.play());

  const play = button("Play", ICONS.play, toggle, "cnn-play");
  const slider = element("input", {
    type: "range", class: "cnn-slider", "aria-label": "Step", min: 0, onInput: () => clock.goTo(slider.valueAsNumber),
  });
  const position = element("span", { class: "cnn-position" });
  const speed = element("select", {
    class: "cnn-speed", "aria-label": "Speed", title: "Steps a second",
    onChange: () => { model.set("speed", Number(speed.value)); tellPython(model); },
  }, ...SPEEDS.map((each) => element("option", { value: each }, `${each}/s`)));

  const node = element("div", { class: "cnn-player", role: "group", "aria-label": "Player" },
    button("First step", ICONS.first, () => clock.goTo(0)),
    button("Previous step", ICONS.previous, () => clock.goTo(step() - 1)),
    play,
    button("Next step", ICONS.next, () => clock.goTo(step() + 1)),
    button("Last step", ICONS.last, () => clock.goTo(Infinity)),
    slider, position,
    element("label", { class: "cnn-quiet" }, "speed ", speed),
    button("Full screen", ICONS.full, onFullScreen));

  function showPlaying() {
    const name = model.get("playing") ? "Pause" : "Play";
    play.setAttribute("aria-label", name);
    play.title = name;
    play.replaceChildren(icon(ICONS[name.toLowerCase()]));
  }

  function showSpeed() {
    const wanted = model.get("speed");
    const nearest = SPEEDS.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best));
    speed.value = nearest;
  }

  model.on("change:playing", showPlaying);
  model.on("change:speed", showSpeed);
  showPlaying();
  showSpeed();
  return {
    element: node,
    toggle,
    show(current, steps) {
      slider.max = steps - 1;
      slider.value = current;
      slider.style.setProperty("--cnn-share", steps > 1 ? current / (steps - 1) : 1);
      slider.setAttribute("aria-valuetext", `${current + 1} of ${steps}`);
      position.textContent = `${current + 1} of ${steps}`;
    },
  };
}

/** A button that fills the screen with a widget, for projectors. */
import { element, icon } from "./dom.js";
import { ICONS } from "./player.js";

export function createFullScreenButton(root) {
  const name = "Full screen";
  const onClick = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
  return element("button.button", { type: "button", "aria-label": name, title: name, onClick }, icon(ICONS[name]));
}

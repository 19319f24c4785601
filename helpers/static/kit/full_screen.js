/** Filling the screen with a widget, for projectors. */
import { iconButton } from "./player.js";

export const toggleFullScreen = (root) =>
  document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();

export const createFullScreenButton = (root, title) =>
  iconButton("Full screen", () => toggleFullScreen(root), "", title);

/** Filling the screen with a widget, for projectors. */
import { iconButton } from "./player.js";

/** @param {Element} root */
export const toggleFullScreen = (root) =>
  document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen();

/** @param {Element} root @param {string} [title] */
export const createFullScreenButton = (root, title) =>
  iconButton("Full screen", () => toggleFullScreen(root), "", title);

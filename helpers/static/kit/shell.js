/**
 * The outside of every widget: its root, its theme, the keys that no control has used, and whether it can be seen.
 *
 * @import { Clock } from "./clock.js"
 * @import { Shades } from "./colours.js"
 * @import { View } from "./model.js"
 */
import { element } from "./dom.js";
import { toggleFullScreen } from "./full_screen.js";
import { isModified } from "./keys.js";
import { followTheme } from "./theme.js";

/**
 * A widget's root, named for screen readers.
 * @param {string} kind  its classes @param {string} title @param {(event: KeyboardEvent) => void} onKeydown
 * @param {(string | Node)[]} children
 */
export const createRoot = (kind, title, onKeydown, ...children) =>
  element(`div.window.${kind}`, { role: "region", tabindex: -1, "aria-label": title, onKeydown }, ...children);

/**
 * The keys that no control has used for itself.
 * @param {KeyboardEvent} event @param {Clock} clock @param {() => number} stepOf
 */
function steer(event, clock, stepOf) {
  if (isModified(event) || (event.shiftKey && event.key === "Enter")) return;
  event.stopPropagation();
  const target = /** @type {Element} */ (event.target);
  const isPressed = target.closest("button") && [" ", "Enter"].includes(event.key);
  if (isPressed || event.defaultPrevented || target.closest("input, select, summary")) return;
  const step = stepOf();
  /** @type {Record<string, number>} */
  const moves = {
    ArrowLeft: step - 1,
    ArrowUp: step - 1,
    ArrowRight: step + 1,
    ArrowDown: step + 1,
    Home: 0,
    End: Infinity,
  };
  if (event.key === " ") clock.toggle();
  else if (event.key in moves) clock.goTo(moves[event.key]);
  else return;
  event.preventDefault();
}

/**
 * @param {Pick<View, "el" | "signal">} view
 * @param {string} kind
 * @param {string} title
 * @param {Pick<Clock, "watch" | "toggle" | "goTo">} clock
 * @param {() => number} stepOf
 * @param {(shades: Shades) => void} lay  called when the colours are known, and when they have changed
 */
export function createShell({ el, signal }, kind, title, clock, stepOf, lay) {
  const root = createRoot(kind, title, (event) => steer(event, /** @type {Clock} */ (clock), stepOf));
  const status = element("p.status", { role: "status" });
  return {
    root,
    /** Has a text read aloud. @param {string} text */
    say(text) {
      status.textContent = text;
    },
    fullScreen: () => void toggleFullScreen(root),
    /** Puts the parts on the page. @param {(Element | {element: Element})[]} parts */
    open(...parts) {
      root.append(...parts.map((part) => ("element" in part ? part.element : part)), status);
      el.replaceChildren(root);
      const sight = new IntersectionObserver((entries) =>
        clock.watch(root, entries[entries.length - 1].isIntersecting)
      );
      sight.observe(root);
      signal.addEventListener("abort", () => {
        sight.disconnect();
        clock.watch(root, false);
      });
      followTheme(root, signal, lay);
    },
  };
}

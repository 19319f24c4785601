/** The outside of every widget: its root, its theme, the keys that no control has used, and whether it can be seen. */
import { element } from "./dom.js";
import { toggleFullScreen } from "./full_screen.js";
import { followTheme } from "./theme.js";

/**
 * @param {{el: Element, signal: AbortSignal}} view
 * @param {object} clock  as `createClock` makes it
 * @param {() => number} stepOf
 * @param {(shades: object) => void} lay  called when the colours are known, and when they have changed
 * @returns {{root: Element, say: function, fullScreen: function, open: function}}  `say(text)` is read aloud;
 *   `open(...parts)` puts the parts on the page
 */
export function createShell({ el, signal }, kind, title, clock, stepOf, lay) {
  const root = element(`section.window.${kind}`, { tabindex: -1, "aria-label": title, onKeydown: press });
  const status = element("p.status", { role: "status" });

  /** Keys that no control has used for itself; none may reach the notebook, where "d d" deletes a cell of the lesson. */
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter")) return;
    event.stopPropagation();
    const isPressed = event.target.closest("button") && [" ", "Enter"].includes(event.key);
    if (isPressed || event.defaultPrevented || event.target.closest("input, select, summary")) return;
    const step = stepOf();
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

  return {
    root,
    say(text) {
      status.textContent = text;
    },
    fullScreen: () => toggleFullScreen(root),
    open(...parts) {
      root.append(...parts.map((part) => part.element ?? part), status);
      el.replaceChildren(root);
      const sight = new IntersectionObserver((entries) => clock.watch(root, entries.at(-1).isIntersecting));
      sight.observe(root);
      signal.addEventListener("abort", () => {
        sight.disconnect();
        clock.watch(root, false);
      });
      followTheme(root, signal, lay);
    },
  };
}

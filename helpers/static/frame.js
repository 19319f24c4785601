/** The outside of every widget: its root, its theme, the keys that no control has used, and whether it can be seen. */
import { readShades } from "./colours.js";
import { element } from "./dom.js";

/**
 * @param {{el: Element, signal: AbortSignal}} view
 * @param {object} clock  as `createClock` makes it
 * @param {() => number} stepOf
 * @param {(shades: object) => void} lay  called when the colours are known, and when they have changed
 * @returns {{root: Element, say: function, fullScreen: function, open: function}}  `say(text)` is read aloud;
 *   `open(...parts)` puts the parts on the page
 */
export function createFrame({ el, signal }, kind, title, clock, stepOf, lay) {
  const root = element(`section.window.${kind}`, { tabindex: -1, "aria-label": title, onKeydown: press });
  const status = element("p.status", { role: "status" });
  let hasColours = false;

  function readTheme() {
    if (!root.isConnected) return; // colours are known only where the theme is; `arrival` comes back
    hasColours = true;
    lay(readShades(root));
  }

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
    fullScreen: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()),
    open(...parts) {
      root.append(...parts.map((part) => part.element ?? part), status);
      el.replaceChildren(root);
      const sight = new IntersectionObserver((entries) => clock.watch(root, entries.at(-1).isIntersecting));
      const arrival = new ResizeObserver(() => hasColours || readTheme());
      const theme = new MutationObserver(readTheme);
      sight.observe(root);
      arrival.observe(root);
      theme.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
      signal.addEventListener("abort", () => {
        for (const observer of [sight, arrival, theme]) observer.disconnect();
        clock.watch(root, false);
      });
      readTheme();
    },
  };
}

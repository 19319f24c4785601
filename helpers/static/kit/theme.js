/**
 * The theme around a widget: its colours are known only where it stands, and change when the student changes them.
 *
 * @import { Shades } from "./colours.js"
 */
import { readShades } from "./colours.js";

/**
 * Calls `use` once the root has arrived on the page and whenever the theme changes, until the signal.
 * @param {Element} root @param {AbortSignal} signal @param {(shades: Shades) => void} use
 */
export function followTheme(root, signal, use) {
  let isKnown = false;
  function read() {
    if (!root.isConnected) return;
    isKnown = true;
    use(readShades(root));
  }
  const arrival = new ResizeObserver(() => isKnown || read());
  const change = new MutationObserver(read);
  arrival.observe(root);
  change.observe(document.body, { attributeFilter: ["data-jp-theme-light", "class"] });
  signal.addEventListener("abort", () => [arrival, change].forEach((observer) => observer.disconnect()));
  read();
}

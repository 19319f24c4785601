/** An entry being changed: a text field over its cell, with a reason beside it when it cannot be. */
import { element } from "./dom.js";
import { whyNoEntry } from "./edits.js";

/**
 * Opens a field over a cell, inside the root, where no grid's scrolling cuts it off.
 *
 * @param {string} text  the entry as it is
 * @param {?string} typed  what the student has begun to write instead
 * @param {(text: string) => void} commit  called with an acceptable new entry
 */
export function openEditor(root, cell, name, text, typed, commit) {
  const refusal = element("span", { class: "cnn-refusal", role: "alert" });
  const input = element("input", { type: "text", class: "cnn-editor", autocomplete: "off", "aria-label": name, value: typed ?? text, onKeydown: press, onBlur: leave });
  const field = element("span", { class: "cnn-edit" }, input, refusal);
  let isOpen = true;

  function close() {
    if (!isOpen) return;
    isOpen = false;
    const hadFocus = field.contains(document.activeElement);
    field.remove();
    if (hadFocus) cell.focus();
  }

  function accept() {
    const why = whyNoEntry(input.value);
    if (why) {
      refusal.textContent = why;
      input.setAttribute("aria-invalid", "true");
    } else {
      const entry = input.value.trim().replaceAll("\u2212", "-");
      close();
      if (entry !== text.replaceAll("\u2212", "-")) commit(entry);
    }
  }

  function press(event) {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  /** Leaving takes the entry over when it is one; otherwise the old one stays. */
  function leave() {
    if (isOpen && !whyNoEntry(input.value)) accept();
    else close();
  }

  const [box, frame] = [cell.getBoundingClientRect(), root.getBoundingClientRect()];
  const style = { left: box.left - frame.left + root.scrollLeft, top: box.top - frame.top + root.scrollTop, width: box.width, height: box.height };
  for (const [side, length] of Object.entries(style)) field.style[side] = `${length}px`;
  field.style.setProperty("--cnn-room", `${frame.right - box.left}px`);
  root.append(field);
  input.focus();
  if (!typed) input.select();
  return { close };
}

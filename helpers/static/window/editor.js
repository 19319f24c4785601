/** An entry being changed: a text field over its cell, with a reason beside it when it cannot be. */
import { element, put } from "../kit/dom.js";
import { whyNoEntry } from "../numbers/entries.js";
import { canonical, parseRational, ZERO } from "../numbers/rational.js";

/** An entry in the form in which entries travel. @param {string} entry */
const read = (entry) => canonical(parseRational(entry) ?? ZERO);

/** Lays a field over a cell. @param {HTMLElement} field @param {HTMLElement} root @param {HTMLElement} cell */
function cover(field, root, cell) {
  const [box, frame] = [cell.getBoundingClientRect(), root.getBoundingClientRect()];
  put(field, {
    left: `${box.left - frame.left}px`,
    top: `${box.top - frame.top + root.scrollTop}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
    room: `${frame.right - box.left}px`,
  });
  root.append(field);
}

/**
 * Opens a field over a cell, inside the root, where no grid's scrolling cuts it off.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement} cell
 * @param {string} name  for screen readers
 * @param {string} text  the entry as it is
 * @param {string | undefined} typed  what the student has begun to write instead
 * @param {(entry: string) => void} commit  called with a new entry, in the form in which entries travel
 * @param {(hadFocus: boolean) => void} done  called when the field has gone; it leaves the focus to the cell, if it had
 *   it
 */
export function openEditor(root, cell, name, text, typed, commit, done) {
  const refusal = element("span.refusal", { role: "alert" });
  const input = element("input", { type: "text", autocomplete: "off", "aria-label": name, value: typed ?? text });
  const field = element("span.edit", { onKeydown: press, onFocusout: leave }, input, refusal);

  function close() {
    const hadFocus = field.contains(document.activeElement);
    field.removeEventListener("focusout", leave);
    field.remove();
    done(hadFocus);
  }

  /** Takes the entry over when it is one. */
  function accept() {
    const why = whyNoEntry(input.value);
    refusal.textContent = why;
    input.setAttribute("aria-invalid", String(Boolean(why)));
    if (why) return;
    if (input.value !== text && read(input.value) !== read(text)) commit(read(input.value));
    close();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === "Enter") accept();
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }

  function leave() {
    accept();
    close(); // what is no entry goes, and the old one stays
  }

  cover(field, root, cell);
  input.focus();
  if (!typed) input.select();
}

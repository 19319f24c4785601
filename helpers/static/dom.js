/** Small helpers for building the page. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with its attributes, listeners (`onClick` and the like) and children; texts stay texts, never markup.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** A 24 × 24 picture drawn with the paths given, hidden from screen readers: its button has a name. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** A list of clean-ups that run together. */
export function disposables() {
  const list = [];
  return {
    add: (dispose) => list.push(dispose),
    listen(target, type, listener, options) {
      target.addEventListener(type, listener, options);
      list.push(() => target.removeEventListener(type, listener, options));
    },
    dispose: () => list.splice(0).forEach((dispose) => dispose()),
  };
}

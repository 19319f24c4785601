/**
 * Building the page.
 *
 * @template {string} K
 * @typedef {K extends `${infer T extends keyof HTMLElementTagNameMap}.${string}` ? HTMLElementTagNameMap[T]
 *   : K extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[K] : HTMLElement} ElementOf
 */

/**
 * An element: `element("div.row.open")` has the classes cnn-row and cnn-open. Then its attributes and listeners
 *   (`onClick`
 * and the like), if any, and its children; texts stay texts, never markup.
 *
 * @template {string} K
 * @param {K} kind
 * @param {Record<string, any> | string | Node} attributes
 * @param {(string | Node)[]} children
 * @returns {ElementOf<K>}
 */
export function element(kind, attributes = {}, ...children) {
  if (typeof attributes === "string" || attributes instanceof Node) return element(kind, {}, attributes, ...children);
  const [tag, ...classes] = kind.split(".");
  const node = document.createElement(tag);
  node.className = classes.map((name) => `cnn-${name}`).join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return /** @type {ElementOf<K>} */ (node);
}

/** A 24 × 24 picture, hidden from screen readers: its button has a name. @param {string} path */
export function icon(path) {
  const namespace = "http://www.w3.org/2000/svg";
  const [svg, shape] = [document.createElementNS(namespace, "svg"), document.createElementNS(namespace, "path")];
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** @type {WeakMap<HTMLElement, Record<string, any>>} */
const known = new WeakMap();

/**
 * Sets custom properties of the stylesheet, `--cnn-<name>`; only what differs, since all below a node depends on them.
 * @param {HTMLElement} node @param {Record<string, any>} values
 */
export function put(node, values) {
  const before = known.get(node) ?? {};
  known.set(node, before);
  for (const [name, value] of Object.entries(values)) {
    if (before[name] !== value) node.style.setProperty(`--cnn-${name}`, value);
    before[name] = value;
  }
}

/** Building the page. */

/**
 * An element: `element("div.row.open")` has the classes cnn-row and cnn-open. Then its attributes and listeners (`onClick`
 * and the like), if any, and its children; texts stay texts, never markup.
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
  return node;
}

/** A 24 × 24 picture, hidden from screen readers: its button has a name. */
export function icon(path) {
  const [svg, shape] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** Sets custom properties of the stylesheet, `--cnn-<name>`; only what differs, since all below a node depends on them. */
export function put(node, values) {
  node.put ??= {};
  for (const [name, value] of Object.entries(values)) {
    if (node.put[name] !== value) node.style.setProperty(`--cnn-${name}`, value);
    node.put[name] = value;
  }
}

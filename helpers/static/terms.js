/** The sum of the current step, written out under the grids. */
import { element } from "./dom.js";
import { bracketed } from "./numerals.js";

/** A number underlined in the colour of the grid it comes from; brackets stay outside the line. */
function numeral(text, role) {
  const [open, close] = bracketed(text) === text ? ["", ""] : ["(", ")"];
  return [open, element("span", { class: `cnn-numeral cnn-${role}` }, text), close];
}

const ROLES = { dot: ["image", "kernel"], kernel: ["kernel", "image"], pool: ["image"] };

/** The line of a kind of widget; `show(sum, where)` writes a sum, or a question mark for null, and where it is. */
export function createTerms(kind) {
  const line = element("div", { class: "cnn-line" });
  const place = element("div", { class: "cnn-place" });
  const open = new Set(); // the names of the groups that the student has opened
  const sign = (text) => element("span", { class: "cnn-sign" }, text === "," ? ", " : ` ${text} `);

  function termNode(term, exact) {
    const factors = term.factors.flatMap((factor, index) => [...(index ? [" \u00d7 "] : []), ...numeral(factor, ROLES[kind][index])]);
    if (exact) return element("span", { class: `cnn-term${term.wins ? " cnn-wins" : ""}` }, ...factors);
    return element("span", { class: "cnn-term cnn-stacked" },
      element("span", { class: "cnn-factors" }, ...factors), element("span", { class: "cnn-product" }, bracketed(term.product)));
  }

  function groupNodes({ name, terms, subtotal }, sum) {
    const nodes = terms.flatMap((term, index) => [...(index ? [sign(sum.sign)] : []), termNode(term, sum.exact)]);
    if (!name) return nodes;
    const summary = element("summary", {}, `${name} `, element("span", { class: "cnn-subtotal" }, subtotal ? bracketed(subtotal) : ""));
    const details = element("details", { class: "cnn-group", onToggle: () => open[details.open ? "add" : "delete"](name) }, summary, ...nodes);
    details.open = open.has(name);
    return [details];
  }

  function write(sum) {
    const extra = sum.extra.flatMap(({ name, text }) => [sign("+"), element("span", { class: "cnn-term cnn-extra" }, bracketed(text), element("small", {}, ` ${name}`))]);
    return [
      sum.before, ...sum.groups.flatMap((group, index) => [...(index ? [sign(sum.sign)] : []), ...groupNodes(group, sum)]), ...extra, sum.after, sign("="),
      element("strong", { class: `cnn-numeral cnn-output${sum.isWhole ? "" : " cnn-partial"}` }, sum.result),
      ...(sum.isWhole ? [] : [element("small", { class: "cnn-quiet" }, " so far")]),
    ];
  }

  return {
    element: element("div", { class: "cnn-sum" }, line, place),
    show(sum, where) {
      line.replaceChildren(...(sum ? write(sum) : [where, sign("="), "?"]));
      place.textContent = sum ? where : "";
    },
  };
}

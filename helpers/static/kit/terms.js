/** The sum of the current step, written out under the grids. */
import { element } from "./dom.js";

/** `show(sum, where)` writes a sum, or a question mark for null, and where in the output it stands. */
export function createTerms() {
  const line = element("div.line");
  const place = element("div.place");
  const open = new Set(); // the groups that the student has opened

  function write(piece, index) {
    const { text, role, kind, inside, above } = piece;
    if (kind === "group") {
      const fill = () => details.open && !details.children[1] && details.append(...inside.map(write));
      const details = element(
        "details.group",
        {
          onToggle: () => {
            open[details.open ? "add" : "delete"](index);
            fill();
          },
        },
        element("summary", text),
      );
      details.open = open.has(index);
      fill(); // a closed group costs nothing
      return details;
    }
    if (above) {
      return element(
        "span.term.stacked",
        element("span.factors", {}, ...above.map(write)),
        element("span.product", text),
      );
    }
    if (inside) return element(`span.${kind}`, {}, ...inside.map(write));
    if (role) return element(`span.numeral.${role}`, text);
    return element(`span.${kind ?? (text === "\u00d7" ? "times" : "sign")}`, text);
  }

  return {
    element: element("div.sum", line, place),
    show(sum, where) {
      const result = sum ? element(`strong.numeral.output${sum.isWhole ? "" : ".partial"}`, sum.result) : "?";
      line.replaceChildren(
        ...(sum ? sum.pieces.map(write) : [where]),
        " ",
        element("span.equals", element("span.sign", "= "), result),
        sum?.isWhole === false ? " so far" : "",
      );
      place.textContent = sum ? where : "";
    },
  };
}

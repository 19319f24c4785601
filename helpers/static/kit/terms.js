/**
 * The sum of the current step, written out under the grids.
 *
 * @import { Piece, Sum } from "../numbers/sums.js"
 */
import { element } from "./dom.js";

/**
 * A group of terms that opens.
 * @param {Piece} piece @param {number} index @param {Set<number>} open  the groups that the student has opened
 */
function createGroup({ text, inside = [] }, index, open) {
  const fill = () => {
    if (details.open && details.childElementCount === 1) details.append(...inside.map((each) => write(each, 0, open)));
  };
  const toggle = () => {
    open[details.open ? "add" : "delete"](index);
    fill();
  };
  const details = element("details.group", { onToggle: toggle }, element("summary", text));
  details.open = open.has(index);
  fill(); // a closed group costs nothing
  return details;
}

/** @param {Piece} piece @param {number} index @param {Set<number>} open @returns {HTMLElement} */
function write(piece, index, open) {
  const { text, role, kind, inside, above } = piece;
  /** @param {Piece[]} pieces */
  const all = (pieces) => pieces.map((each) => write(each, 0, open));
  if (kind === "group") return createGroup(piece, index, open);
  if (above) {
    return element("span.term.stacked", element("span.factors", {}, ...all(above)), element("span.product", text));
  }
  if (inside) return element(`span.${kind}`, {}, ...all(inside));
  if (role) return element(`span.numeral.${role}`, text);
  return element(`span.${kind ?? (text === "\u00d7" ? "times" : "sign")}`, text);
}

/** Pieces of a line by themselves. @param {Piece[]} pieces */
export const writePieces = (pieces) => pieces.map((piece) => write(piece, 0, new Set()));

export function createTerms() {
  const [line, caption] = [element("div.line"), element("div.place")];
  /** @type {Set<number>} */
  const open = new Set();
  return {
    element: element("div.sum", line, caption),
    /**
     * Writes a sum, or a question mark for null, and where in the output it stands.
     * @param {?Sum} sum @param {string} where
     */
    show(sum, where) {
      const result = sum ? element(`strong.numeral.output${sum.isWhole ? "" : ".partial"}`, sum.result) : "?";
      line.replaceChildren(
        ...(sum ? sum.pieces.map((piece, index) => write(piece, index, open)) : [where]),
        " ",
        element("span.equals", element("span.sign", "= "), result),
        sum?.isWhole === false ? " so far" : "",
      );
      caption.textContent = sum ? where : "";
    },
  };
}

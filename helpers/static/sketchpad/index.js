/** The sketchpad: a digit drawn with mouse, finger or keys, and beside it exactly what a network gets. */
import { SIDE } from "./centred.js";
import { isBlack } from "../numbers/arrays.js";
import { element, put } from "../kit/dom.js";
import { createDrawing, paintLevels, PAPER } from "./drawing.js";

const MOVES_OF_PEN = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STRIDE_OF_PEN = PAPER / SIDE;

function mountSketchpad({ model, el, signal }, drawing) {
  const canvas = element("canvas.paper", { width: PAPER, height: PAPER, "aria-hidden": "true" });
  const pen = element("i.pen", { "aria-hidden": "true" });
  const hint = element("span.hint", { "aria-hidden": "true" }, "draw a digit here"); // the pad's name says it aloud
  const pad = element(
    "div.pad",
    {
      role: "application",
      tabindex: 0,
      "aria-label": "Drawing: the arrow keys move the pen, Space puts it down and lifts it",
      onPointerdown: touch,
      onPointermove: drag,
      onPointerup: lift,
      onPointercancel: lift,
      onKeydown: steer,
      onBlur: lift,
    },
    canvas,
    hint,
    pen,
  );
  const preview = element("canvas.preview", {
    width: SIDE,
    height: SIDE,
    role: "img",
    "aria-label": "What the network gets",
  });
  const button = (name, onClick) => element("button.text", { type: "button", onClick }, name);
  const undo = button("Undo", drawing.undo);
  const status = element("p.status", { role: "status" });
  const root = element(
    "section.window.sketchpad",
    { tabindex: -1, "aria-label": "Sketchpad", onKeydown: press },
    pad,
    element(
      "div.beside",
      element("figure", preview, element("figcaption.quiet", "what the network gets, 28 \u00d7 28")),
      element("div.buttons", undo, button("Clear", drawing.clear)),
    ),
    status,
  );
  let place = [PAPER / 2, PAPER / 2]; // of the pen
  let isDown = false;

  function show() {
    canvas.getContext("2d").drawImage(drawing.canvas, 0, 0);
    paintLevels(preview.getContext("2d"), model.get("picture"));
    hint.hidden = !isBlack(model.get("picture"));
    undo.disabled = drawing.isEmpty();
  }

  function movePen(to) {
    place = to.map((at) => Math.max(0, Math.min(PAPER, at)));
    put(pen, { x: `${(100 * place[0]) / PAPER}%`, y: `${(100 * place[1]) / PAPER}%` });
  }

  function pointOf({ clientX, clientY }) {
    const box = pad.getBoundingClientRect();
    return [((clientX - box.left) / box.width) * PAPER, ((clientY - box.top) / box.height) * PAPER];
  }

  function setDown(isPressed) {
    isDown = isPressed;
    pad.classList.toggle("cnn-down", isDown);
    if (isDown) drawing.begin(place);
    else drawing.end();
  }

  function touch(event) {
    if (event.button || !event.isPrimary) return;
    pad.setPointerCapture(event.pointerId);
    lift();
    movePen(pointOf(event));
    setDown(true);
    pad.classList.add("cnn-pointed");
  }

  function drag(event) {
    if (!isDown || !pad.hasPointerCapture(event.pointerId)) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) {
      movePen(pointOf(each));
      drawing.extend(place);
    }
  }

  function lift() {
    if (isDown) setDown(false);
  }

  function steer(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES_OF_PEN[event.key];
    if (move) {
      movePen(place.map((at, axis) => at + move[axis] * STRIDE_OF_PEN));
      if (isDown) drawing.extend(place);
    } else if (event.key === " " || event.key === "Enter") setDown(!isDown);
    else if (event.key === "Escape") lift();
    else return;
    event.preventDefault();
    pad.classList.remove("cnn-pointed");
    const [column, row] = place.map((at) => Math.round(at / STRIDE_OF_PEN));
    status.textContent = `Pen ${isDown ? "down" : "up"}, row ${row}, column ${column}`;
  }

  /** No key may reach the notebook, where "d d" deletes a cell of the lesson. */
  function press(event) {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  }

  el.replaceChildren(root);
  movePen(place);
  model.on("change:picture", show);
  signal.addEventListener("abort", lift);
  show();
}

export default () => {
  let drawing;
  return {
    initialize({ model }) {
      drawing = createDrawing(model);
      return drawing.dispose;
    },
    render: (view) => mountSketchpad(view, drawing),
  };
};

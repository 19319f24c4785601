/** What has been drawn on a sketchpad, stroke by stroke, and the image that becomes of it. */
import { levelsOf } from "../numbers/arrays.js";
import { centred, SIDE } from "./centred.js";
import { tellPython } from "../kit/model.js";

export const PAPER = 280; // pixels on a side
const PEN = 22;
const QUIET_PEN = 300; // milliseconds that the pen rests before Python hears of it

function blank(side) {
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  return canvas.getContext("2d", { willReadFrequently: true });
}

/** An image's levels of grey on a canvas of its size. */
export function paintLevels(context, picture) {
  const image = context.createImageData(SIDE, SIDE);
  new Uint32Array(image.data.buffer).set(Uint32Array.from(levelsOf(picture), (level) => 0xff000000 + level * 0x10101));
  context.putImageData(image, 0, 0);
}

/** The drawing of a widget, shared by its views; `model`'s picture follows once a frame. */
export function createDrawing(model) {
  const paper = blank(PAPER);
  const small = blank(SIDE);
  Object.assign(paper, { lineWidth: PEN, lineCap: "round", lineJoin: "round", strokeStyle: "#fff" });
  let [strokes, base, own, request, timer] = [[], null, null, 0, 0];

  /** Draws a stroke, or only its end; one point alone makes a dot. */
  function ink(stroke, from = 0) {
    paper.beginPath();
    for (const [x, y] of stroke.slice(from)) paper.lineTo(x, y);
    if (stroke.length - from === 1) paper.lineTo(...stroke[from]);
    paper.stroke();
  }

  function redraw() {
    paper.fillRect(0, 0, PAPER, PAPER);
    if (base) {
      paintLevels(small, base);
      paper.drawImage(small.canvas, 0, 0, PAPER, PAPER);
    }
    for (const stroke of strokes) ink(stroke);
  }

  /** Makes the picture anew with the next frame. */
  function update() {
    request ||= requestAnimationFrame(() => {
      request = 0;
      own = strokes.length || !base ? scan() : base;
      model.set("picture", own);
    });
  }

  function scan() {
    const { data } = paper.getImageData(0, 0, PAPER, PAPER);
    const levels = new Uint8Array(PAPER * PAPER);
    for (let index = 0; index < levels.length; index++) levels[index] = data[4 * index];
    const image = new DataView(centred(levels, PAPER).buffer);
    return { shape: [1, SIDE, SIDE], dtype: "uint8", whole: true, data: image, exact: {} };
  }

  function tellSoon() {
    clearTimeout(timer);
    timer = setTimeout(() => tellPython(model), QUIET_PEN);
  }

  /** Python has set another image: the drawing starts from that. */
  function takeOver() {
    if (model.get("picture") === own) return;
    [strokes, base] = [[], model.get("picture")];
    redraw();
  }
  model.on("change:picture", takeOver);
  takeOver();

  return {
    canvas: paper.canvas,
    isEmpty: () => !strokes.length,
    begin(point) {
      clearTimeout(timer);
      strokes.push([point]);
      ink(strokes.at(-1));
      update();
    },
    extend(point) {
      strokes.at(-1).push(point);
      ink(strokes.at(-1), -2);
      update();
    },
    end: tellSoon,
    undo() {
      strokes.pop();
      redraw();
      update();
      tellSoon();
    },
    clear() {
      [strokes, base] = [[], null];
      redraw();
      update();
      tellSoon();
    },
    dispose() {
      cancelAnimationFrame(request);
      clearTimeout(timer);
    },
  };
}

/** One convolution three times: the sliding window (a widget of its own), one matrix, and one column a window. */
import { element, put } from "../kit/dom.js";
import { createShell } from "../kit/shell.js";
import { shortText } from "../numbers/numerals.js";
import { createChannels, isFar } from "../kit/channels.js";
import { iconButton } from "../kit/player.js";
import { entryAt } from "../numbers/arrays.js";
import { readScene, sumOf } from "../window/scene.js";
import { columnsOf, matrixOf, reshaped } from "./unrolled.js";

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const cell = (row, column, size = [1, 1]) => ({ row, column, size, dilation: [1, 1] });
const matching = (origins, origin) =>
  new Map([...origins.keys()].filter((i) => origins[i] === origin).map((i) => [i, null]));

/** A title, a sheet of grids, and the current step in a sentence. */
function createView(kind, ...grids) {
  const [title, line] = [element("h3.title"), element("p.told")];
  const sheet = element(`div.sheet.${kind}`, {}, ...grids);
  return { title, line, sheet, element: element("div.view", title, element("div.sheet-scroller", sheet), line) };
}

function mountViews(view, model, child, box) {
  const sceneNow = () => readScene(child.get("given"), child.get("edits"));
  let scene = sceneNow();
  let [shades, grids, pointed] = [null, {}, null];
  const stepOf = () => Math.min(child.get("step"), scene.steps - 1);
  /** The child has the clock; these are only its buttons. */
  const clock = {
    watch() {},
    goTo: (step) => child.set({ playing: false, step: Math.max(0, Math.min(scene.steps - 1, step)) }),
    toggle() {
      if (!child.get("playing") && stepOf() === scene.steps - 1) child.set("step", 0);
      child.set("playing", !child.get("playing"));
    },
  };
  const frame = createShell(view, "three-views", "One convolution, three views", clock, stepOf, (newShades) => {
    shades = newShades;
    lay();
  });

  /** A grid whose cells belong to a step by `stepOfCell`, and to an entry of the kernel or the image. */
  function createSheetGrid(name, role, stepOfCell) {
    const on = {
      point: (_, place) => {
        pointed = place && { name, index: place.row * grids[name].numbers.columns + place.column };
        show();
      },
      choose: (_, place) => stepOfCell && clock.goTo(stepOfCell(place)),
    };
    grids[name] = { planes: createChannels(role, on), numbers: null };
    return grids[name].planes.element;
  }
  const equals = () => element("span.operator", { "aria-hidden": "true" }, "=");
  const across = createView(
    "across",
    createSheetGrid("flattened image", "image"),
    createSheetGrid("matrix", "kernel", (place) => place.row),
    equals(),
    createSheetGrid("flattened output", "output", (place) => place.row),
  );
  const down = createView(
    "down",
    createSheetGrid("flattened kernel", "kernel"),
    createSheetGrid("unrolled columns", "image", (place) => place.column),
    createSheetGrid("outputs in a row", "output", (place) => place.column),
  );

  function lay() {
    if (!shades) return;
    [scene, pointed] = [sceneNow(), null];
    const { image, kernel, output, steps } = scene;
    const [pixels, weights] = [image.values.length, kernel.values.length];
    const sheets = [
      [
        across,
        {
          "flattened image": reshaped(image, 1, pixels),
          matrix: matrixOf(scene),
          "flattened output": reshaped(output, steps, 1),
        },
      ],
      [
        down,
        {
          "flattened kernel": reshaped(kernel, weights, 1),
          "unrolled columns": columnsOf(scene),
          "outputs in a row": reshaped(output, 1, steps),
        },
      ],
    ];
    for (const [{ sheet }, all] of sheets) {
      const isPicture = Object.values(all).some(isFar); // all or none, so that rows and columns meet
      sheet.classList.toggle("cnn-picture", isPicture);
      put(sheet, { "all-columns": Math.max(...Object.values(all).map(({ columns }) => columns)) + 1 });
      for (const [name, numbers] of Object.entries(all)) {
        grids[name].numbers = { ...numbers, isPicture };
        grids[name].planes.lay(name, grids[name].numbers, shades);
      }
    }
    across.title.textContent = `One matrix: ${steps * pixels} entries, but only ${count(weights, "weight")}`;
    down.title.textContent = `The windows side by side: ${count(steps * weights, "number")} from ${
      count(pixels, "pixel")
    }`;
    show();
  }

  /** The weight or the pixel that is pointed at, wherever it stands: {origin, isWeight}. */
  function originOf({ name, index }) {
    const { numbers } = grids[name];
    return { origin: numbers.origins[index], isWeight: name === "matrix" || name === "flattened kernel" };
  }

  function show() {
    if (!shades) return;
    const step = stepOf();
    const { origin, isWeight } = pointed && !/output/.test(pointed.name) ? originOf(pointed) : { origin: -1 };
    const marks = {};
    for (
      const name of origin < 0
        ? []
        : isWeight
        ? ["matrix", "flattened kernel"]
        : ["unrolled columns", "flattened image"]
    ) {
      marks[name] = matching(grids[name].numbers.origins, origin);
    }
    for (const [name, { planes, numbers }] of Object.entries(grids)) {
      const isOutput = /output/.test(name);
      planes.fill((index) => !(isOutput && index > step) && !numbers.blank.has(index), marks[name]);
    }
    const { matrix, "unrolled columns": windows } = grids;
    matrix.planes.outline(cell(step, 0, [1, matrix.numbers.columns]), [0]);
    windows.planes.outline(cell(0, step, [windows.numbers.rows, 1]), [0]);
    grids["flattened output"].planes.outline(cell(step, 0), [0]);
    grids["outputs in a row"].planes.outline(cell(0, step), [0]);
    const { result } = sumOf(scene, step);
    const used = [
      ...matrix.numbers.origins.subarray(step * matrix.numbers.columns, (step + 1) * matrix.numbers.columns),
    ];
    const weights = used.filter((each) => each >= 0).length;
    const bias = scene.bias.n ? ` and plus the bias ${shortText(scene.bias)}` : "";
    const copies = (name) => count(marks[name]?.size ?? 0, "time");
    across.line.textContent = origin >= 0 && isWeight
      ? `The weight ${shortText(entryAt(scene.kernel, origin))} stands in the matrix ${
        copies("matrix")
      }: change it, and all of them change.`
      : `Row ${step}: ${count(weights, "weight")} and ${
        count(used.length - weights, "zero")
      }. Each times the pixel above it, added up${bias}: ${result}.`;
    down.line.textContent = origin >= 0 && !isWeight
      ? `The pixel ${shortText(entryAt(scene.image, origin))} stands in the windows ${copies("unrolled columns")}.`
      : `Column ${step}: what the window covers. Each times the weight on its left, added up${bias}: ${result}.`;
  }

  for (const name of ["given", "edits"]) child.on(`change:${name}`, lay);
  child.on("change:step", show);
  const all = iconButton("Full screen", frame.fullScreen, ".all", "Full screen with all three views");
  frame.open(all, box, element("div.views", across.element, down.element));
}

export default () => ({
  async render(view) {
    const { model, host } = view;
    const box = element("div.child");
    const [child, widget] = await Promise.all([
      host.getModel(model.get("window")),
      host.getWidget(model.get("window")),
    ]);
    mountViews(view, model, child, box);
    await widget.render({ el: box });
  },
});

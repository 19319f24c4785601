/** The explorer: a network from its image to what it says, every cell of which can be opened. */
import { tellPython } from "../kit/model.js";
import { element } from "../kit/dom.js";
import { isBlack } from "../numbers/arrays.js";
import { fieldsOf, forward, readImage, readLayer, softmax } from "./layers.js";
import { createFullScreenButton } from "../kit/full_screen.js";
import { createOpened, seenBy } from "./opened.js";
import { createMaps } from "./maps.js";
import { shortNumber } from "../numbers/numerals.js";
import { cellName, cellOfIndex, indexOfCell, mapName, panelsOf } from "./panels.js";
import { followTheme } from "../kit/theme.js";
import { createVerdict, percent } from "./verdict.js";

const QUIET_VERDICT = 600; // milliseconds without a change before a new verdict is read aloud
const CALM = 100; // milliseconds between two redrawings of the opened cell while images stream in, as from a sketchpad
const HINT = "Point at any cell to see what it sees; choose it to open it.";

/** What all views share: the layers, read once, and what they make of the image, worked out once. */
function createComputation(model) {
  let sent, layers, panels, seen, planes;
  return (picture) => {
    if (sent !== model.get("layers")) {
      sent = model.get("layers");
      layers = sent.map(readLayer);
      panels = panelsOf(layers);
      seen = null;
    }
    if (seen !== picture) {
      seen = picture;
      planes = forward(layers, readImage(picture));
    }
    return { layers, panels, planes };
  };
}

/** One panel: its heading and its maps. */
function createPanel(panel, plane, on) {
  const maps = createMaps((channel) => mapName(panel, channel, plane), on);
  const { channels, rows, columns } = plane;
  const size = panel.isVector ? `${rows}` : `${rows} \u00d7 ${columns}`;
  const title = `${panel.name}: ${channels > 1 ? `${channels} maps of ` : ""}${size}`;
  const heading = element("div.heading", { title }, panel.short, element("small", size));
  maps.lay(plane, panel.isVector);
  const kind = panel.isVector ? "vector" : panel.kind === "image" ? "input" : "stack";
  return { ...maps, element: element(`div.layer.${kind}`, heading, maps.element) };
}

async function mountExplorer({ model, el, signal, host }, compute) {
  const pad = model.get("sketchpad") && (await host.getModel(model.get("sketchpad")));
  const padBox = element("div.child");
  const network = element("div.network");
  const readout = element("span");
  const status = element("p.status", { role: "status" });
  const inside = await createOpened(model, host, signal, { point, choose });
  const bar = element("div.readout", readout);
  const root = element(
    "section.window.explorer",
    { tabindex: -1, "aria-label": "Network explorer", onKeydown: press },
    network,
    bar,
    inside.element,
    status,
  );
  bar.append(createFullScreenButton(root));
  let shades, columns, laid, timer, opening, verdict, said;
  let opened = 0; // when
  let pointed = null; // {panel, cell} under the mouse or the focus

  const sceneOf = () => ({ ...compute((pad ?? model).get("picture")), shades });
  const chosenIn = ({ panels, planes }) => cellOfIndex(panels, planes, model.get("cell"));

  function point(panel, cell) {
    const isSame = cell &&
      pointed?.panel === panel &&
      `${indexOfCell(panel, cell)}` === `${indexOfCell(panel, pointed.cell)}`;
    if (isSame) return;
    const { planes, panels } = sceneOf();
    pointed = cell && cellOfIndex(panels, planes, indexOfCell(panel, cell)); // units may leave a gap at the end
    outline();
  }

  function choose(panel, cell) {
    model.set("cell", indexOfCell(panel, cell));
    tellPython(model);
  }

  /** Makes the columns anew when the network has another form. */
  function lay() {
    const { panels, planes } = sceneOf();
    const form = JSON.stringify([panels, planes.map(({ channels, rows, columns }) => [channels, rows, columns])]);
    if (form === laid) return;
    laid = form;
    columns = panels.map((panel) => {
      const on = { point: (cell) => point(panel, cell), choose: (cell) => choose(panel, cell) };
      if (panel.kind !== "softmax") return createPanel(panel, planes[panel.at], on);
      const column = createVerdict(on);
      column.lay(planes.at(-1).rows);
      return column;
    });
    if (pad) columns[0].element.children[0].after(padBox);
    columns[0].element.classList.toggle("cnn-drawn", Boolean(pad));
    network.replaceChildren(...columns.map((column) => column.element));
  }

  /** Draws everything: the network sees another image, or has other weights. */
  function draw() {
    if (!shades) return;
    lay();
    const { panels, planes } = sceneOf();
    const isWaiting = Boolean(pad) && isBlack(pad.get("picture"));
    panels.forEach(({ kind, at }, index) => {
      if (kind !== "softmax") columns[index].fill(planes[at], shades);
      else verdict = columns[index].fill(softmax(planes.at(-1).values).probabilities, shades, isWaiting);
    });
    clearTimeout(opening);
    const wait = opened + CALM - performance.now();
    if (wait > 0) opening = setTimeout(open, wait);
    else open();
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = [verdict, said].filter(Boolean).join(". ")), QUIET_VERDICT);
  }

  /** Opens the chosen cell. */
  function open() {
    if (!shades) return;
    opened = performance.now();
    const scene = sceneOf();
    said = inside.show(scene, chosenIn(scene));
    outline();
  }

  /** Outlines what a cell sees in all maps before it: the one pointed at, else the chosen one. */
  function outline() {
    const scene = sceneOf();
    const { layers, panels, planes } = scene;
    const what = pointed ?? chosenIn(scene);
    readout.textContent = pointed ? describe(scene, pointed) : HINT;
    const at = what ? Math.min(what.panel.at, planes.length - 1) : -1;
    const fields = what ? fieldsOf(layers, planes, at, what.cell) : [];
    panels.forEach((panel, index) => {
      const [isOwn, plane] = [what?.panel.at === panel.at, planes[panel.at]];
      const field = (panel.kind === "softmax" ? isOwn && fields[at] : fields[panel.at]) || null;
      columns[index].outline(field);
      const { classList } = columns[index].element;
      classList.toggle("cnn-own", isOwn);
      classList.toggle("cnn-all", field?.size[0] === plane?.rows && field?.size[1] === plane?.columns);
    });
  }

  function describe({ planes, layers }, { panel, cell }) {
    const plane = planes[panel.at] ?? planes.at(-1);
    const name = cellName(panel, cell, plane);
    if (panel.kind === "softmax") return `${name}: ${percent(softmax(plane.values).probabilities[cell.row])}`;
    const value = shortNumber(plane.values[(cell.channel * plane.rows + cell.row) * plane.columns + cell.column]);
    if (!panel.at) return `${name}: ${value}`;
    return `${name}: ${value}; it sees ${seenBy(fieldsOf(layers, planes, panel.at, cell)[0], planes[0])}`;
  }

  /** No key may reach the notebook, where "d d" deletes a cell of the lesson. */
  function press(event) {
    if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  }

  el.replaceChildren(root);
  followTheme(root, signal, (found) => {
    shades = found;
    draw();
  });
  signal.addEventListener("abort", () => [timer, opening].forEach(clearTimeout));
  (pad ?? model).on("change:picture", draw);
  model.on("change:layers", draw);
  model.on("change:cell", () => {
    open();
    status.textContent = said;
  });
  if (pad) await (await host.getWidget(model.get("sketchpad"))).render({ el: padBox, signal });
}

export default () => {
  let compute;
  return {
    initialize({ model }) {
      compute = createComputation(model);
    },
    render: (view) => mountExplorer(view, compute),
  };
};

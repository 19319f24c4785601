/**
 * The backward pass of a convolution or a max pool: each cell of the output's gradient scatters, one a step.
 *
 * @import { Shades } from "../kit/colours.js"
 * @import { Model, View } from "../kit/model.js"
 * @import { Clock } from "../kit/clock.js"
 * @import { Target } from "./scatter.js"
 * @import { Film, Growth, Table } from "./state.js"
 */
import { createChannels } from "../kit/channels.js";
import { createClock } from "../kit/clock.js";
import { element, put } from "../kit/dom.js";
import { createPlayer } from "../kit/player.js";
import { createShell } from "../kit/shell.js";
import { createTerms, writePieces } from "../kit/terms.js";
import { readNumbers } from "../numbers/arrays.js";
import { readScene } from "../window/scene.js";
import { gradientsOf, numbersOf, scaleOf } from "./scatter.js";
import { pictureOf } from "./state.js";

const IDLE = { point() {}, choose() {} };

/** What all views share: the scene, its gradients after every step, the clock. @param {Model} model @returns {Film & {clock: Clock}} */
function createFilm(model) {
  const given = model.get("given");
  const [scene, gradient] = [readScene(given, {}), readNumbers(given.gradient, {})];
  const clock = createClock(model, () => scene.steps, () => scene.steps - 1);
  return { scene, gradient, states: gradientsOf(scene, gradient), clock };
}

/** @param {Growth} growth */
function writeGrowth(growth) {
  if (!growth) return element("span.quiet", "padding");
  return element("span.growth", {}, ...writePieces(growth.pieces), " = ", element("b", growth.result));
}

/** @param {Table} table */
function writeTable({ title, growths, columns }) {
  const table = element(`div.growths${columns > 3 ? ".flowing" : ""}`, {}, ...growths.map(writeGrowth));
  put(table, { columns });
  return element("div.gift", element("div.quiet", title), table);
}

class FilmView {
  /** @type {?Shades} */
  shades = null;
  /** @type {?{target: Target, index: number}} */
  pointed = null;

  /** @param {View} view @param {Film & {clock: Clock}} film */
  constructor(view, film) {
    const { model } = view;
    const { scene, states, clock } = film;
    this.model = model;
    this.film = film;
    this.scales = { image: scaleOf(states, "image"), kernel: scaleOf(states, "kernel") };
    const title = scene.kernel ? "Backward through a kernel" : "Backward through a max pool";
    const shell = createShell(view, `${scene.kind.name}-window.backward`, title, clock, () => this.step, (shades) => {
      this.shades = shades;
      this.lay();
    });
    this.shell = shell;
    const toStep = {
      ...IDLE,
      choose: (/** @type {string} */ _, /** @type {any} */ cell) => clock.goTo(this.stepOf(cell)),
    };
    this.image = createChannels("image", IDLE);
    this.kernel = createChannels("kernel", IDLE);
    this.gradient = createChannels("output", toStep);
    this.toImage = createChannels("image", this.asking("image"));
    this.toKernel = createChannels("kernel", this.asking("kernel"));
    this.contest = createTerms();
    this.contest.element.hidden = Boolean(scene.kernel);
    this.gifts = element("div.gifts");
    put(this.gifts, { columns: scene.geometry.size[1] });
    this.player = createPlayer(model, clock, shell.fullScreen);
    for (const name of ["step", "playing"]) model.on(`change:${name}`, () => this.show());
    shell.open(this.createStage(), this.contest, this.gifts, this.player);
  }

  get step() {
    return Math.min(this.model.get("step"), this.film.scene.steps - 1);
  }

  /** @param {{row: number, column: number}} cell */
  stepOf({ row, column }) {
    return row * this.film.gradient.columns + column;
  }

  /** Has a gradient's entry say who has given to it. @param {Target} target */
  asking(target) {
    return {
      ...IDLE,
      point: (/** @type {string} */ _, /** @type {?{row: number, column: number}} */ cell) => {
        const columns = this.film.scene[target]?.columns ?? 0;
        const isAsked = cell && !this.model.get("playing");
        this.pointed = isAsked ? { target, index: cell.row * columns + cell.column } : null;
        this.show();
      },
    };
  }

  createStage() {
    const { scene: { image, kernel, geometry }, gradient } = this.film;
    const withKernel = [this.image, this.kernel, this.gradient, this.toImage, this.toKernel];
    const grids = kernel ? withKernel : [this.image, this.gradient, this.toImage];
    const stage = element("div.stage", {}, ...grids.map((grid) => grid.element));
    const ring = 2 * geometry.padding[1];
    put(stage, {
      "all-columns": image.columns + gradient.columns + (kernel ?? image).columns + 2 + ring,
      widest: Math.max(image.columns, gradient.columns) + ring,
    });
    return stage;
  }

  lay() {
    const { shades, film: { scene, gradient } } = this;
    if (!shades) return;
    this.image.lay("image", scene.image, shades, [], scene.geometry.padding);
    this.gradient.lay("output's gradient", gradient, shades);
    if (scene.kernel) {
      this.kernel.lay("kernel", scene.kernel, shades);
      this.kernel.fill();
    }
    this.show();
  }

  show() {
    const { shades, scales, film: { scene } } = this;
    if (!shades) return;
    const { window, cell, state, winner, givers, tables, contest, contestNote, said } = pictureOf(
      this.film,
      this.step,
      this.pointed,
    );
    this.image.fill(undefined, winner ?? undefined);
    this.image.outline(window, [0]);
    this.gradient.fill(undefined, givers ?? undefined);
    this.gradient.outline(cell, [0]);
    const toImage = numbersOf(scene.image, state.image, scales.image);
    this.toImage.lay("image's gradient", toImage, shades, [], scene.geometry.padding, "");
    this.toImage.fill(undefined, winner ?? undefined);
    this.toImage.outline(window, [0]);
    if (scene.kernel) {
      this.toKernel.lay("kernel's gradient", numbersOf(scene.kernel, state.kernel, scales.kernel), shades);
      this.toKernel.fill();
    } else this.contest.show(contest, contestNote);
    this.gifts.replaceChildren(...tables.map(writeTable));
    this.player.show(this.step, scene.steps);
    put(this.shell.root, { glide: `${Math.min(220, 700 / this.model.get("speed"))}ms` });
    if (!this.model.get("playing")) this.shell.say(said);
  }
}

export default () => {
  /** @type {Film & {clock: Clock}} */
  let film;
  return {
    /** @param {{model: Model}} view */
    initialize({ model }) {
      film = createFilm(model);
      return film.clock.dispose;
    },
    /** @param {View} view */
    render: (view) => void new FilmView(view, film),
  };
};

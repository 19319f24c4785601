/**
 * The backward pass of a convolution or a max pool: each cell of the output's gradient scatters, one a step.
 *
 * @import { Cell } from "../kit/channels.js"
 * @import { Clock } from "../kit/clock.js"
 * @import { Shades } from "../kit/colours.js"
 * @import { Model, View } from "../kit/model.js"
 * @import { Film, Growth, Pointed, Table } from "./state.js"
 */
import { Channels } from "../kit/channels.js";
import { createClock } from "../kit/clock.js";
import { element, put } from "../kit/dom.js";
import { createPlayer } from "../kit/player.js";
import { createShell } from "../kit/shell.js";
import { createTerms, writePieces } from "../kit/terms.js";
import { numbersOf, pictureOf, readFilm, scaleOf } from "./state.js";

const IDLE = { point() {}, choose() {} };

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
  /** @type {?Pointed} */
  pointed = null;

  /** @param {View} view @param {Film} film @param {Clock} clock */
  constructor(view, film, clock) {
    const { model } = view;
    const { scene, states, kind, gradient } = film;
    this.model = model;
    this.film = film;
    this.scales = { image: scaleOf(states, "image"), kernel: scaleOf(states, "kernel") };
    const shell = createShell(
      view,
      `${scene.kind.name}-window.backward`,
      kind.title,
      clock,
      () => this.step,
      (shades) => {
        this.shades = shades;
        this.lay();
      },
    );
    this.shell = shell;
    this.image = new Channels("image", IDLE);
    this.kernel = new Channels("kernel", IDLE);
    this.gradient = new Channels("output", {
      ...IDLE,
      choose: (_, { row, column }) => clock.goTo(row * gradient.columns + column),
    });
    this.toImage = new Channels("image", this.asking("image"));
    this.toKernel = new Channels("kernel", this.asking("kernel"));
    this.contest = createTerms();
    this.contest.element.hidden = !kind.isContest;
    this.gifts = element("div.gifts");
    put(this.gifts, { columns: scene.geometry.size[1] });
    this.player = createPlayer(model, clock, shell.fullScreen);
    for (const name of ["step", "playing"]) model.on(`change:${name}`, () => this.show());
    shell.open(this.createStage(), this.contest, this.gifts, this.player);
  }

  get step() {
    return Math.min(this.model.get("step"), this.film.scene.steps - 1);
  }

  /** Has an entry of a gradient say who has given to it. @param {"image" | "kernel"} target */
  asking(target) {
    /** @param {string} _ @param {?Cell} cell */
    const point = (_, cell) => {
      const columns = this.film.scene[target]?.columns ?? 0;
      const isAsked = cell && !this.model.get("playing");
      this.pointed = isAsked ? { target, index: cell.row * columns + cell.column } : null;
      this.show();
    };
    return { ...IDLE, point };
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
    const { shades, scales, step, film } = this;
    if (!shades) return;
    const { scene: { image, kernel, geometry, steps }, states } = film;
    const { window, cell, winner, givers, tables, contest, given, said } = pictureOf(film, step, this.pointed);
    const now = states[step + 1];
    this.toImage.lay("image's gradient", numbersOf(image, now.image, scales.image), shades, [], geometry.padding, "");
    for (const grid of [this.image, this.toImage]) {
      grid.fill(undefined, winner);
      grid.outline(window, [0]);
    }
    this.gradient.fill(undefined, givers);
    this.gradient.outline(cell, [0]);
    if (kernel) {
      this.toKernel.lay("kernel's gradient", numbersOf(kernel, now.kernel, scales.kernel), shades);
      this.toKernel.fill();
    }
    if (contest) this.contest.show(contest, `output's gradient: ${given}`);
    this.gifts.replaceChildren(...tables.map(writeTable));
    this.player.show(step, steps);
    put(this.shell.root, { glide: `${Math.min(220, 700 / this.model.get("speed"))}ms` });
    if (!this.model.get("playing")) this.shell.say(said);
  }
}

export default () => {
  /** @type {Film} */
  let film;
  /** @type {Clock} */
  let clock;
  return {
    /** @param {{model: Model}} view */
    initialize({ model }) {
      film = readFilm(model.get("given"));
      clock = createClock(model, () => film.scene.steps, () => film.scene.steps - 1);
      return clock.dispose;
    },
    /** @param {View} view */
    render: (view) => void new FilmView(view, film, clock),
  };
};

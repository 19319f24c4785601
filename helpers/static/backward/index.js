/** The backward pass of a convolution or a max pool: each cell of the output's gradient scatters, one a step. */
import { createClock } from "../kit/clock.js";
import { element, put } from "../kit/dom.js";
import { createShell } from "../kit/shell.js";
import { bracketed, exactText, printSum, shortText } from "../numbers/numerals.js";
import { createChannels } from "../kit/channels.js";
import { createPlayer } from "../kit/player.js";
import { times } from "../numbers/rational.js";
import { giftsOf, gradientsOf, numbersOf, scaleOf } from "./scatter.js";
import { entryAt, readNumbers } from "../numbers/arrays.js";
import { outputCellOf } from "../window/kinds/cells.js";
import { readScene, sumOf, windowOf } from "../window/scene.js";
import { createTerms } from "../kit/terms.js";

const TITLES = { kernel: "Backward through a kernel", pool: "Backward through a max pool" };
const ROLES = { image: "kernel", kernel: "image" }; // whose numbers the gradient is multiplied by on its way

/** A number underlined in its role; brackets stay outside the line. */
function underlined(text, role) {
  const node = element(`span.numeral.${role}`, text);
  return bracketed(text) === text ? [node] : ["(", node, ")"];
}

/** How one entry grows: "−15 + 3×2 = −9", under the rule for numbers. */
function growthOf(before, given, { role, factor }) {
  const product = factor ? times(given, factor) : given;
  const isFirst = !before.n && factor;
  const parts = isFirst ? [product] : [before, product];
  const { exact, terms, result, rounding } = printSum(parts, factor ? [given, factor] : [given]);
  const added = !exact ? [bracketed(terms.at(-1))] : [
    ...underlined(exactText(given), "output"),
    ...(factor ? [element("span.times", "\u00d7"), ...underlined(exactText(factor), ROLES[role])] : []),
  ];
  return element(
    "span.growth",
    {},
    ...(isFirst ? [] : [`${terms[0]} + `]),
    ...added,
    ...(rounding ? [` + ${bracketed(rounding)} rounding`] : []),
    " = ",
    element("b", result),
  );
}

/** What all views share: the scene, its gradients after every step, the clock. */
function createFilm(model) {
  const given = model.get("given");
  const [scene, gradient] = [readScene(given, {}), readNumbers(given.gradient, {})];
  const states = gradientsOf(scene, gradient);
  const clock = createClock(
    model,
    () => scene.steps,
    () => scene.steps - 1,
  );
  return { scene, gradient, states, clock };
}

function mountFilm(view, { scene, gradient, states, clock }) {
  const { model } = view;
  const { kind: { name: kind }, image, kernel, steps } = scene;
  const scales = { image: scaleOf(states, "image"), kernel: scaleOf(states, "kernel") };
  const stepOf = () => Math.min(model.get("step"), steps - 1);
  let [shades, pointed] = [null, null];
  const frame = createShell(view, `${kind}-window.backward`, TITLES[kind], clock, stepOf, (newShades) => {
    shades = newShades;
    lay();
  });

  const idle = { point() {}, choose() {} };
  const toStep = { point() {}, choose: (_, { row, column }) => clock.goTo(row * gradient.columns + column) };
  const ask = (role) => ({
    point(_, place) {
      pointed = place && !model.get("playing") && { role, index: place.row * scene[role].columns + place.column };
      show();
    },
    choose() {},
  });
  const grids = {
    image: createChannels("image", idle),
    kernel: createChannels("kernel", idle),
    gradient: createChannels("output", toStep),
    toImage: createChannels("image", ask("image")),
    toKernel: createChannels("kernel", ask("kernel")),
  };
  const stage = element("div.stage", {}, ...Object.values(grids).map((grid) => grid.element));
  if (!kernel) { for (const grid of [grids.kernel, grids.toKernel]) grid.element.remove(); }
  put(stage, {
    "all-columns": image.columns + gradient.columns + (kernel ?? image).columns + 2 + 2 * scene.geometry.padding[1],
    widest: Math.max(image.columns, gradient.columns) + 2 * scene.geometry.padding[1],
  });
  const contest = createTerms();
  contest.element.hidden = kind === "kernel";
  const gifts = element("div.gifts");
  put(gifts, { columns: scene.geometry.size[1] });
  const player = createPlayer(model, clock, frame.fullScreen);

  function lay() {
    const { padding } = scene.geometry;
    grids.image.lay("image", image, shades, [], padding);
    grids.gradient.lay("output's gradient", gradient, shades);
    grids.gradient.fill();
    if (kernel) {
      grids.kernel.lay("kernel", kernel, shades);
      grids.kernel.fill();
    }
    show();
  }

  /** What one target gets at a step, in the shape of the window. */
  function tableOf(title, entries, columns) {
    const table = element(`div.growths${columns > 3 ? ".flowing" : ""}`, {}, ...entries);
    put(table, { columns });
    return element("div.gift", element("div.quiet", title), table);
  }

  function giftTables(step) {
    const [before, given] = [states[step], entryAt(gradient, step)];
    const amount = bracketed(shortText(given));
    const growths = (role) =>
      giftsOf(scene, step)
        .filter((gift) => gift.role === role)
        .map((gift) =>
          gift.index < 0 ? element("span.quiet", "padding") : growthOf(before[role][gift.index], given, gift)
        );
    const size = scene.geometry.size[1];
    if (kind === "pool") {
      return [tableOf(`The winner's gradient: add ${amount}; the others get nothing`, growths("image"), 1)];
    }
    return [
      tableOf(`Image's gradient in the window: add ${amount} \u00d7 kernel`, growths("image"), size),
      tableOf(`Kernel's gradient: add ${amount} \u00d7 window`, growths("kernel"), size),
      tableOf(`Bias's gradient: add ${amount}`, [growthOf(before.bias, given, { role: "image", factor: null })], 1),
    ];
  }

  /** The steps so far that have given to an entry. */
  const giversOf = ({ role, index }, last) =>
    [...Array(last + 1).keys()].filter((step) =>
      giftsOf(scene, step).some((gift) => gift.role === role && gift.index === index)
    );

  function show() {
    if (!shades) return;
    const step = stepOf();
    const [window, state] = [windowOf(scene, step), states[step + 1]];
    const winner = kind === "pool" ? giftsOf(scene, step)[0].index : null;
    const marks = winner === null ? undefined : new Map([[winner, null]]);
    grids.image.fill(undefined, marks);
    grids.image.outline(window, [0]);
    grids.gradient.fill(
      undefined,
      pointed ? new Map(giversOf(pointed, step).map((giver) => [giver, null])) : undefined,
    );
    grids.gradient.outline({ ...outputCellOf(scene, step), size: [1, 1], dilation: [1, 1] }, [0]);
    grids.toImage.lay(
      "image's gradient",
      numbersOf(image, state.image, scales.image),
      shades,
      [],
      scene.geometry.padding,
      "",
    );
    grids.toImage.fill(undefined, marks);
    grids.toImage.outline(window, [0]);
    if (kernel) {
      grids.toKernel.lay("kernel's gradient", numbersOf(kernel, state.kernel, scales.kernel), shades);
      grids.toKernel.fill();
    } else contest.show(sumOf(scene, step), `output's gradient: ${shortText(entryAt(gradient, step))}`);
    const tables = giftTables(step);
    gifts.replaceChildren(...tables);
    player.show(step, steps);
    put(frame.root, { glide: `${Math.min(220, 700 / model.get("speed"))}ms` });
    if (!model.get("playing")) frame.say(sentence(step, tables));
  }

  function sentence(step, tables) {
    const said = tables.map((table) => {
      const [title, growths] = table.children;
      return `${title.textContent}: ${[...growths.children].map((growth) => growth.textContent).join(", ")}`;
    });
    return `${scene.kind.where(scene, step)}, gradient ${shortText(entryAt(gradient, step))}. ${said.join(". ")}.`;
  }

  for (const name of ["step", "playing"]) model.on(`change:${name}`, show);
  frame.open(stage, contest, gifts, player);
}

export default () => {
  let film;
  return {
    initialize({ model }) {
      film = createFilm(model);
      return film.clock.dispose;
    },
    render: (view) => mountFilm(view, film),
  };
};

/**
 * The network as the eye goes through it: the image, then every layer but those that only rename what they are given.
 *
 * @import { Plane } from "../numbers/window.js"
 * @import { Cell, Layer } from "./layers/layer.js"
 *
 * @typedef {{at: number, role: "image" | "layer" | "verdict", name: string, short: string, isVector: boolean}} Panel
 *   `at`: its
 *   activation, 0 for the image; the panel after the last activation is that of the probabilities
 * @typedef {{panel: Panel, cell: Cell}} Chosen
 */

/** @param {Layer[]} layers @returns {Panel[]} */
export function panelsOf(layers) {
  /** @type {Panel[]} */
  const panels = [{ at: 0, role: "image", name: "image", short: "image", isVector: false }];
  /** @type {Record<string, number>} */
  const counts = {};
  let isVector = false;
  layers.forEach(({ kind }, index) => {
    isVector ||= kind.makesVector === true;
    const number = (counts[kind.name] = (counts[kind.name] ?? 0) + 1);
    if (kind.isRenaming && index < layers.length - 1) return;
    const [name, short] = [`${kind.name} ${number}`, `${kind.short} ${number}`];
    panels.push({ at: index + 1, role: "layer", name, short, isVector });
  });
  const at = layers.length + 1;
  if (isVector) panels.push({ at, role: "verdict", name: "probabilities", short: "softmax", isVector });
  return panels;
}

/** A map of a panel in words. @param {Panel} panel @param {number} channel @param {Plane} activation */
export function mapName({ name, role, isVector }, channel, { channels }) {
  if (isVector || (role === "image" && channels === 1)) return name;
  return `${name}, ${role === "image" ? "channel" : "map"} ${channel}`;
}

/** A cell of a panel in words. @param {Panel} panel @param {Cell} cell @param {Plane} activation */
export function cellName(panel, { channel, row, column }, activation) {
  if (panel.role === "verdict") return `probability of ${row}`;
  if (panel.isVector) return `${panel.name}, unit ${row}`;
  return `${mapName(panel, channel, activation)}, row ${row}, column ${column}`;
}

/**
 * A cell as NumPy finds it: network.outputs(image)[at][index], as [at, ...index].
 * @param {Panel} panel @param {Cell} cell
 */
export const indexOfCell = ({ at, isVector }, { channel, row, column }) =>
  isVector ? [at, row] : [at, channel, row, column];

/**
 * The other way round; null when there is no such cell.
 * @param {Panel[]} panels @param {Plane[]} activations @param {number[]} index @returns {?Chosen}
 */
export function cellOfIndex(panels, activations, [at, ...index]) {
  const panel = panels.find((each) => each.at === at);
  if (!panel || index.length !== (panel.isVector ? 1 : 3)) return null;
  const [channel, row, column] = panel.isVector ? [0, ...index, 0] : index;
  const { channels, rows, columns } = activationOf(panel, activations);
  const isThere = [[channel, channels], [row, rows], [column, columns]].every(([i, count]) => i >= 0 && i < count);
  return isThere ? { panel, cell: { channel, row, column } } : null;
}

/**
 * What a panel shows; the probabilities belong to the last scores.
 * @param {Panel} panel @param {Plane[]} activations
 */
export const activationOf = ({ at }, activations) => activations[Math.min(at, activations.length - 1)];

/** The number in a cell. @param {Plane} activation @param {Cell} cell */
export const valueAt = ({ rows, columns, values }, { channel, row, column }) =>
  values[(channel * rows + row) * columns + column];

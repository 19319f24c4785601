/** The network as the eye goes through it: the image, then every layer but those that only rename what they are given. */

const NAMES = {
  conv: "convolution",
  relu: "ReLU",
  max: "max pool",
  mean: "mean pool",
  flatten: "flatten",
  dense: "dense",
};
const SHORT = { conv: "conv", max: "pool", mean: "pool" };

/**
 * @typedef {{at: number, kind: string, name: string, short: string, isVector: boolean}} Panel  `at`: its plane, 0 for the
 *   image; the panel after the last plane is that of the probabilities
 */

/** @returns {Panel[]} */
export function panelsOf(layers) {
  const panels = [{ at: 0, kind: "image", name: "image", short: "image", isVector: false }];
  const counts = {};
  let isVector = false;
  layers.forEach(({ kind }, index) => {
    isVector ||= kind === "flatten" || kind === "dense";
    const number = (counts[NAMES[kind]] = (counts[NAMES[kind]] ?? 0) + 1);
    if (kind === "flatten" && index < layers.length - 1) return;
    const [name, short] = [NAMES[kind], SHORT[kind] ?? NAMES[kind]].map((word) => `${word} ${number}`);
    panels.push({ at: index + 1, kind, name, short, isVector });
  });
  if (isVector) {
    panels.push({ at: layers.length + 1, kind: "softmax", name: "probabilities", short: "softmax", isVector });
  }
  return panels;
}

/** A map or a cell of a panel in words. */
export const mapName = ({ name, kind, isVector }, channel, { channels }) =>
  isVector || (kind === "image" && channels === 1)
    ? name
    : `${name}, ${kind === "image" ? "channel" : "map"} ${channel}`;

export const cellName = (panel, { channel, row, column }, plane) =>
  panel.kind === "softmax"
    ? `probability of ${row}`
    : panel.isVector
    ? `${panel.name}, unit ${row}`
    : `${mapName(panel, channel, plane)}, row ${row}, column ${column}`;

/** A cell as NumPy finds it: network.outputs(image)[at][index], as [at, ...index]. */
export const indexOfCell = ({ at, isVector }, { channel, row, column }) =>
  isVector ? [at, row] : [at, channel, row, column];

/** The other way round: its panel, its cell; null when there is no such cell. */
export function cellOfIndex(panels, planes, [at, ...index]) {
  const panel = panels.find((each) => each.at === at);
  if (!panel || index.length !== (panel.isVector ? 1 : 3)) return null;
  const [channel, row, column] = panel.isVector ? [0, ...index, 0] : index;
  const plane = planes[panel.at] ?? planes.at(-1);
  const isThere = [
    [channel, plane.channels],
    [row, plane.rows],
    [column, plane.columns],
  ].every(([index, count]) => index >= 0 && index < count);
  return isThere ? { panel, cell: { channel, row, column } } : null;
}

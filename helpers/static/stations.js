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
 * @typedef {{at: number, kind: string, name: string, short: string, isVector: boolean}} Station  `at`: its plane, 0 for the
 *   image; the station after the last plane is that of the probabilities
 */

/** @returns {Station[]} */
export function stationsOf(layers) {
  const stations = [{ at: 0, kind: "image", name: "image", short: "image", isVector: false }];
  const counts = {};
  let isVector = false;
  layers.forEach(({ kind }, index) => {
    isVector ||= kind === "flatten" || kind === "dense";
    const number = (counts[NAMES[kind]] = (counts[NAMES[kind]] ?? 0) + 1);
    if (kind === "flatten" && index < layers.length - 1) return;
    const [name, short] = [NAMES[kind], SHORT[kind] ?? NAMES[kind]].map((word) => `${word} ${number}`);
    stations.push({ at: index + 1, kind, name, short, isVector });
  });
  if (isVector)
    stations.push({ at: layers.length + 1, kind: "softmax", name: "probabilities", short: "softmax", isVector });
  return stations;
}

/** A map or a cell of a station in words. */
export const mapName = ({ name, kind, isVector }, channel, { channels }) =>
  isVector || (kind === "image" && channels === 1)
    ? name
    : `${name}, ${kind === "image" ? "channel" : "map"} ${channel}`;

export const cellName = (station, { channel, row, column }, plane) =>
  station.kind === "softmax"
    ? `probability of ${row}`
    : station.isVector
      ? `${station.name}, unit ${row}`
      : `${mapName(station, channel, plane)}, row ${row}, column ${column}`;

/** A cell as NumPy finds it: network.outputs(image)[at][index], as [at, ...index]. */
export const indexOfCell = ({ at, isVector }, { channel, row, column }) =>
  isVector ? [at, row] : [at, channel, row, column];

/** The other way round: its station, its cell; null when there is no such cell. */
export function cellOfIndex(stations, planes, [at, ...index]) {
  const station = stations.find((each) => each.at === at);
  if (!station || index.length !== (station.isVector ? 1 : 3)) return null;
  const [channel, row, column] = station.isVector ? [0, ...index, 0] : index;
  const plane = planes[station.at] ?? planes.at(-1);
  const isThere = [
    [channel, plane.channels],
    [row, plane.rows],
    [column, plane.columns],
  ].every(([index, count]) => index >= 0 && index < count);
  return isThere ? { station, cell: { channel, row, column } } : null;
}

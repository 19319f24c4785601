/** A drawing made into an image the way MNIST's digits were (LeCun et al. 1998): 20 × 20, centred in 28 × 28. */

export const SIDE = 28;
const BOX = 20; // the longer side of the digit

/** @typedef {[number, number]} Extent  the first index, and the last + 1 */

/** Where sums are not zero; null when all are. @param {Float64Array} sums @returns {?Extent} */
function extentOf(sums) {
  const first = sums.findIndex((sum) => sum > 0);
  return first < 0 ? null : [first, sums.findLastIndex((sum) => sum > 0) + 1];
}

/**
 * Where target cell 0 begins among the source cells: the centre of mass comes to the middle, nothing is cut off.
 * @param {Float64Array} sums @param {Extent} extent @param {number} scale
 */
function startOf(sums, [first, end], scale) {
  const mass = sums.reduce((a, b) => a + b);
  const centre = sums.reduce((sum, each, index) => sum + each * (index + 0.5), 0) / mass;
  const half = (SIDE / 2) * scale;
  return Math.max(end - half, Math.min(first + half, centre)) - half;
}

/**
 * Each target cell's source cells, and the share of the target cell that each of them covers.
 * @param {number} start @param {number} scale @param {number} side
 */
function overlaps(start, scale, side) {
  return Array.from({ length: SIDE }, (_, target) => {
    const [from, to] = [start + target * scale, start + (target + 1) * scale];
    const shares = [];
    for (let cell = Math.max(0, Math.floor(from)); cell < Math.min(side, to); cell++) {
      shares.push([cell, (Math.min(to, cell + 1) - Math.max(from, cell)) / scale]);
    }
    return shares;
  });
}

/** The sums of all rows, and of all columns. @param {Uint8Array} ink @param {number} side */
function sumsOf(ink, side) {
  const [rows, columns] = [new Float64Array(side), new Float64Array(side)];
  for (let row = 0, index = 0; row < side; row++) {
    for (let column = 0; column < side; column++, index++) {
      rows[row] += ink[index];
      columns[column] += ink[index];
    }
  }
  return { rows, columns };
}

/**
 * Scales the inked part so that its longer side takes 20 cells, and moves its centre of mass to the middle of 28 × 28.
 *   Each
 * cell is the mean of what it covers.
 *
 * @param {Uint8Array} ink  side × side levels
 * @param {number} side
 */
export function centred(ink, side) {
  const { rows, columns } = sumsOf(ink, side);
  const [tall, wide] = [extentOf(rows), extentOf(columns)];
  const image = new Uint8Array(SIDE * SIDE);
  if (!tall || !wide) return image;
  const scale = Math.max(tall[1] - tall[0], wide[1] - wide[0]) / BOX;
  const down = overlaps(startOf(rows, tall, scale), scale, side);
  const across = overlaps(startOf(columns, wide, scale), scale, side);
  down.forEach((rowShares, row) => {
    const line = new Float64Array(side);
    for (const [cell, share] of rowShares) {
      for (let column = 0; column < side; column++) line[column] += share * ink[cell * side + column];
    }
    across.forEach((shares, column) => {
      image[row * SIDE + column] = Math.round(shares.reduce((sum, [cell, share]) => sum + share * line[cell], 0));
    });
  });
  return image;
}

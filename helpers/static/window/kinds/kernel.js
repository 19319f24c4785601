/**
 * The kernel: at each step the dot product with the window under it, through all channels, plus the bias.
 *
 * @import { Kind } from "./cells.js"
 */
import { toNumber, total } from "../../numbers/rational.js";
import { convolve } from "../../numbers/window.js";
import { oneOutputAStep } from "./cells.js";
import { numberField, pairField } from "./fields.js";
import { ifOnly, mistakesOfPlace } from "./moves.js";
import { kernelOf, mistakesInProducts, sumOfProducts, turned } from "./products.js";

/** @type {Kind} */
export const kernel = {
  ...oneOutputAStep,
  name: "kernel",
  title: "Sliding kernel",
  names: { image: "image", kernel: "kernel", output: "output" },
  fields: {
    stride: pairField("stride", "Stride", 1),
    padding: pairField("padding", "Padding", 0),
    dilation: pairField("dilation", "Dilation", 1),
    bias: numberField("bias", "Bias", "Added to every sum"),
  },
  border: () => "0",
  sizeOf: (_, weights) => [weights?.rows ?? 1, weights?.columns ?? 1],
  shapeOf: (_, { rows, columns }) => [1, rows, columns],
  stepsOf: (_, { rows, columns }) => rows * columns,
  compute: (scene) => convolve(scene.image, kernelOf(scene).values, toNumber(scene.bias), scene.geometry),
  weightAt: ({ geometry: { size } }, _, channel, cell) => channel * size[0] * size[1] + cell,
  channelsAt: ({ image }) => [...Array(image.channels).keys()],
  sum: (scene, step) => sumOfProducts(scene, scene.kind.factorsAt(scene, step), ["kernel", "image"], true),
  mistakes(scene, step) {
    const [image, weights] = [scene.image, kernelOf(scene)];
    const factors = scene.kind.factorsAt(scene, step);
    const [down, across] = [weights.rows - 1, weights.columns - 1];
    return {
      "This is the flipped kernel, turned by 180\u00b0; here the kernel lies on the image as it is.": ifOnly(
        scene,
        step,
        { kernel: turned(weights, (row, column) => [down - row, across - column]) },
      ),
      "Rows and columns of the kernel were swapped.": down === across &&
        ifOnly(scene, step, { kernel: turned(weights, (row, column) => [column, row]) }),
      ...mistakesInProducts(scene, factors),
      "These are the numbers under the window, added up: the kernel was forgotten.": total(
        factors.map(({ entry }) => entry),
      ),
      ...mistakesOfPlace(scene, step),
      "Only the first channel was counted; the sum goes over all of them.": ifOnly(scene, step, {
        image: { ...image, channels: 1 },
      }),
    };
  },
};

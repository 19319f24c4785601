/**
 * The kinds of layer, by the names of their classes in Python.
 *
 * @import { LayerKind } from "./layer.js"
 */
import { batchNorm } from "./batch_norm.js";
import { conv } from "./conv.js";
import { dense } from "./dense.js";
import { dropout } from "./dropout.js";
import { flatten } from "./flatten.js";
import { globalMeanPool } from "./global_mean_pool.js";
import { maxPool } from "./max_pool.js";
import { meanPool } from "./mean_pool.js";
import { relu } from "./relu.js";

/** @type {Record<string, LayerKind>} */
export const LAYERS = {
  BatchNorm: batchNorm,
  Conv: conv,
  Dense: dense,
  Dropout: dropout,
  Flatten: flatten,
  GlobalMeanPool: globalMeanPool,
  MaxPool: maxPool,
  MeanPool: meanPool,
  ReLU: relu,
};

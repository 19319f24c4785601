/** Pooling by the mean. */
import { poolBy } from "./pools.js";

export const meanPool = poolBy("mean", "mean");

/** Pooling by the largest number. */
import { poolBy } from "./pools.js";

export const maxPool = poolBy("max", "largest");

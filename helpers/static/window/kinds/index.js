/**
 * The kinds of window, by the name that Python calls them.
 *
 * @import { Kind } from "./cells.js"
 */
import { dot } from "./dot.js";
import { kernel } from "./kernel.js";
import { pool } from "./pool.js";

/** @type {Record<string, Kind>} */
export const KINDS = { dot, kernel, pool };

/**
 * The widgets' modules without a page, for tests in Python (tests/modules.py). Each line on stdin is `[source,
 *   argument]`: a
 * function's text, which may say `await load("numbers/rational")`, and what it is called with. Each line on stdout is
 * `{result}` or `{error}`.
 */
const STATIC = new URL("../../helpers/static/", import.meta.url);

/**
 * A list where JSON would make an object of a typed array; infinities and NaN by name.
 * @param {string} _ @param {any} value
 */
function sendable(_, value) {
  if (typeof value === "number" && !Number.isFinite(value)) return { number: String(value) };
  return ArrayBuffer.isView(value) ? Array.from(/** @type {Float64Array} */ (value)) : value;
}

/** @param {string} line */
async function answer(line) {
  const [source, argument] = JSON.parse(line);
  try {
    return JSON.stringify({ result: await (0, eval)(`(${source})`)(argument) ?? null }, sendable);
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? error.stack : String(error) });
  }
}

/** @param {ReadableStream<string>} texts @returns {AsyncGenerator<string>} */
async function* linesOf(texts) {
  let rest = "";
  for await (const text of texts) {
    const lines = (rest + text).split("\n");
    rest = /** @type {string} */ (lines.pop());
    yield* lines;
  }
}

Object.assign(globalThis, { load: (/** @type {string} */ name) => import(`${STATIC}${name}.js`) });
for await (const line of linesOf(Deno.stdin.readable.pipeThrough(new TextDecoderStream()))) {
  await Deno.stdout.write(new TextEncoder().encode(`${await answer(line)}\n`));
}

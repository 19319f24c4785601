"""How long the explorer takes from a new image to everything redrawn, in a real browser page.

    .venv/bin/python -m benchmarks.explorer          (after `python3 lessons.py test`, which installs what it needs)

The lesson's network (two convolutions of 8 and 16 kernels, a dense layer of 120), with nothing opened and with a cell
of each kind open. Times are in milliseconds, from the image to the end of the layout that follows, one image at a time;
the frame's own painting comes on top. The last line is the time from a stroke on a sketchpad, in JupyterLab, to the
frame in which everything that follows from it has been painted; an opened cell may follow 0.1 s later.
"""

import base64
import statistics

from helpers import Conv, Dense, Explorer, Flatten, MaxPool, Network, ReLU, digits
from helpers.widgets.source import module, stylesheet
from tests.browser.lab import Page, lab_and_browser

ROUNDS = 60
LAYERS = [Conv(8, 5), ReLU(), MaxPool(), Conv(16, 5), ReLU(), MaxPool(), Flatten(), Dense(120), ReLU(), Dense(10)]
CELLS = {"nothing": (), "convolution 1": (1, 3, 4, 5), "convolution 2": (4, 3, 4, 5), "pool 1": (3, 3, 4, 5),
         "dense 1": (8, 37), "softmax": (11, 3)}  # fmt: skip

# Explorer and sliding windows on models of their own, without Jupyter; answers with the times.
CHANGE = """async ([sources, style, states, pictures, cell]) => {
  const revive = (value) => typeof value !== "object" || !value ? value : Array.isArray(value) ? value.map(revive)
    : value.base64 !== undefined ? new DataView(Uint8Array.from(atob(value.base64), (c) => c.charCodeAt(0)).buffer)
    : Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each)]));
  const modelOf = (state) => {
    const listeners = {};
    return {
      get: (name) => state[name],
      set(changes, value) {
        const all = typeof changes === "string" ? {[changes]: value} : changes;
        const changed = Object.keys(all).filter((name) => state[name] !== all[name]);
        Object.assign(state, all);
        for (const name of changed) for (const each of listeners[`change:${name}`] ?? []) each();
      },
      on: (name, action) => (listeners[name] ??= []).push(action),
      save_changes() {},
    };
  };
  const factoryOf = async (text) =>
    (await import(URL.createObjectURL(new Blob([text], {type: "text/javascript"})))).default;
  const factories = {explorer: await factoryOf(sources.explorer), window: await factoryOf(sources.window)};
  const signal = new AbortController().signal;
  const widgets = {};
  for (const [name, state] of Object.entries(revive(states))) {
    const widget = factories[name === "explorer" ? "explorer" : "window"](), model = modelOf(state);
    widget.initialize({model});
    widgets[name] = {model, render: ({el}) => widget.render({model, el, signal, host})};
  }
  const host = {getModel: async (name) => widgets[name].model, getWidget: async (name) => widgets[name]};
  const [el, css] = [document.createElement("div"), document.createElement("style")];
  css.textContent = style;
  document.body.replaceChildren(css, el);
  const {model, render} = widgets.explorer;
  model.set("cell", cell);
  await render({el});
  await new Promise((done) => setTimeout(done, 300));
  const times = [];
  for (const picture of revive(pictures)) {
    await new Promise((done) => setTimeout(done, 120));
    const start = performance.now();
    model.set("picture", picture);
    el.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""

STROKES = """async (count) => {
  const pad = document.querySelector(".cnn-pad"), times = [];
  const key = (name) => pad.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true}));
  pad.focus();
  key(" ");
  for (let index = 0; index < count; index++) {
    await new Promise((done) => setTimeout(() => requestAnimationFrame(done), 30));
    const start = performance.now();
    key(index % 20 < 10 ? "ArrowRight" : "ArrowLeft");
    await new Promise((done) => requestAnimationFrame(() => {
      const channel = new MessageChannel(); // runs once the frame has been painted
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    }));
    times.push(performance.now() - start);
  }
  key(" ");
  return times;
}"""


def sendable(value):
    """A state of a widget as JSON."""
    if isinstance(value, dict):
        return {name: sendable(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [sendable(each) for each in value]
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def state_of(window):
    names = ("given", "edits", "answers", "ask", "step", "playing", "speed", "claims")
    return sendable({name: getattr(window, name) for name in names})


def describe(times):
    ordered = sorted(times)
    return f"{statistics.median(times):6.1f} {ordered[int(0.95 * (len(ordered) - 1))]:6.1f}"


def main():
    images = digits()[2]
    explorer = Explorer(Network(LAYERS), images[..., 0])
    states = {
        "kernel": state_of(explorer.kernel_window),
        "pool": state_of(explorer.pool_window),
        "explorer": {
            **sendable({"layers": explorer.layers, "picture": explorer.picture}),
            "cell": [], "sketchpad": None, "kernel_window": "kernel", "pool_window": "pool",
        },
    }  # fmt: skip
    pictures = []
    for index in range(ROUNDS):
        explorer.image = images[..., index]
        pictures.append(sendable(explorer.picture))
    sources = {"explorer": module("network"), "window": module("window")}
    print("image changed to everything redrawn     median    95th")
    with lab_and_browser() as (lab, browser):
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        for name, cell in CELLS.items():
            times = page.evaluate(CHANGE, [sources, stylesheet("network"), states, pictures, list(cell)])
            print(f"  with {name} open, ms{'':<{21 - len(name)}}{describe(times)}")
        page.close()
        notebook = Page(lab, browser.new_context(viewport={"width": 1280, "height": 1000}))
        notebook.write("explorer.ipynb", "")
        notebook.show(f"from helpers import *\nExplorer(Network({LAYERS}), Sketchpad())")
        notebook.page.locator(".cnn-pad").wait_for()
        notebook.page.wait_for_timeout(1500)
        print(f"a stroke to its verdict painted, ms     {describe(notebook.page.evaluate(STROKES, ROUNDS))}")


if __name__ == "__main__":
    main()

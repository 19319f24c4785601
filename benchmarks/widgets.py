"""How quick the sliding window is, beside the usual classroom way, in one JupyterLab and one run.

    .venv/bin/python -m benchmarks.widgets          (after `python3 lessons.py test`, which installs what it needs)

The classroom way is ipywidgets' `interactive_output` redrawing a matplotlib figure. The two take turns, so that a
machine that is slow for a while is slow for both. Times are in milliseconds, from the key (or the entry) to the frame
in which the new numbers have been painted; a frame of its own is part of that.
"""

import base64
import statistics

import numpy as np

from helpers import SlidingKernel
from helpers.widgets.source import module, stylesheet
from tests.browser.lab import Page, lab_and_browser

ROUNDS, KEYS = 5, 12

OURS = "from helpers import *\nimport numpy as np\nw = SlidingKernel({image}, [[1, 0, -1]] * 3)\nw"
SIDES = {"6×6": 6, "28×28": 28, "224×224": 224, "512×512": 512}
CLASSROOM = """import ipywidgets, numpy as np, matplotlib.pyplot as plt
from matplotlib.patches import Rectangle
image, kernel = np.arange(36).reshape(6, 6) % 10, np.array([[1, 0, -1]] * 3)
output = np.array([[(image[r:r + 3, c:c + 3] * kernel).sum() for c in range(4)] for r in range(4)])
def draw(step):
    row, column = divmod(step, 4)
    figure, (left, right) = plt.subplots(1, 2, figsize=(8, 4))
    left.imshow(image, cmap="viridis")
    left.add_patch(Rectangle((column - 0.5, row - 0.5), 3, 3, fill=False, edgecolor="red", lw=3))
    right.imshow(np.where(np.arange(16).reshape(4, 4) <= step, output, np.nan), cmap="viridis")
    for (r, c), value in np.ndenumerate(image):
        left.text(c, r, value, ha="center", va="center")
    plt.show()
slider = ipywidgets.IntSlider(min=0, max=15)
ipywidgets.VBox([slider, ipywidgets.interactive_output(draw, {"step": slider})])"""

SETUP = """() => {
  const key = (target, name) =>
    target.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true}));
  window.stepOurs = () => {
    const root = document.querySelector(".cnn-window");
    const text = () => root.querySelector(".cnn-position").textContent, before = text();
    return new Promise((done) => {
      root.focus();
      const start = performance.now();
      key(root, (window.forth = !window.forth) ? "ArrowRight" : "ArrowLeft");
      requestAnimationFrame(() => {
        if (text() === before) return done(Infinity); // the step has not moved
        const channel = new MessageChannel(); // runs once the frame has been painted
        channel.port1.onmessage = () => done(performance.now() - start);
        channel.port2.postMessage(0);
      });
    });
  };
  window.stepClassroom = () => new Promise((done) => {
    const slider = document.querySelector(".noUi-handle");
    const image = () => document.querySelector(".jp-OutputArea-output img")?.src, before = image();
    slider.focus();
    const start = performance.now();
    key(slider, "ArrowRight");
    const look = () => {
      const now = document.querySelector(".widget-output img, .jp-OutputArea-output img");
      if (now && now.src !== before && now.complete) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - start);
        requestAnimationFrame(() => channel.port2.postMessage(0));
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  window.editOurs = (text) => new Promise((done) => {
    const root = document.querySelector(".cnn-window"), cell = root.querySelector(".cnn-kernel .cnn-cell");
    cell.click();
    const input = root.querySelector(".cnn-edit input");
    input.value = text;
    const start = performance.now();
    key(input, "Enter");
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - start);
      channel.port2.postMessage(0);
    });
  });
  window.play = (seconds) => new Promise((done) => {
    const root = document.querySelector(".cnn-window"), frames = [];
    const speed = root.querySelector("select[aria-label=Speed]");
    speed.value = 60;
    speed.dispatchEvent(new Event("change"));
    root.querySelector("[aria-label='First step']").click();
    root.querySelector(".cnn-play").click();
    let before = performance.now();
    const started = before;
    const watch = (now) => {
      frames.push(now - before);
      before = now;
      const button = root.querySelector(".cnn-play"), isPlaying = button.title === "Pause";
      if (isPlaying && now - started < 1000 * seconds) return requestAnimationFrame(watch);
      if (isPlaying) button.click();
      done(frames.slice(2));
    };
    requestAnimationFrame(watch);
  });
}"""

# Mounts views of one scene in the page, each from its data to its laid out elements; answers with the times.
MOUNT = """async ([source, given, rounds]) => {
  const bytes = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);
  for (const each of Object.values(given)) if (each?.data) each.data = bytes(each.data);
  const { default: factory } = await import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})));
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const state = {given, edits: {}, answers: {}, claims: {}, step: 0, speed: 2, playing: false, ask: false};
    const model = {get: (name) => state[name], set: Object.assign.bind(null, state), on() {}, save_changes() {}};
    const [el, leave, widget] = [document.createElement("div"), new AbortController(), factory()];
    document.querySelector(".jp-OutputArea").append(el);
    const start = performance.now();
    const stop = widget.initialize({model});
    widget.render({model, el, signal: leave.signal});
    el.getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((done) => setTimeout(done, 50));
    leave.abort();
    stop();
    el.remove();
  }
  return times;
}"""


def sendable(side):
    """What Python would send for an image of that side, as JSON."""
    widget = SlidingKernel(np.arange(side * side).reshape(side, side) % 10, [[1, 0, -1]] * 3)
    encode = {
        name: {**sent, "data": base64.b64encode(sent["data"]).decode()}
        for name, sent in widget.given.items()
        if isinstance(sent, dict)
    }
    return {**widget.given, **encode}


def wait_frames(page):
    page.evaluate("() => new Promise((done) => setTimeout(done, 30))")


def describe(times):
    ordered = sorted(times)
    return f"{statistics.median(times):6.1f} {ordered[int(0.95 * (len(ordered) - 1))]:6.1f}"


class Traffic:
    """Counts what goes over the websocket."""

    def __init__(self, page):
        self.sent = self.received = self.messages = 0
        page.on("websocket", self._watch)

    def _watch(self, socket):
        def sent(payload):
            self.sent += len(payload)
            self.messages += 1

        socket.on("framesent", sent)
        socket.on("framereceived", lambda payload: setattr(self, "received", self.received + len(payload)))

    def reset(self):
        """Count from nothing again."""
        self.sent = self.received = self.messages = 0


def image_code(side):
    return f"np.arange({side * side}).reshape({side}, {side}) % 10"


def key_to_pixels(ours, classroom):
    """Interleaved: a round of keys here, a round there."""
    times = {"ours": [], "classroom": []}
    ours.show(OURS.format(image=image_code(6)))
    classroom.page.evaluate(
        "(code) => window.jupyterapp.shell.currentWidget.content.model.cells.get(0).sharedModel.setSource(code)",
        CLASSROOM,
    )
    classroom.run_all()
    classroom.page.locator(".noUi-handle").wait_for()
    classroom.page.wait_for_timeout(1500)
    for page in (ours, classroom):
        page.page.evaluate(SETUP)
    for _ in range(ROUNDS):
        ours.page.bring_to_front()
        ours.page.get_by_role("button", name="First step").click()
        for _ in range(KEYS):
            wait_frames(ours.page)
            times["ours"].append(ours.page.evaluate("() => window.stepOurs()"))
        classroom.page.bring_to_front()
        classroom.page.locator(".noUi-handle").press("Home")
        classroom.page.wait_for_timeout(400)
        for _ in range(KEYS):
            classroom.page.wait_for_timeout(60)
            times["classroom"].append(classroom.page.evaluate("() => window.stepClassroom()"))
    return times


def main():
    with lab_and_browser() as (lab, browser):
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        ours, classroom = Page(lab, context), Page(lab, context)
        traffic = Traffic(ours.page)
        ours.write("ours.ipynb", "")
        classroom.write("classroom.ipynb", "")
        measure(ours, classroom, traffic)


def measure(ours, classroom, traffic):
    print("                                        median    95th")
    times = key_to_pixels(ours, classroom)
    print(f"key to pixels, 6×6, ms                  {describe(times['ours'])}")
    print(f"  the classroom way, ms                 {describe(times['classroom'])}")
    ratio = statistics.median(times["classroom"]) / statistics.median(times["ours"])
    print(f"  the classroom way takes               {ratio:6.1f} times as long")

    ours.page.bring_to_front()
    for name, side in SIDES.items():
        ours.show(OURS.format(image=image_code(side)))
        ours.page.wait_for_timeout(500)
        mounts = ours.page.evaluate(MOUNT, [module("window"), sendable(side), 4 * ROUNDS])
        ours.page.evaluate(SETUP)
        ours.page.wait_for_timeout(500)
        steps = []
        for _ in range(2 * KEYS):
            wait_frames(ours.page)
            steps.append(ours.page.evaluate("() => window.stepOurs()"))
        edits = []
        for index in range(2 * KEYS):
            wait_frames(ours.page)
            edits.append(ours.page.evaluate("(text) => window.editOurs(text)", str(index + 2)))
        ours.page.wait_for_timeout(600)
        frames = ours.page.evaluate("() => window.play(4)")
        print(f"{name}: mount, ms{'':<{26 - len(name)}}{describe(mounts)}")
        print(f"  a step, ms                            {describe(steps)}")
        print(f"  an edit to the new output, ms         {describe(edits)}")
        print(f"  playing, frames a second and worst ms {1000 / statistics.mean(frames):6.1f} {max(frames):6.1f}")

    ours.show(OURS.format(image=image_code(28)))
    ours.page.evaluate(SETUP)
    ours.page.wait_for_timeout(1500)
    traffic.reset()
    for _ in range(20):
        ours.page.evaluate("() => window.stepOurs()")
    print(f"bytes over the websocket for 20 steps   {traffic.sent + traffic.received:6d}")
    ours.page.wait_for_timeout(1500)
    traffic.reset()
    ours.page.evaluate("() => window.editOurs('77')")
    ours.page.wait_for_timeout(1500)
    print(f"messages to Python for an edit          {traffic.messages:6d}   ({traffic.sent} bytes)")
    script = len(module("window").encode())
    style = len(stylesheet("window").encode())
    print(f"front end, kB of source                 {script / 1000:6.1f}   and {style / 1000:.1f} of stylesheet")


if __name__ == "__main__":
    main()

"""What the widgets share, without a page: the clock that counts steps, and the colours that numbers stand on."""


def test_full_speed_takes_a_long_walk_several_cells_a_frame(modules):
    """No walk takes over 20 s at full speed, however many cells it has: counted on a clock that the test turns."""
    steps = modules.evaluate("""async () => {
      const { createClock } = await load("kit/clock");
      const state = {step: 0, playing: false, speed: 60}, listeners = {};
      const model = {
        get: (name) => state[name],
        set: (name, value) => { state[name] = value; (listeners[`change:${name}`] ?? []).forEach((f) => f()); },
        on: (name, f) => (listeners[name] ??= []).push(f), save_changes() {},
      };
      let frame = null;
      globalThis.requestAnimationFrame = (f) => { frame = f; return 1; };
      globalThis.cancelAnimationFrame = () => { frame = null; };
      const clock = createClock(model, () => 262144, () => 262143);
      clock.watch("view", true);
      clock.toggle();
      let now = performance.now(), frames = 0;
      while (state.playing && frames < 5000) { frames++; frame(now += 1000 / 60); }
      return [state.step, frames / 60];
    }""")
    assert steps[0] == 262143
    assert 19 < steps[1] < 20.5


def test_every_shade_leaves_its_digits_4_5_to_1(modules):
    worst = modules.evaluate("""async () => {
      const { readShades, luminance } = await load("kit/colours");
      const worst = [];
      for (const [zero, negative, positive] of [["#f7f8fa", "#9d85cf", "#cfa04f"], ["#1d2229", "#7a5cb5", "#966c1d"]]) {
        const ends = {zero, negative, positive, "bright-negative": negative, "bright-positive": positive};
        globalThis.getComputedStyle = () => ({getPropertyValue: (name) => ends[name.replace("--cnn-", "")]});
        const {numbers, pixels} = readShades(null); // no digits stand on the third, of pictures
        for (const {css, ink} of [numbers, pixels]) css.forEach((colour, index) => {
          const level = luminance(colour.match(/\\d+/g).map(Number)), digits = ink[index] === "#000" ? 0 : 1;
          worst.push((Math.max(level, digits) + 0.05) / (Math.min(level, digits) + 0.05));
        });
      }
      return Math.min(...worst);
    }""")
    assert worst >= 4.5

"""Watching a training, from Python's side: what is kept, what is sent, and how it ends."""

from types import SimpleNamespace

import numpy as np
import pytest

from helpers import Progress, watch
from helpers.widgets import training
from helpers.widgets.training import MOST_MOMENTS, Training, read, to_piece


def moments(count=3, steps=None, **more):
    return (Progress(step, steps or count, 1 / step, **more) for step in range(1, count + 1))


def told(view):
    """The steps that the browser has been told of, in order."""
    return [row[0] for piece in view.pieces for row in piece["rows"]]


def test_every_moment_is_kept_and_told_once():
    view = watch(moments(50))
    assert [moment.step for moment in view.history] == list(range(1, 51))
    assert told(view) == list(range(1, 51))
    assert (view.ending, view.has_failed) == ("Trained for 50 steps.", False)


def test_of_a_long_training_about_a_thousand_moments_are_told_the_first_the_last_and_the_tested_ones_too():
    view = Training()
    view.follow(Progress(step, 25_013, 1.0, test_accuracy=0.5 if step == 77 else None) for step in range(1, 25_014))
    steps = told(view)
    assert len(view.history) == 25_013
    assert len(steps) <= MOST_MOMENTS + 3
    assert (steps[0], steps[-1], 77 in steps, steps == sorted(set(steps))) == (1, 25_013, True, True)


def test_messages_are_few_however_fast_the_steps_come(monkeypatch):
    view, sent = Training(), []
    monkeypatch.setattr(view, "send", lambda content, buffers: sent.append(content))
    clock = iter(np.arange(0, 100, 0.0005))
    monkeypatch.setattr(training.time, "monotonic", lambda: next(clock))
    view.follow(moments(4000))
    assert 30 <= len(sent) <= 42, "two seconds at 20 a second"
    assert sum(len(message["piece"]["rows"]) for message in sent) == len(told(view))


def test_a_kernel_that_goes_on_changing_in_place_is_kept_as_it_was():
    def learn():
        kernel = np.zeros((2, 2))
        for step in range(1, 4):
            kernel += 1
            yield SimpleNamespace(step=step, steps=3, loss=0.0, kernels=kernel)

    view = watch(learn())
    assert [moment.kernels[0, 0] for moment in view.history] == [1, 2, 3]
    sent = np.concatenate([np.frombuffer(piece["kernels"], np.float32) for piece in view.pieces])
    assert sent.reshape(3, 4)[:, 0].tolist() == [1, 2, 3]


@pytest.mark.parametrize(("shape", "sent", "of"), [
    ((3, 2), [1, 1, 3, 2], 1), ((3, 2, 2), [1, 3, 2, 2], 1), ((8, 1, 5, 5), [8, 1, 5, 5], 8),
    ((100, 3, 2, 2), [21, 3, 2, 2], 100),
])  # fmt: skip
def test_kernels_of_every_shape_travel(shape, sent, of):
    kernels = np.random.default_rng(0).normal(size=shape)
    piece = to_piece([read(Progress(1, 2, 0.5, kernels=kernels)), read(Progress(2, 2, 0.5, kernels=2 * kernels))])
    assert (piece["shape"], piece["of"]) == (sent, of)
    again = np.frombuffer(piece["kernels"], np.float32).reshape(2, *sent)
    assert again[1] == pytest.approx(2 * kernels.reshape(-1, *sent[1:])[: sent[0]], rel=1e-6)


def interrupted(step):
    yield from (Progress(each, 200, 0.5) for each in range(1, step + 1))
    raise KeyboardInterrupt


@pytest.mark.parametrize("progress", [interrupted(80), moments(80, steps=200)], ids=["by the stop button", "by itself"])
def test_stopped_early_it_says_so_and_goes_on(progress):
    view = watch(progress)
    assert view.ending == "Stopped at step 80; the network keeps what it has learned."
    assert told(view)[-1] == 80


def test_what_the_training_raises_is_shown_and_raised_again(capsys):
    def explode():
        yield Progress(1, 9, 2.0)
        raise FloatingPointError("The loss exploded. Try a smaller learning rate.")

    view = Training()
    with pytest.raises(FloatingPointError):
        view.follow(explode())
    assert (view.ending, view.has_failed) == ("The loss exploded. Try a smaller learning rate.", True)
    assert told(view) == [1]


def shapes_that_change():
    yield Progress(1, 2, 0.5, kernels=np.zeros((2, 2)))
    yield Progress(2, 2, 0.5, kernels=np.zeros((3, 3)))


@pytest.mark.parametrize(("progress", "kind", "words"), [
    (3, TypeError, "progress must yield the moments of a training, as train(…) does, but was given 3"),
    ([3], TypeError, "Each moment needs .step, .steps and .loss"),
    ([Progress(4, 9, float("nan"))], ValueError, "The loss is nan at step 4"),
    ([Progress(1, 1, 0.5, kernels=[[np.inf]])], ValueError, "kernels must hold finite numbers"),
    (shapes_that_change(), ValueError, "The kernels must keep their shape (2, 2), but at step 2 it is (3, 3)"),
])  # fmt: skip
def test_bad_input_gets_one_clear_sentence(progress, kind, words):
    with pytest.raises(kind) as caught:
        watch(progress)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_its_text_says_how_it_ended_and_no_times():
    view = watch([Progress(250, 250, 0.30982, 0.912, 0.9605, seconds=1.2, seconds_left=0.0)])
    assert repr(view) == "Training: Trained for 250 steps. Loss 0.31, accuracy 91.2%, test accuracy 96%."
    assert repr(watch([Progress(1, 1, 4.74e-9)])) == "Training: Trained for 1 steps. Loss < 0.001."
    assert repr(Training()) == "Training: run the cell to watch it"

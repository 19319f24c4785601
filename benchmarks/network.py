"""How quick and how good the network is, beside PyTorch's CPU build, in one run and on one thread each.

    .venv/bin/python -m benchmarks.network          (a minute; --full: 5 seeds and a minute's training each, 6 minutes)

PyTorch is no part of the project: without it (`pip install torch`) its columns are left out. The two take turns, and
what is counted is the processor's time, so that a busy machine is unfair to neither. Times are medians; a ratio is the
median of the turns' ratios. The training that is judged by its answers runs by the clock, and wants a quiet machine.
"""

import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from functools import partial

import numpy as np

from helpers import Conv, Dense, Flatten, MaxPool, Network, ReLU, convolve, digits, train

try:
    import torch
except ImportError:
    torch = None

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
RATE, MOMENTUM = 0.03, 0.9
QUICK_RATE = 0.06  # for the digits: a little better than 0.03 over a dozen epochs
SIDES = (64, 128, 256, 512, 1024, 2048)
ACCURACIES = {2: 0.965, 10: 0.98, 60: 0.985}


def small():
    """The network whose steps are timed: 8 and 16 kernels of 3×3, each followed by a 2×2 pool."""
    return Network([Conv(8, 3), ReLU(), MaxPool(), Conv(16, 3), ReLU(), MaxPool(), Flatten(), Dense(10)])


def large():
    """The network whose answers are counted, lesson 06's: kernels of 5×5, and a dense layer of 120."""
    layers = [Conv(8, 5), ReLU(), MaxPool(), Conv(16, 5), ReLU(), MaxPool(), Flatten(), Dense(120), ReLU(), Dense(10)]
    return Network(layers)


def stepper(network):
    """A function that takes one step of training on a batch, by the network's own loss and backward."""
    velocities = [np.zeros_like(parameter) for parameter in network.parameters]

    def step(images, labels):
        network.backward(network.loss(images, labels)[1])
        for parameter, gradient, velocity in zip(network.parameters, network.gradients, velocities, strict=True):
            velocity *= MOMENTUM
            velocity += gradient
            parameter -= RATE * velocity

    return step


def torch_stepper(network, form):
    """The same step by PyTorch, from the same weights, with its images in the memory format `form`; and its weights."""
    twin = torch.nn.Sequential(
        torch.nn.Conv2d(1, 8, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(8, 16, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Flatten(), torch.nn.Linear(400, 10),
    ).to(memory_format=form)  # fmt: skip
    with torch.no_grad():
        for theirs, ours in zip(twin.parameters(), network.parameters, strict=True):
            theirs.copy_(torch.from_numpy(ours))
    optimizer = torch.optim.SGD(twin.parameters(), lr=RATE, momentum=MOMENTUM)

    def step(images, labels):
        seen = (images.to(torch.float32) / 255).contiguous(memory_format=form)
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(twin(seen), labels).backward()
        optimizer.step()

    return step, lambda: [parameter.detach().numpy() for parameter in twin.parameters()]


def batches(count, size=64):
    """`count` batches of digits, each as NumPy's (C, H, W, N) and labels and as PyTorch's (N, C, H, W) and labels."""
    images, labels, *_ = digits()
    for start in range(0, count * size, size):
        ours = np.ascontiguousarray(images[..., start : start + size]), labels[start : start + size]
        yield ours, torch and (torch.from_numpy(np.moveaxis(ours[0], -1, 0).copy()), torch.from_numpy(ours[1]))


def turns(functions, rounds):
    """Seconds of each function in each of the rounds: (functions, rounds), after three rounds to warm up."""
    times = np.empty((len(functions), rounds + 3))
    for turn in range(rounds + 3):
        for index, function in enumerate(functions):
            start = time.process_time()
            function()
            times[index, turn] = time.process_time() - start
    return times[:, 3:]


def row(name, value, target="", met=None):
    mark = {None: "", True: "met", False: "MISSED"}[met]
    print(f"{name:<64} {value:>22}   {target:<10} {mark}", flush=True)


def steps():
    network, (ours, theirs) = small(), next(batches(1))
    functions = [partial(stepper(network), *ours)]
    if torch:
        forms = torch.contiguous_format, torch.channels_last
        functions += [partial(torch_stepper(network, form)[0], *theirs) for form in forms]
    times = turns(functions, 200) * 1000
    for name, each in zip(("ours", "PyTorch", "PyTorch, channels last"), times, strict=False):
        row(f"training step, batch of 64: {name}", f"{np.median(each):.2f} ms")
    for name, each, most in zip(("PyTorch's", "PyTorch's, channels last"), times[1:], (0.6, 0.8), strict=False):
        ratio = np.median(times[0] / each)
        row(f"training step: ours as a part of {name}", f"{ratio:.2f}", f"≤ {most}", ratio <= most)


def lockstep():
    network = small()
    step, (other, weights) = stepper(network), torch_stepper(network, torch.contiguous_format)
    for ours, theirs in batches(20):
        step(*ours)
        other(*theirs)
    most = max(np.abs(a - b).max() for a, b in zip(network.parameters, weights(), strict=True))
    row("largest difference of a weight after twenty steps in lockstep", f"{most:.1e}", "≤ 1e-5", most <= 1e-5)


def accuracies(full):
    images, labels, test_images, test_labels = digits()
    for seconds, least in ACCURACIES.items():
        found, taken = [], []
        for seed in range(5 if full else 1 if seconds == 60 else 3):
            network = Network(large().layers, seed=seed)
            *_, last = train(network, images, labels, learning_rate=QUICK_RATE, seconds=seconds, seed=seed)
            taken.append(last.step)
            found.append(network.accuracy(test_images, test_labels))
        middle = statistics.median(found)
        name = f"test digits right after {seconds} s ({statistics.median(taken):.0f} steps), {len(found)} seeds"
        row(name, f"{middle:.2%} ({min(found):.2%} to {max(found):.2%})", f"≥ {least:.1%}", middle >= least)


def convolutions():
    random = np.random.default_rng(0)
    kernel = random.normal(size=(3, 3)).astype(np.float32)
    for side in SIDES:
        image = random.random((side, side), np.float32)
        functions = [partial(convolve, image, kernel)]
        if torch:
            given = (torch.from_numpy(array)[None, None] for array in (image, kernel))
            functions.append(partial(torch.nn.functional.conv2d, *given))
        times = turns(functions, max(20, min(400, 2**24 // side**2)))
        ours = np.median(times[0])
        row(f"convolve {side}×{side} with 3×3: ours", f"{ours * 1e3:.3f} ms, {ours / side**2 * 1e9:.2f} ns a cell")
        if torch:
            ratio = np.median(times[0] / times[1])
            wanted = ("≤ 1", ratio <= 1) if side == 512 else ()
            row(f"convolve {side}×{side}: ours as a part of PyTorch's", f"{ratio:.2f}", *wanted)


def memory():
    images, labels, *test = digits()
    tracemalloc.start()
    for _ in train(large(), images, labels, test=test):
        pass
    grown = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    row("memory of training, above the start, at its peak", f"{grown:.0f} MB", "≤ 400", grown <= 400)


def main(full):
    if torch:
        torch.set_num_threads(1)
        lockstep()
    else:
        print("PyTorch is not installed, so the comparisons with it are left out; `pip install torch` brings them.")
    steps()
    convolutions()
    memory()
    accuracies(full)


if __name__ == "__main__":
    if not ONE_THREAD.items() <= os.environ.items():  # libraries read it when they are loaded: begin again
        command = [sys.executable, "-m", "benchmarks.network", *sys.argv[1:]]
        sys.exit(subprocess.call(command, env=os.environ | ONE_THREAD))
    main("--full" in sys.argv)

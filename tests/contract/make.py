"""Makes the golden cases from Python; the same every time, so that a difference is a change of the rule."""

import json
from fractions import Fraction

import numpy as np

from helpers import DotProduct, Network, SlidingKernel, SlidingPool
from helpers.network import KINDS
from helpers.numerals import exact, exact_text, parse, short_text

from . import FOLDER

SIGNS = ["", "-", "+", "−", "--", "- ", "–"]  # the last is a dash, which is no minus
DECIMALS = "0 3 007 0.25 .5 5. . 1e3 1E3 2e-3 1e+2 1e1000 1e e3 1.2.3 1_0"
BOTTOMS = ["", "/9", "/-9", "/0.5", "/1e3", " / 9", "/0", "/0.0", "/", "/9/2"]
BLANK = ["", " ", "1 2", "1/ 2", "\t3\n", "9" * 30, "0." + "1" * 30]
HOSTILE = "/ nan inf -inf Infinity 0x10 ١ ½ 1,5 3x NaN/1 1e3/7 0.5/3 -1/-9 true None 1e-400"
NUMBERS = """
    0 1 -1 10 99999 100000 -99999 123456 68.755 -68.755 0.125 2.5 0.0005 0.00049999 0.001 0.0009995 1e308 -1e308 1e300
    1e-300 5e-324 1e15 999999999999999 1e12 9.995 99.995 999.95 9999.5 0.30000000000000004 1.23456789 12345.678 0.000001
    0.0000005 1234567.891 1/9 -1/9 22/7 1/1000 1/1001 12345/999 10000000000000000/9 5/6 -2/3 1/64 1/128
"""


def entries():
    """What is typed, and the number that it is."""
    typed = [sign + decimal + bottom for sign in SIGNS for decimal in DECIMALS.split() for bottom in BOTTOMS]
    numbers = {text: parse(text) for text in [*typed, *BLANK, *HOSTILE.split()]}
    return [[text, None if number is None else str(number)] for text, number in numbers.items()]


def printed():
    """Numbers, and how they are printed; halves of every small size among them."""
    random = np.random.default_rng(0)
    halves = [
        float(f"{random.integers(10 ** int(random.integers(1, 6)))}.{random.integers(1000)}5") for _ in range(150)
    ]
    sizes = [float(number) for number in random.normal(size=150) * 10.0 ** random.integers(-8, 18, 150)]
    numbers = map(exact, [*NUMBERS.split(), *halves, *sizes])
    return [[str(number), exact_text(number), short_text(number, 9), short_text(number)] for number in numbers]


def sums():
    """Windows of every kind, and the line under the grids at one of their steps."""
    random, found = np.random.default_rng(1), []
    while len(found) < 120:
        try:
            widget, arguments = _window(random)
        except ValueError:
            continue  # it does not fit; another one is drawn
        step = int(random.integers(widget.steps))
        found.append({"kind": widget.kind, "arguments": arguments, "step": step, "line": widget.terms(step)})
    return found


def _window(random):
    channels, (rows, columns) = int(random.choice([1, 1, 3])), random.integers(1, 6, 2)
    kind = random.choice(["dot", "kernel", "pool"])
    image = _array(random, (channels, rows, columns))
    if kind == "dot":
        arguments = {"a": image, "b": _array(random, (channels, rows, columns))}
        return DotProduct(**{name: _read(each) for name, each in arguments.items()}), arguments
    padding, dilation, stride = (random.integers(least, most, 2).tolist() for least, most in [(0, 2), (1, 3), (1, 3)])
    if kind == "kernel":
        arguments = {"image": image, "kernel": _array(random, (channels, *random.integers(1, 4, 2)))}
        settings = {"bias": _entry(random), "stride": stride, "padding": padding, "dilation": dilation}
        read = {**{name: _read(each) for name, each in arguments.items()}, **settings, "bias": parse(settings["bias"])}
        return SlidingKernel(**read), {**arguments, **settings}
    settings = {"size": random.integers(1, 4, 2).tolist(), "stride": stride, "padding": padding}
    settings["how"] = str(random.choice(["max", "mean", "min"]))
    return SlidingPool(_read(image), **settings), {"image": image, **settings}


def _array(random, shape):
    shape = tuple(map(int, shape))
    kind = random.choice(["whole", "decimal", "ninths", "float", "huge"])
    return {"shape": shape, "entries": [_entry(random, kind) for _ in range(int(np.prod(shape)))]}


def _entry(random, kind="whole"):
    number = {
        "whole": lambda: Fraction(int(random.integers(-30, 31))),
        "decimal": lambda: Fraction(int(random.integers(-999, 1000)), 100),
        "ninths": lambda: Fraction(int(random.integers(-20, 21)), 9),
        "float": lambda: exact(float(random.normal())),
        "huge": lambda: exact(float(random.normal() * 10.0 ** random.integers(-20, 20))),
    }[kind]()
    return str(number)


def _read(array):
    return np.array([Fraction(entry) for entry in array["entries"]], dtype=object).reshape(array["shape"])


def settings():
    """Settings that a window can have, and such that it cannot."""
    random, found = np.random.default_rng(2), []
    for _ in range(300):
        image, window = random.integers(1, 8, 2).tolist(), random.integers(1, 5, 2).tolist()
        given = {"stride": random.integers(1, 4, 2).tolist(), "padding": random.integers(0, 4, 2).tolist()}
        if random.random() < 0.1:
            given["padding"] = [int(random.choice([300, 400])), int(random.choice([400, 700]))]
        kind = str(random.choice(["kernel", "pool"]))
        given |= {"dilation": random.integers(1, 4, 2).tolist()} if kind == "kernel" else {}
        make = (
            (lambda i, w, s: SlidingKernel(np.ones(i), np.ones(w), **s))
            if kind == "kernel"
            else (lambda i, w, s: SlidingPool(np.ones(i), w, **s))
        )
        try:
            make(image, window, given)
            allowed = True
        except ValueError:
            allowed = False
        found.append({"kind": kind, "image": image, "window": window, "settings": given, "allowed": allowed})
    return found


def layers():
    """A layer of every kind that there is, what comes in and what goes out."""
    random, found = np.random.default_rng(3), []
    ours = [name for name, kind in KINDS.items() if kind.__module__.startswith("helpers.")]
    for kind, cases in {**{kind: [{}] for kind in sorted(ours)}, **SETTINGS}.items():
        for given in cases:
            shape = (2, 5, 6) if kind != "Dense" else (7,)
            image = (random.integers(-9, 10, shape) / 4).astype(np.float32)
            layer = Network([KINDS[kind](**given)], shape).layers[0]
            for name in (*layer.names, *layer.state_names):
                array = getattr(layer, name)
                array[...] = random.integers(-8, 9, array.shape) / 8
            for name in {"variance"} & set(layer.state_names):
                np.square(getattr(layer, name), out=getattr(layer, name))
            arrays = {name: _listed(getattr(layer, name)) for name in (*layer.names, *layer.state_names)}
            sent = {**layer.sent(), "arrays": arrays}
            found.append(
                {"layer": sent, "input": _listed(image), "output": _listed(layer.forward(image[..., None])[..., 0])}
            )
    return found


SETTINGS = {
    "Conv": [
        {"filters": 2, "size": 3},
        {"filters": 1, "size": (2, 3), "stride": 2, "padding": (1, 0), "dilation": (1, 2)},
    ],
    "MaxPool": [{}, {"size": (2, 3)}],
    "MeanPool": [{}, {"size": (3, 1)}],
    "Dense": [{"units": 3}],
}


def _listed(array):
    return {"shape": list(array.shape), "values": [round(float(number), 5) for number in array.ravel()]}


FILES = {"entries": entries, "printed": printed, "sums": sums, "settings": settings, "layers": layers}


def text_of(name):
    """A file as it should be: a case a line."""
    return "[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in FILES[name]()) + "\n]\n"


def write():
    """All files, into their folder."""
    for name in FILES:
        (FOLDER / f"{name}.json").write_text(text_of(name), encoding="utf-8")

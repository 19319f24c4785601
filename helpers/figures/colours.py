"""The house colours. The widgets have the same in static/paper.css; a test holds the two together."""

from matplotlib.colors import LinearSegmentedColormap

LIGHT = {
    "image": "#0072b2",
    "kernel": "#d55e00",
    "output": "#009e73",
    "zero": "#f7f8fa",
    "positive": "#cfa04f",
    "negative": "#9d85cf",
    "quiet": "#5f6873",
    "rule": "#d8dce2",
    "paper": "#ffffff",
    "ink": "#1b1f24",
}
DARK = {
    "image": "#4fb0ee",
    "kernel": "#ff8a3d",
    "output": "#2fd0a0",
    "zero": "#1d2229",
    "positive": "#966c1d",
    "negative": "#7a5cb5",
    "quiet": "#a2abb6",
    "rule": "#333a43",
    "paper": "#111111",
    "ink": "#f1f4f7",
}

# Deeper ends than the cells have: in a picture without digits nothing has to be read on them.
SIGNED = LinearSegmentedColormap.from_list("signed", ["#5b3fa0", "#9d85cf", "#f7f8fa", "#cfa04f", "#8a5a00"])


def scale(theme):
    """The colours of cells, from the most negative through zero to the most positive."""
    return LinearSegmentedColormap.from_list("cells", [theme["negative"], theme["zero"], theme["positive"]], 511)


def ink_on(colour):
    """Black or white, whichever stands out more on an RGB colour with parts from 0 to 1 (WCAG 2.2)."""
    red, green, blue = ((part / 12.92) if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3])
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff"

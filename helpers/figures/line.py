"""The line under the grids in pieces, (text, role): role None is plain ink, "result" the result."""

import itertools
from collections.abc import Sequence
from fractions import Fraction

from ..numerals import bracketed, exact_text, print_sum, print_together, read, short_text

MOST_TERMS = 12  # more fold into a group a channel, or a row where there is one channel
Pieces = list[tuple[str, str | None]]
Spot = tuple[int, ...]  # (channel, row, column)


def products(pairs, roles: tuple[str, str], spots: Sequence[Spot], channels: Sequence[str], bias: Fraction) -> Pieces:
    """A sum of products, one for each of the spots, and a bias unless it is 0: "1×4 + (−5)×5 + 2 bias = −19"."""
    extra = [bias] if bias else []
    factors = [number for pair in pairs for number in pair]
    numbers = [w * x for w, x in pairs] + extra
    is_exact, texts, result, rounding = print_sum(numbers, factors + extra)
    if len(spots) <= MOST_TERMS:
        terms = [_product(pair, roles) if is_exact else _plain(text) for pair, text in zip(pairs, texts, strict=False)]
    else:
        axis = 0 if spots[-1][0] > spots[0][0] else 1
        groups = itertools.groupby(zip(spots, texts, strict=False), lambda term: term[0][axis])
        print_total = print_together([*numbers, sum(numbers, Fraction(0))], factors + extra)
        totals = {
            number: print_total(sum((read(text) for _, text in members), Fraction(0))) for number, members in groups
        }
        terms = [
            [(f"{f'row {number}' if axis else channels[number]}: {bracketed(total)}", None)]
            for number, total in totals.items()
        ]
    terms += [_plain(texts[-1], " bias")] if bias else []
    return _joined(terms, " + ", rounding) + _equals(result)


def statistic(how: str, entries: Sequence[Fraction]) -> Pieces:
    """The "max", "min" or "mean" of some numbers: "max(4, 5, 9, 2) = 9"."""
    if how == "mean":
        _, texts, result, rounding = print_sum(entries, (), len(entries))
        terms = [[(bracketed(text), "image")] for text in texts]
        return [("(", None), *_joined(terms, " + ", rounding), (f") ÷ {len(entries)}", None), *_equals(result)]
    text = print_together(entries)
    terms = [[(text(entry), "image")] for entry in entries]
    result = text({"max": max, "min": min}[how](entries))
    return [(f"{how}(", None), *_joined(terms, ", "), (")", None), *_equals(result)]


def _plain(text, name="") -> Pieces:
    return [(bracketed(text) + name, None)]


def _equals(result) -> Pieces:
    return [(" = ", None), (result, "result")]


def _joined(terms, sign, rounding=None) -> Pieces:
    """The terms with a sign between them; what rounding makes is one of them."""
    terms = terms + ([_plain(rounding, " rounding")] if rounding else [])
    return [piece for term in terms for piece in [(sign, None), *term]][1:]


def _product(pair, roles) -> Pieces:
    """w×x in pieces, each number in its role, its brackets in ink."""
    pieces: Pieces = []
    for number, role in zip(pair, roles, strict=True):
        text = exact_text(number) or short_text(number)
        pieces += [("×", None)] if pieces else []
        pieces += [("(", None), (text, role), (")", None)] if bracketed(text) != text else [(text, role)]
    return pieces

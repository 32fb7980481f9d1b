"""The same quantity said less exactly, or in other units."""

from __future__ import annotations

from fractions import Fraction

from publisher.lang.figures.figure import Family, Figure, Sort, Strength
from publisher.model import Qualifier

_SCALE: dict[str, tuple[str, Fraction]] = {
    "km": ("length", Fraction(1000)),
    "m": ("length", Fraction(1)),
    "cm": ("length", Fraction(1, 100)),
    "mm": ("length", Fraction(1, 1000)),
    "mile": ("length", Fraction("1609.34")),
    "foot": ("length", Fraction("0.3048")),
    "inch": ("length", Fraction("0.0254")),
    "yard": ("length", Fraction("0.9144")),
    "nmi": ("length", Fraction(1852)),
    "li": ("length", Fraction(500)),
    "km2": ("area", Fraction(10**6)),
    "m2": ("area", Fraction(1)),
    "ha": ("area", Fraction(10**4)),
    "mu": ("area", Fraction(10**4, 15)),
    "acre": ("area", Fraction("4046.86")),
    "mile2": ("area", Fraction(2589988)),
    "foot2": ("area", Fraction("0.092903")),
    "t": ("mass", Fraction(1000)),
    "kg": ("mass", Fraction(1)),
    "g": ("mass", Fraction(1, 1000)),
    "jin": ("mass", Fraction(1, 2)),
    "lb": ("mass", Fraction("0.453592")),
    "pound": ("mass", Fraction("0.453592")),
    "oz": ("mass", Fraction("0.0283495")),
    "kWh": ("energy", Fraction(1)),
    "MWh": ("energy", Fraction(1000)),
    "GWh": ("energy", Fraction(10**6)),
    "W": ("power", Fraction(1, 1000)),
    "kW": ("power", Fraction(1)),
    "MW": ("power", Fraction(1000)),
    "GW": ("power", Fraction(10**6)),
    "L": ("volume", Fraction(1)),
    "gal": ("volume", Fraction("3.78541")),
    "m3": ("volume", Fraction(1000)),
}
_ROUNDED = Fraction(5, 100)
_CONVERTED = Fraction(8, 100)
_SHARES = frozenset(Fraction(value, 60) for value in (1500, 3000, 4500, 2000, 4000, *range(600, 6000, 600)))


def is_near(one: Figure, other: Figure) -> bool:
    """Tell whether two figures may be one quantity, rounded with a limit or converted to another unit."""
    if converts(one, other) is not None:
        return bool(converts(one, other))
    if _is_bare(one, other) or _is_bare(other, one):
        return True
    return _is_rounded(one, other) or _is_vague(one, other) or _is_vague(other, one)


def converts(one: Figure, other: Figure) -> bool | None:
    """Tell whether two measures in different units agree; None when they cannot be compared.

    >>> from publisher.lang.figures.figure import numbers
    >>> mu = Figure(start=0, end=1, readings=numbers(1500), unit="mu")
    >>> converts(mu, Figure(start=0, end=1, readings=numbers(100), unit="ha"))
    True
    """
    if one.unit == other.unit:
        return None
    if {one.unit, other.unit} == {"C", "F"}:
        celsius, fahrenheit = (one.value, other.value) if one.unit == "C" else (other.value, one.value)
        return abs(celsius * 9 / 5 + 32 - fahrenheit) <= 2
    if one.unit not in _SCALE or other.unit not in _SCALE or _SCALE[one.unit][0] != _SCALE[other.unit][0]:
        return None
    here, there = one.value * _SCALE[one.unit][1], other.value * _SCALE[other.unit][1]
    step = _step(other.value) * _SCALE[other.unit][1]
    return abs(here - there) <= min(_CONVERTED * max(here, there), max(step * 6 / 10, there / 100))


def is_same_dimension(one: str, other: str) -> bool:
    """Tell whether two units measure the same."""
    return one in _SCALE and other in _SCALE and _SCALE[one][0] == _SCALE[other][0]


def _is_rounded(exact: Figure, said: Figure) -> bool:
    """Tell whether `said` is `exact` with fewer digits, and says so: nearly 30,000 for 29,800."""
    if exact.family is not said.family or exact.sort is Sort.YEAR or exact.sort is Sort.CODE:
        return False
    if said.family not in (Family.NUMBER, Family.SHARE, Family.TIMES) or not exact.value or not said.value:
        return False
    limits = said.bounds - {None}
    distance = abs(exact.value - said.value)
    step = _step(said.value)
    if said.value >= step * 1000 and step > _step(exact.value) and distance * 2 <= step:
        return True  # rounded to four digits or more, it needs no limit
    if said.family is Family.SHARE and said.strength is not Strength.FIRM and said.value in _SHARES:
        return distance <= (4 if limits else Fraction(1, 2)) and _leans(exact.value, said)
    if (
        not limits
        or len(limits) > 3
        or distance > max(_ROUNDED * exact.value, Fraction(2) if said.family is Family.SHARE else Fraction(0))
    ):
        return False
    return step > _step(exact.value) and distance < step and _leans(exact.value, said)


def _is_bare(one: Figure, word: Figure) -> bool:
    """Tell whether a number in words leaves out "points": its lead has shrunk to eight."""
    is_word = word.strength is Strength.PAIRED and word.family is Family.NUMBER and not word.unit
    return one.family is Family.SHARE and is_word and word.sort is Sort.COUNT and one.value == word.value


def _leans(exact: Fraction, said: Figure) -> bool:
    """Tell whether a limit points the right way: nearly 30,000 is less."""
    limits = said.bounds - {None}
    if limits == {Qualifier.NEARLY} or (Qualifier.AT_MOST in limits and len(limits) <= 2):
        return said.value >= exact
    if limits == {Qualifier.OVER}:
        return said.value <= exact
    return True


def _step(value: Fraction) -> Fraction:
    """Return the worth of a number's last digit that is not 0.

    >>> _step(Fraction(29800)), _step(Fraction("1.25"))
    (Fraction(100, 1), Fraction(1, 100))
    """
    step = Fraction(1)
    while value % step and step > Fraction(1, 10**6):
        step /= 10
    while value and not value % (step * 10):
        step *= 10
    return step


def _is_vague(exact: Figure, said: Figure) -> bool:
    """Tell whether "hundreds" or 数百 may stand for a number of that size."""
    if said.family is not Family.VAGUE or exact.family is not Family.NUMBER or exact.sort is not Sort.COUNT:
        return False
    return any(said_as.value <= exact.value < said_as.value * 10 for said_as in said.readings)

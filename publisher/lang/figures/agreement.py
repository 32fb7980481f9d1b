"""What two figures of equal value must share: limits, currency, what they count, the way they go."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.lang.figures.en_words import CURRENCY_SIGNS, CURRENCY_WORDS, DOLLARS
from publisher.lang.figures.figure import ABOUT, EXACT, NEARLY, Bounds, Family, Figure, Sort, Strength
from publisher.lang.figures.nearness import converts, is_same_dimension
from publisher.lang.figures.troubles import Kind, Trouble
from publisher.lang.figures.zh_words import CURRENCIES
from publisher.model import Qualifier

_MONEY = frozenset((*CURRENCIES.values(), *CURRENCY_SIGNS.values(), *CURRENCY_WORDS.values()))
_LENGTHS = (Family.MONTHS, Family.DAYS, Family.MINUTES)
_UNLIMITED = (Sort.ORDINAL, Sort.YEAR, Sort.DATE, Sort.CODE)
_SOFT = frozenset((Qualifier.NEARLY, None))


def troubles(source: Figure, target: Figure) -> Iterator[Trouble]:
    """Yield what the target changed in a figure whose value it kept."""
    checks = (
        (Kind.CURRENCY, _is_other_currency(source, target)),
        (Kind.UNIT, _is_other_unit(source, target) or _is_other_length(source, target)),
        (Kind.PERSON_TIMES, _is_head_count(source, target)),
        (Kind.POINTS, {source.unit, target.unit} == {"%", "pp"}),
        (Kind.MULTIPLE, source.unit == target.unit == "off" and source.value != target.value),
        (Kind.DIRECTION, _is_turned(source, target)),
        (Kind.BOUND, _is_other_limit(source, target)),
    )
    for kind, is_wrong in checks:
        if is_wrong:
            yield Trouble(kind, source, target)
            return


def _is_other_currency(source: Figure, target: Figure) -> bool:
    one, other = source.unit, target.unit
    if one == other or one not in _MONEY or other not in _MONEY:
        return False
    if "dollar" in (one, other):
        return not (one in DOLLARS and other in DOLLARS)
    if "yen or yuan" in (one, other):
        return not {one, other} & {"CNY", "JPY"}
    return not ("pound" in (one, other) and "GBP" in (one, other))


def _is_other_unit(source: Figure, target: Figure) -> bool:
    units = {source.unit, target.unit}
    if units & _MONEY - {"pound"} and units - _MONEY - {""}:
        return True
    return is_same_dimension(source.unit, target.unit) and converts(source, target) is False


def _is_other_length(source: Figure, target: Figure) -> bool:
    """Tell whether three months became three years: the same number of something else."""
    one, other = ({reading for reading in figure.readings if reading.family in _LENGTHS} for figure in (source, target))
    is_free = Strength.FREE in (source.strength, target.strength)
    return bool(one and other and not one & other and not is_free and source.sort is target.sort is Sort.LENGTH)


def _is_head_count(source: Figure, target: Figure) -> bool:
    return (source.unit, target.unit) in (("person-time", "person"), ("occasion", "person"))


def _is_turned(source: Figure, target: Figure) -> bool:
    return bool(source.direction and target.direction and source.direction != target.direction)


def _softened(figure: Figure) -> Bounds:
    """Return limits; of a length of time, with "nearly" and "about" made one: almost three minutes are 约3分钟."""
    is_soft = figure.sort is Sort.LENGTH and figure.bounds == NEARLY
    return figure.bounds | ABOUT if is_soft else figure.bounds


def _is_other_limit(source: Figure, target: Figure) -> bool:
    if _softened(source) & _softened(target) or source.sort in _UNLIMITED or target.sort in _UNLIMITED:
        return False
    if source.bounds == EXACT and target.bounds == ABOUT:
        return False  # a number that is said less surely stays right
    is_small = source.family is Family.NUMBER and source.value <= 1
    is_weak = Strength.FREE in (source.strength, target.strength)
    if is_small and is_weak:
        return False
    is_conversion = (source.is_aside or target.is_aside) and {source.unit, target.unit} - {"", "%", "pp", "person"}
    if is_conversion:
        return False
    if source.is_range or target.is_range:
        return None not in source.bounds | target.bounds
    if not set(source.readings) & set(target.readings):
        # Rounded or converted: a limit may come with that, but not the opposite one.
        return None not in source.bounds | target.bounds
    is_length = Sort.LENGTH in (source.sort, target.sort)
    return not (is_length and (source.bounds | target.bounds) <= _SOFT)

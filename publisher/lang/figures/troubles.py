"""What may be wrong with the numbers of a translation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from publisher.lang.figures.figure import Figure


class Kind(StrEnum):
    """What is wrong with a number of a translation."""

    MAGNITUDE = "magnitude"
    """Ten, a hundred or a thousand times too much or too little: 亿 as billion."""
    VALUE = "value"
    """Another number: a digit changed, a fraction upside down."""
    BOUND = "bound"
    """Its limit is lost, added or turned: 超 as nearly."""
    RANGE = "range"
    """One end of a range is another."""
    CURRENCY = "currency"
    UNIT = "unit"
    """亩 as hectares, without converting."""
    PERSON_TIMES = "person-times"
    """人次 as people."""
    POINTS = "points"
    """Percentage points as per cent."""
    MULTIPLE = "multiple"
    """增长2倍 as doubled."""
    DIRECTION = "direction"
    """A rise as a fall."""
    DATE = "date"
    SWAP = "swap"
    """Two numbers in each other's place."""
    RATE = "rate"
    """Per year as per month."""
    COMPARISON = "comparison"
    """同比 as quarter on quarter."""
    MISSING = "missing"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong, and the figures it is about."""

    kind: Kind
    source: Figure | None
    target: Figure | None

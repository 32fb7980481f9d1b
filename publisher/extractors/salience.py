"""How much a number matters: a headline, a card, or the table only."""

from __future__ import annotations

import math
from decimal import Decimal

from publisher.model import Metric, Range

_HEADLINE, _CARD = 3.8, 1.4


def of(metric: Metric, is_main: bool, position: float) -> int:
    """Return 3, 2 or 1 for a metric; `position` is how far into the article it stands, 0 to 1."""
    score = _score(metric, is_main, position)
    return 3 if score >= _HEADLINE else 2 if score >= _CARD else 1


def _score(metric: Metric, is_main: bool, position: float) -> float:
    quantity = metric.quantity
    value = quantity.value.max if isinstance(quantity.value, Range) else quantity.value
    is_money = len(quantity.unit) == 3 and quantity.unit.isupper() and quantity.unit.isalpha()
    score = 2.0 * is_money + 1.5 * (quantity.unit in ("%", "times") and metric.measure != "change")
    score += 1.0 * (metric.measure in ("peak", "cumulative", "share")) + 1.0 * (quantity.per is not None)
    score += 1.0 * is_main + 0.5 * (quantity.qualifier is not None) + 0.5 * (metric.as_of is not None)
    score += min(2.0, math.log10(abs(value)) / 4) if abs(value) > Decimal(1) else 0.0
    return score + 0.5 * (1 - position)

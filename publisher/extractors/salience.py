"""How much a number matters, by what speaks for it: two signals make a headline, one a card, none the table only."""

from __future__ import annotations

from publisher.model import Metric, Range

_HEADLINE, _CARD = 2, 1
_MILLION, _BILLION = 10**6, 10**9


def of(metric: Metric) -> int:
    """Return 3, 2 or 1 for a metric."""
    count = len(signals(metric))
    return 3 if count >= _HEADLINE else 2 if count >= _CARD else 1


def signals(metric: Metric) -> tuple[str, ...]:
    """Return what speaks for a metric, in words."""
    quantity = metric.quantity
    value = abs(quantity.value.max if isinstance(quantity.value, Range) else quantity.value)
    named = {
        "money": quantity.is_money,
        "millions": value >= _MILLION,
        "billions": value >= _BILLION,
        "a total, peak or share": metric.measure in ("peak", "cumulative", "share"),
        "a rate": quantity.per is not None,
        "a bound": quantity.qualifier is not None,
    }
    return tuple(name for name, holds in named.items() if holds)

"""A quantity in words, cut where a designer wants to set its parts differently."""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """What stands before a number, the number, and what stands after it.

    >>> Phrase("超", "1.6", "万亿元").text
    '超1.6万亿元'
    >>> Phrase("more than RMB", "1.6", "trillion", spaced=True).text
    'more than RMB 1.6 trillion'
    """

    before: str
    number: str
    after: str
    spaced: bool = False
    """Whether a space stands between the parts."""
    touching: bool = False
    """Whether the number and what follows it touch all the same: £18.9m."""

    @property
    def text(self) -> str:
        """The whole phrase."""
        parts = [part for part in (self.before, self.number, self.after) if part]
        if not self.spaced:
            return "".join(parts)
        joined = (
            " ".join(part for part in (self.before, self.number + self.after) if part)
            if self.touching
            else " ".join(parts)
        )
        # A sign of currency or percent touches its number.
        for sign in ("$", "€", "£", "¥"):
            joined = joined.replace(f"{sign} ", sign)
        return joined.replace(" %", "%")


def is_decade(start: str, end: str) -> bool:
    """Tell whether a range of years is a decade.

    >>> is_decade("1980", "1989"), is_decade("1980", "1990")
    (True, False)
    """
    return len(start) == len(end) == 4 and start.endswith("0") and int(end) - int(start) == 9

"""What an article states: metrics and milestones."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from publisher.model.text import Segment, Sentence, Span


class Qualifier(StrEnum):
    """How the article limits a number. 超 and 多 give a lower bound, 约 an estimate."""

    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Status(StrEnum):
    """What a person decided. Anything but `extracted` survives a new extraction."""

    EXTRACTED = "extracted"
    EDITED = "edited"
    APPROVED = "approved"
    REJECTED = "rejected"


Confidence = Literal["auto", "review"]
"""`review`: a person should look; such a fact reaches no headline unless approved."""

Basis = Literal["explicit", "sentence", "paragraph", "document", "now"]
"""Where an as-of date comes from: beside the number, or its sentence, paragraph, document; `now` is 目前."""

BARE = "table.bare"
"""The rule of a figure whose words are a bare number: its unit stands in the head or the caption of a table."""

Measure = Literal["stock", "cumulative", "peak", "share", "rate", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Two ends of a range, both included."""

    min: Decimal
    max: Decimal


_CURRENCIES = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD "
    "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
    "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
    "TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG".split()
)
"""Codes of ISO 4217. Other units have three capitals, too: TEU."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit, as the article gives it."""

    value: Decimal | Range
    """The exact number, 万, 亿 and million multiplied in."""
    unit: str
    """A currency code, `%`, `pp`, a unit as printed (`kW`), or the English counted noun (`company`)."""
    qualifier: Qualifier | None = None
    per: str | None = None
    """What the number is for each of: `account/year`, `day`."""

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return self.unit in _CURRENCIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that the article uses, with every place where it stands."""

    id: str
    name: Segment
    kind: Literal["organisation", "product", "other"]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose fact it is."""

    segment: Segment
    name: str | None = None
    """Id of the name, when it is one of the article's names."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A quantity of something, at some date."""

    id: str
    span: Span
    quote: str
    """The words at `span`: qualifier, number and unit as printed."""
    quantity: Quantity
    label: Segment
    label_spans: tuple[Span, ...] = ()
    """The stretches of the article that the label is made of."""
    statement: Segment | None = None
    """The part of its sentence that says it by itself, in the article's words, where one does."""
    subject: Subject | None = None
    as_of: str | None = None
    """ISO 8601, as precise as the article: `2019-07`, `2024-Q3`, `2024-06-30`."""
    as_of_basis: Basis | None = None
    measure: Measure = "stock"
    direction: Literal["up", "down"] | None = None
    outlook: bool = False
    """Whether the article plans, expects or promises it: it has not come true yet."""
    compared_to: str | None = None
    """The base of a comparison (ISO 8601, or `year-earlier`, `previous-period`)."""
    sentence: Sentence
    mentions: tuple[Span, ...] = ()
    """Further places that state the same fact."""
    rule: str
    """Which rule of the grammar found it."""
    salience: int = 1
    """3 belongs on a headline slide, 1 is minor."""
    confidence: Confidence = "auto"
    review: tuple[str, ...] = ()
    status: Status = Status.EXTRACTED

    @property
    def is_bare(self) -> bool:
        """Whether its words are a bare number, and its unit stands elsewhere in its table."""
        return self.rule == BARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something that happened, or is planned, on a date."""

    id: str
    span: Span
    quote: str
    """The words of the date, as printed."""
    date: str
    """ISO 8601, as precise as the article."""
    event: Segment
    event_span: Span
    subject: Subject | None = None
    sentence: Sentence
    planned: bool = False
    rule: str
    salience: int = 2
    confidence: Confidence = "auto"
    review: tuple[str, ...] = ()
    status: Status = Status.EXTRACTED


Fact = Metric | Milestone


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the extractors found in an article, each kind in reading order."""

    metrics: tuple[Metric, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    names: tuple[Name, ...] = ()

"""Chart blocks as native charts: values in the article's own unit, labels as the text says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from publisher.lang import Phrase
from publisher.lang.lazy import lazy
from publisher.model import Chart, FactPhrase, Metric, Range, Section
from publisher.renderers.deck.drafts import MOST_LOAD, Draft, Heading, heading, headings, readings
from publisher.renderers.deck.fit import fit, text_width
from publisher.renderers.deck.layouts import Layouts
from publisher.renderers.deck.slides import Bar, ChartFill, Fill, Paragraph
from publisher.renderers.deck.slots import CANVAS, READING, Slot
from publisher.renderers.deck.voice import Voice
from publisher.typeset.shorten import shortened

_TENS = {
    "trillion": 12,
    "billion": 9,
    "million": 6,
    "thousand": 3,
    "万亿": 12,
    "萬億": 12,
    "千亿": 11,
    "百亿": 10,
    "亿": 8,
    "億": 8,
    "千万": 7,
    "百万": 6,
    "万": 4,
    "萬": 4,
    "千": 3,
}
_COLUMN, _LONGEST = 34, 44
"""Longest label under a column, and beside a bar, in em."""
# What follows a number: 多 of a lower bound, a word for a power of ten, the unit.
_AFTER = lazy(rf"(?P<many>[多余餘]?)(?P<ten>{'|'.join(_TENS)})?(?P<unit>.*)", re.DOTALL)
_TOUCHING = {"tn": 12, "trn": 12, "bn": 9, "b": 9, "mln": 6, "mn": 6, "m": 6, "k": 3}
"""What touches a number for a power of ten: £465m."""


def drawable(voice: Voice, block: Chart) -> tuple[Metric, ...]:
    """Return the metrics of a block that a chart can show; fewer than two make no chart."""
    metrics = (voice.metrics[key] for key in block.metrics if key in voice.metrics)
    kept = tuple(metric for metric in metrics if _has_length(voice, metric))
    if all(metric.as_of for metric in kept) and len({metric.as_of for metric in kept}) == len(kept):
        kept = tuple(sorted(kept, key=lambda metric: metric.as_of or ""))  # time runs from left to right
    return kept if len(kept) > 1 else ()


def chart_slide(voice: Voice, layouts: Layouts, section: Section, metrics: Sequence[Metric]) -> Draft:
    """Return a chart of the metrics beside the sentences that state them."""
    layout = layouts.chart()
    ids = tuple(metric.id for metric in metrics)
    panel = layout.slot(READING)
    paragraphs, segments = readings(voice, section, ids, panel, MOST_LOAD - 30, own=True)
    if not paragraphs:
        paragraphs = tuple(Paragraph(runs=voice.statement(FactPhrase(fact=key))) for key in ids)
    all_said = (both(voice, metrics),) if len(ids) == 2 else ()
    ways = headings(voice, section, metrics)
    is_titled = len(ids) == 2 and len({voice.label(metric) for metric in metrics}) == 1
    fills: tuple[Fill, ...] = (chart(voice, metrics, layout.slot(CANVAS), bare=is_titled), fit(panel, paragraphs))
    return Draft(
        section=voice.section_name(section),
        kicker=voice.kicker(section, metrics),
        headings=(*all_said, *ways),
        layout=layout,
        fills=fills,
        facts=ids,
        segments=segments,
        weight=3,
    )


def both(voice: Voice, metrics: Sequence[Metric]) -> Heading:
    """Return a title that says two metrics: the article's own words when they do, else one after the other."""
    last = max(metrics, key=lambda metric: metric.span)
    own = last.statement.span if last.statement else None
    if own and voice.speaker.is_source and all(metric.span in own for metric in metrics):
        return heading(voice, FactPhrase(fact=last.id))
    if len({voice.label(metric) for metric in metrics}) > 1:
        told = [m for m in metrics if m.statement and voice.speaker.is_source]
        if told:  # two whole sentences are too much for a title
            return heading(voice, FactPhrase(fact=max(told, key=lambda metric: metric.salience).id))
        return heading(voice, *(FactPhrase(fact=metric.id) for metric in metrics))
    text = voice.speaker.together(metrics)
    return Heading(text=text, facts=tuple(m.id for m in metrics), is_said=voice.speaker.has(last.label))


def chart(voice: Voice, metrics: Sequence[Metric], slot: Slot, *, bare: bool = False) -> ChartFill:
    """Return the chart of some metrics that share an axis; `bare` leaves their names to a heading over it."""
    tens = min(_own_tens(voice.speaker.quantity(metric)) for metric in metrics)
    told = (voice.speaker.quantity(metric) for metric in metrics)
    word = next(_after(phrase)[1] for phrase in told if _own_tens(phrase) == tens)
    names = [""] * len(metrics) if bare else _names(voice, metrics)
    bars = tuple(_bar(voice, metric, name, (tens, word)) for metric, name in zip(metrics, names, strict=True))
    said = voice.listing(f"{voice.label(m)} {voice.speaker.quantity(m).text}" for m in metrics)
    rows = tuple(
        (voice.label(m), voice.speaker.quantity(m).text, voice.speaker.as_of(m), m.sentence.text) for m in metrics
    )
    head = tuple(voice.say(f"column_{name}") for name in ("metric", "value", "as_of", "sentence"))
    return ChartFill(
        slot=slot,
        series=_series(voice, metrics, word),
        bars=bars,
        is_column=len(bars) == 2 and all(text_width(name, False) < _COLUMN for name in names),
        alt=voice.say("chart_alt", said=said),
        evidence=(head, *rows),
        sheets=(voice.say("sheet_values"), voice.say("sheet_source")),
    )


def _has_length(voice: Voice, metric: Metric) -> bool:
    """Tell whether a bar can be drawn: one value above zero, told in digits."""
    value = metric.quantity.value
    told = voice.speaker.quantity(metric).number
    return not isinstance(value, Range) and value > 0 and any(sign.isdigit() for sign in told)


def _after(phrase: Phrase) -> tuple[str, str, str]:
    """Return what follows a number: 多 of a lower bound, a word for a power of ten, the unit."""
    if phrase.touching and phrase.after.lower() in _TOUCHING:
        return "", phrase.after, ""
    found = _AFTER.fullmatch(phrase.after)
    return (found["many"], found["ten"] or "", found["unit"].strip()) if found else ("", "", "")


def _own_tens(phrase: Phrase) -> int:
    word = _after(phrase)[1]
    return _TENS.get(word) or _TOUCHING.get(word.lower(), 0)


def _names(voice: Voice, metrics: Sequence[Metric]) -> list[str]:
    """Return what stands under the bars: labels, or the subjects alone when they tell long labels apart."""
    labels = [voice.label(metric) for metric in metrics]
    subjects = [voice.speaker.subject(metric.subject) for metric in metrics if metric.subject]
    is_alike = len({metric.label.source for metric in metrics}) == 1 and len({*subjects}) == len(metrics)
    if is_alike and any(text_width(label, False) > _COLUMN for label in labels):
        return subjects
    return [label if text_width(label, False) <= _LONGEST else _shortened(label) for label in labels]


def _shortened(label: str) -> str:
    cut = label
    while text_width(cut, False) > _LONGEST:
        cut = shortened(label, len(cut) * 9 // 10 - 1)
    return cut


def _bar(voice: Voice, metric: Metric, name: str, scale: tuple[int, str]) -> Bar:
    if isinstance(metric.quantity.value, Range):
        raise TypeError("a range is not one value")
    tens, word = scale
    value = metric.quantity.value / Decimal(10) ** tens
    phrase = voice.speaker.quantity(metric)
    many, _, unit = _after(phrase)
    space = " " if phrase.spaced and word and unit else ""
    said = phrase._replace(number="\0", after=f"{many}{word}{space}{unit}").text
    before, _, after = (part.replace('"', "") for part in said.partition("\0"))
    places = max(0, -int(value.normalize().as_tuple().exponent))
    digits = "#,##0" + ("." + "0" * places if places else "")
    when = voice.speaker.as_of(metric)
    quoted = "".join((f'"{before}"' if before else "", digits, f'"{after}"' if after else ""))
    return Bar(
        category=f"{name}\n{when}" if name else when,
        value=float(value),
        format=quoted,
        said=f"{before}{value:,f}{after}",
    )


def _series(voice: Voice, metrics: Sequence[Metric], word: str) -> str:
    heads = {voice.speaker.text(metric.label) for metric in metrics}
    head = heads.pop() if len(heads) == 1 else voice.say("sheet_values")
    unit = word if word.isascii() else f"{word}{_after(voice.speaker.quantity(metrics[0]))[2]}"
    return voice.say("with_unit", text=head, unit=unit)

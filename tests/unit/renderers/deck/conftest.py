"""Contents of any size, and a second theme that looks nothing like the first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from decimal import Decimal

import pytest

from publisher import themes
from publisher.model import (
    Cards,
    Chart,
    Content,
    FactPhrase,
    Metric,
    Milestone,
    Points,
    Prose,
    Qualifier,
    Quantity,
    Section,
    Segment,
    Sentence,
    Source,
    Span,
    Theme,
    Timeline,
)
from tests.conftest import ROOT

Build = Callable[..., Content]


@pytest.fixture(scope="session")
def plain() -> Theme:
    return themes.load("plain")


@pytest.fixture(scope="session")
def loud(tmp_path_factory: pytest.TempPathFactory) -> Theme:
    """Return a theme with other colours, sizes, margins, fonts and a mark on every slide."""
    folder = tmp_path_factory.mktemp("loud")
    shutil.copytree(ROOT / "themes" / "plain", folder, dirs_exist_ok=True)
    text = (folder / "theme.toml").read_text("utf-8")
    changes = {
        r'brand = "#0F3557"': 'brand = "#5A1846"',
        r'accent = "#0B6E99"': 'accent = "#7A3E00"',
        r"\btitle = 28": "title = 32",
        r"\bnumber = 36": "number = 44",
        r"\bmargin = 0.6": "margin = 0.9",
        r'"Microsoft YaHei"': '"SimHei"',
        r'name = ""\nmark = ""': 'name = "某研究所"\nmark = "草稿"',
    }
    for old, new in changes.items():
        text, count = re.subn(old, new, text, count=1)
        assert count == 1
    (folder / "theme.toml").write_text(text, "utf-8")
    return themes.load(str(folder))


@pytest.fixture(scope="session")
def build() -> Build:
    """Return a function that builds a content with so many facts."""
    return _build


def _build(
    metrics: int = 4, dates: tuple[str, ...] = ("2014-12-16", "2019-07"), words: str = "", per: int = 9
) -> Content:
    """Return a content; `words` lengthen every label, `per` metrics stand in each section."""
    text = ""
    made: list[Metric] = []
    for i in range(metrics):
        sentence = f"截至2024年6月末，产品{i}的累计用户{words}超{i + 20}万户。"
        made.append(_metric(i, sentence, len(text)))
        text += sentence
    told: list[Milestone] = []
    for i, date in enumerate(dates):
        sentence = f"{date}，公司第{i}次开设分支{words}。"
        told.append(_milestone(i, date, sentence, len(text)))
        text += sentence
    ids = [metric.id for metric in made]
    sections = [_overview(ids, [milestone.id for milestone in told])]
    for number in range(0, len(ids), per):
        group = made[number : number + per]
        prose = Prose(segments=tuple(_segment(m.sentence.text, m.sentence.start) for m in group))
        blocks = (prose, Cards(metrics=tuple(m.id for m in group)))
        headline = FactPhrase(fact=group[-1].id)
        sections.append(Section(id=f"s{number}", title=_segment(f"第{number}章"), headline=headline, blocks=blocks))
    return Content(
        languages=("zh-Hans", "en"),
        source=Source(
            name="a.txt", sha256="0" * 64, title=_segment("一家公司的十年"), published="2024-12-16", text=text
        ),
        metrics=tuple(made),
        milestones=tuple(told),
        sections=tuple(sections),
    )


def _overview(metrics: list[str], milestones: list[str]) -> Section:
    points = tuple(FactPhrase(fact=key) for key in (*metrics[:4], *milestones[:1]))
    blocks = (
        *([Points(statements=points)] if points else []),
        *([Cards(metrics=tuple(metrics[:7]), hero=True)] if metrics else []),
        *([Timeline(milestones=tuple(milestones))] if milestones else []),
    )
    return Section(id="overview", role="overview", headline=points[0] if points else None, blocks=blocks)


def _metric(i: int, sentence: str, start: int) -> Metric:
    quote = f"超{i + 20}万户"
    at = start + sentence.index(quote)
    label = sentence[sentence.index("累计用户") : sentence.index(quote)]
    return Metric(
        id=f"m-{i}",
        span=Span(at, at + len(quote)),
        quote=quote,
        quantity=Quantity(value=Decimal((i + 20) * 10000), unit="household", qualifier=Qualifier.OVER),
        label=_segment(f"产品{i}{label}"),
        as_of="2024-06-30",
        as_of_basis="sentence",
        sentence=Sentence(start=start, end=start + len(sentence), text=sentence),
        rule="test",
        salience=1 + i % 3,
    )


def _milestone(i: int, date: str, sentence: str, start: int) -> Milestone:
    event = sentence.removesuffix("。").partition("，")[2]
    at = start + sentence.index(event)
    return Milestone(
        id=f"e-{i}",
        span=Span(start, start + len(date)),
        quote=date,
        date=date,
        event=_segment(event),
        event_span=Span(at, at + len(event)),
        sentence=Sentence(start=start, end=start + len(sentence), text=sentence),
        rule="test",
    )


def _segment(text: str, start: int | None = None) -> Segment:
    return Segment(id=f"t-{text}", source=text, span=None if start is None else Span(start, start + len(text)))


@pytest.fixture(scope="session")
def charted() -> Callable[[Content], Content]:
    """Return a function that adds a chart of the first two metrics to a content."""

    def add(content: Content) -> Content:
        first, second = (metric.id for metric in content.metrics[:2])
        chart = Chart(metrics=(first, second), why="same unit and label")
        section = content.sections[1]
        changed = Section(
            id=section.id, title=section.title, headline=section.headline, blocks=(*section.blocks, chart)
        )
        sections = (content.sections[0], changed, *content.sections[2:])
        return Content(
            languages=content.languages,
            source=content.source,
            metrics=content.metrics,
            milestones=content.milestones,
            sections=sections,
        )

    return add

"""What a person decided survives a new extraction."""

from __future__ import annotations

from dataclasses import replace

import publisher
from publisher.composer import merge, settle
from publisher.model import Cards, Content, FactPhrase, Segment, Status
from publisher.readers.text import TextReader

TEXT = """海风航运二十周年

《港口日报》（2023年5月8日 第 7 版）

2003年5月，海风航运在宁波成立。截至2022年末，海风航运累计运营超120条航线。

航线拓展
海风航运服务客户超2万户，年均增加约300户，覆盖更多国家和地区。

人才培养
海风航运员工总数达5000人，其中船员占比超过60%，人才结构不断优化。
"""


def content(text: str = TEXT) -> Content:
    return publisher.compose(TextReader().read(text.encode(), "sea.txt"))


def test_a_rejected_metric_stays_rejected_and_is_not_published() -> None:
    """It is kept in the file, and gone from everything that is made."""
    first = content()
    rejected = replace(first, metrics=(replace(first.metrics[0], status=Status.REJECTED), *first.metrics[1:]))
    again = merge(content(), rejected)
    published = settle(again)

    assert Status.REJECTED is again.metrics[0].status
    assert first.metrics[0].id not in {m.id for m in published.metrics}
    assert all(
        first.metrics[0].id not in b.metrics for s in published.sections for b in s.blocks if isinstance(b, Cards)
    )


def test_a_metric_deleted_from_the_file_stays_out() -> None:
    """Deleting is a way of rejecting."""
    first = content()

    assert Status.REJECTED is merge(content(), replace(first, metrics=first.metrics[1:])).metrics[0].status


def test_a_changed_label_is_kept_without_a_status() -> None:
    """A person who changes the words need not know of statuses."""
    first = content()
    label = replace(first.metrics[0].label, source="运营航线总数")
    edited = replace(first, metrics=(replace(first.metrics[0], label=label), *first.metrics[1:]))
    again = merge(content(), edited)

    assert ("运营航线总数", Status.EDITED) == (again.metrics[0].label.source, again.metrics[0].status)


def test_a_rewritten_headline_is_kept() -> None:
    """The words that a person put over a section stay there."""
    first = content()
    section = replace(first.sections[2], headline=Segment(id="mine", source="客户更多了"))
    edited = replace(first, sections=(*first.sections[:2], section, *first.sections[3:]))

    assert "客户更多了" == merge(content(), edited).sections[2].headline.source  # type: ignore[union-attr]


def test_dropped_and_moved_sections_stay_so() -> None:
    """The order is the person's; a deleted section does not come back."""
    first = content()
    overview, lead, routes, people = first.sections
    moved = merge(content(), replace(first, sections=(overview, people, lead, routes)))
    dropped = merge(content(), replace(first, sections=(overview, lead, people)))

    assert [overview.id, people.id, lead.id, routes.id] == [s.id for s in moved.sections]
    assert routes.id not in {s.id for s in settle(dropped).sections}


def test_a_new_section_of_the_article_comes_in() -> None:
    """What the old file could not know is not taken for dropped."""
    longer = TEXT + "\n绿色航运\n海风航运新造船舶中绿色船舶超40艘，环境表现继续改善。\n"
    again = merge(content(longer), content())

    assert ["绿色航运"] == [s.title.source for s in settle(again).sections[-1:] if s.title]


def test_an_edit_of_a_sentence_that_is_gone_is_reported() -> None:
    """The article no longer states it: it is left out, and that is said."""
    first = content()
    edited = replace(first, metrics=(replace(first.metrics[0], status=Status.APPROVED), *first.metrics[1:]))
    again = merge(content(TEXT.replace("超120条航线", "许多航线")), edited)

    assert ["edit-lost"] == [d.code for d in again.diagnostics]


def test_nothing_in_doubt_reaches_a_headline(seed: Content) -> None:
    """Headlines, key points and hero cards hold only facts that need no review."""
    led = {s.headline.fact for s in seed.sections if isinstance(s.headline, FactPhrase)}

    assert all(m.confidence == "auto" for m in seed.metrics if m.id in led)

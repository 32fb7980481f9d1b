"""Two versions of an article, fact by fact."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import publisher
from publisher.model import Change, Content, Difference, Status
from tests import cases

SEA = (cases.FOLDER / "sea.txt").read_text("utf-8")


def changes(tmp_path: Path, *edits: tuple[str, str]) -> tuple[Change, ...]:
    """Return what differs after some words of the article are replaced."""
    text = SEA
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "sea.txt").write_text(text, "utf-8")
    return publisher.diff(cases.FOLDER / "sea.txt", tmp_path / "sea.txt")


def test_the_same_article_has_no_changes(tmp_path: Path) -> None:
    """Nor do its line ends or a heading change a fact."""
    assert () == changes(tmp_path)
    assert () == changes(tmp_path, ("航线拓展", "新的航线"))


def test_a_changed_value_is_one_change(tmp_path: Path) -> None:
    """Though its id is another, with the places where it stands now."""
    (change,) = [c for c in changes(tmp_path, ("超120条", "超130条")) if c.differences[0].what == "value"]

    assert Difference(what="value", old="超120条", new="超130条") == change.differences[0]
    assert (change.kind, change.paragraph) == ("changed", 1)
    assert change.old != change.new
    assert 2 in change.slides


def test_a_changed_date_is_one_change(tmp_path: Path) -> None:
    """A milestone moves from one year to another."""
    (change,) = changes(tmp_path, ("2010年，", "2011年，"))

    assert Difference(what="date", old="2010年", new="2011年") == change.differences[0]


def test_what_comes_and_goes(tmp_path: Path) -> None:
    """A fact that was taken out is told with the slides of the old deck, a new one with those of the new."""
    found = changes(
        tmp_path, ("，服务客户超2万户", ""), ("约120万吨。", "约120万吨。截至2022年末，海风航运员工超900人。")
    )
    kinds = {change.kind: change for change in found}

    assert "海风航运服务客户超2万户" == kinds["removed"].said
    assert "海风航运员工超900人" == kinds["added"].said
    assert kinds["removed"].slides
    assert kinds["added"].slides


def test_edits_of_a_person_are_changes(seed: Content) -> None:
    """A label is rewritten, a metric rejected."""
    first, second, *rest = seed.metrics
    label = replace(first.label, source="新的名称", span=None)
    edited = (replace(first, label=label, status=Status.EDITED), replace(second, status=Status.REJECTED), *rest)

    renamed, removed = publisher.diff(seed, replace(seed, metrics=edited))

    assert ["label"] == [difference.what for difference in renamed.differences]
    assert (removed.kind, removed.old) == ("removed", second.id)

"""Phrases of a theme are filled in, and nothing in a value is taken for a template."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher import themes
from publisher.errors import ThemeError
from publisher.templates import Words

THEME = themes.load("plain")


def _words(block: str) -> Words:
    return Words(replace(THEME, templates={"deck.en.j2": f"{{% block said %}}{block}{{% endblock %}}"}), "deck", "en")


@pytest.mark.parametrize(
    ("block", "values", "said"),
    [
        ("Sources", {}, "Sources"),
        ("{{ name }}, page {{page}}", {"name": "R&D <5%>", "page": 3}, "R&D <5%>, page 3"),
        ("{{ name }}", {"name": r"\1 {{ page }} {% if %}"}, r"\1 {{ page }} {% if %}"),
        ("{{ name }}{% if page %}, page {{ page }}{% endif %}", {"name": "A", "page": 0}, "A"),
        ("{{ name }}{% if page %}, page {{ page }}{% endif %}", {"name": "A", "page": 3}, "A, page 3"),
        (
            "{% if a %}{% if b %}both{% else %}a{% endif %}{% else %}{% if b %}b{% else %}none{% endif %}{% endif %}",
            {"a": "", "b": 1},
            "b",
        ),
        ("{% if a %}{% if b %}both{% else %}a{% endif %}{% else %}none{% endif %}!", {"a": 1, "b": 0}, "a!"),
        ("{% if a %}{{ b }}{% else %}none{% endif %}", {"a": 0}, "none"),
        ("{% if last != first %}{{ first }} to {% endif %}{{ last }}", {"first": 2014, "last": 2024}, "2014 to 2024"),
        ("{% if last != first %}{{ first }} to {% endif %}{{ last }}", {"first": 2014, "last": 2014}, "2014"),
        ("{% if a == 1 %}one{% elif a %}more{% endif %}", {"a": 2}, "more"),
        ("{{ names|join(', ') }}", {"names": ("A", "B")}, "A, B"),
        ("{{ name }} {{ 'x' }}", {"name": "A"}, "A x"),
        ("{{ name }} {# not said #}", {"name": "A"}, "A"),
    ],
)
def test_a_phrase(block: str, values: dict[str, object], said: str) -> None:
    """Words and values alone, and with what only a template can do."""
    assert _words(block).say("said", **values) == said


@pytest.mark.parametrize("block", ["{{ name }}", "{{ name }}{% if name %}!{% endif %}"])
def test_a_missing_value_is_an_error(block: str) -> None:
    """It is never a blank."""
    with pytest.raises(ThemeError, match=r"block 'said': .*name.* is undefined"):
        _words(block).say("said")

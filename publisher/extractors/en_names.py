"""Names in English text: what is written with capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from publisher.extractors.vocabulary import NOT_NAMES
from publisher.lang.lazy import lazy
from publisher.model import Article, Span

_CAPITALISED = lazy(
    r"\b[A-Z][\w&'\-]*(?:\.(?:com|org|io|ai))?(?: (?:of|and|for|the|de|&)(?= [A-Z])| [A-Z][\w&'\-]*){0,6}"
)
_ORGANISATION = lazy(
    r"\b(?:Inc|Ltd|Corp|plc|PLC|LLC|Co|Group|Bank|Holdings|Foundation|University|College|Institute|Association|Authority|"
    r"Bureau|Office|Agency|Ministry|Department|Council|Commission|Company|Corporation|Trust|Society|Museum|Hospital|Airport|"
    r"Railway|Railways|Airlines|Airways|Project|Centre|Center|Board|Committee|Partners|Ventures|Capital)$"
)
_TITLE_VERB = lazy(
    r"\s(?:reports?|announces?|posts?|launches|opens|raises|closes|completes|celebrates|marks|turns|unveils|publishes|delivers|"
    r"secures|wins|acquires|signs|sees|to|is|grows|rises|falls|profits?|revenues?|results?|at|hits|reaches|lifts|expands|in)\b",
    re.IGNORECASE,
)
_LEGAL_FORM = lazy(r",?\s(?:Inc|Ltd|Corp|plc|PLC|LLC|Co)$")
_CONTRACTION = lazy(r"'(?:s|re|ve|ll|d|m)?$")
_COMPOUND = lazy(r"[A-Z][a-z]+-[a-z]+")
"""A word that only opens a sentence: "Comparable-store sales"."""
_TRAILING = frozenset("of and for the & de".split())


def found(text: str, sentences: tuple[Span, ...]) -> tuple[str, ...]:
    """Return the names of a folded text: capitalised words that stand twice, or inside a sentence."""
    starts = {span.start for span in sentences}
    counts: Counter[str] = Counter()
    inside: set[str] = set()
    for name, at in _capitalised(text):
        counts[name] += 1
        is_opening = at in starts or text[max(0, at - 2) : at].strip() in ("", '"', "“", "•", "-", "*", "#")
        is_proper = (
            len(name.split()) > 1 and text[at + len(name) : at + len(name) + 1] == " " and name.split()[0].isupper()
        )
        if not is_opening or is_proper:
            inside.add(name)
    parts = {word for name in counts if " " in name for word in name.split()[-1:]}
    return tuple(
        name for name, count in counts.items() if count > 1 or (name in inside and " " in name) or name in parts
    )


def is_organisation(name: str) -> bool:
    """Tell whether a name is that of an organisation, by how it ends."""
    return bool(_ORGANISATION.search(name.rstrip(".")))


def main(article: Article, text: str, names: tuple[str, ...]) -> str | None:
    """Return the name that an article is about: the one in its title that the text repeats most."""
    title = text[article.title.start : article.title.end] if article.title else ""
    body = text[article.title.end :] if article.title else text
    if verb := _TITLE_VERB.search(title):
        for words in range(len(title[: verb.start()].split()), 0, -1):
            head = " ".join(title[: verb.start()].split()[:words]).rstrip(",.:;")
            head = _LEGAL_FORM.sub("", head).removesuffix("'s")
            least = (
                1 if " " in head and words == len(title[: verb.start()].split()) else 2
            )  # a whole name need not come twice
            if (
                head[:1].isupper()
                and head not in NOT_NAMES
                and len(re.findall(rf"\b{re.escape(head)}\b", body)) >= least
            ):
                return head
    counts = Counter(name for name, _ in _capitalised(text))
    scores = {name: counts[name] + (4 if name in title else 0) for name in names if counts[name] > 1 or name in title}
    return max(scores, key=lambda name: (scores[name], -len(name))) if scores else None


def _capitalised(text: str) -> Iterator[tuple[str, int]]:
    for match in _CAPITALISED.finditer(text):
        words, at = match[0].split(), match.start()
        while words and (_CONTRACTION.sub("", words[0]) in NOT_NAMES or words[0] in _TRAILING):
            at = text.index(words[0], at) + len(words[0])
            words = words[1:]
        while words and words[-1] in _TRAILING:
            words = words[:-1]
        if not words:
            continue
        name = " ".join(words)
        name = _CONTRACTION.sub("", name)
        at = text.find(name, at, match.end())
        if len(name) > 2 and at >= 0 and name not in NOT_NAMES and not _COMPOUND.fullmatch(name):
            yield name, at

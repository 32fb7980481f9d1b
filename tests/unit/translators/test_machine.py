"""A machine fills a translation file, and no number of its own gets in."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

import publisher
from publisher.errors import TranslationError
from publisher.exchange import TranslationUnit, from_content, waits, xliff
from publisher.model import Content, State
from publisher.readers.text import TextReader
from publisher.translators import replies
from publisher.translators.glossary import Term
from publisher.translators.locking import lock
from publisher.translators.machine import Machine
from publisher.translators.providers import Message, UnusableReplyError
from tests.unit.translators.adversaries import attacks

ARTICLE = (
    "海风航运二十年\n\n截至2023年6月末，海风航运累计运营超150条航线，服务客户超2万户。"
    "公司于2004年3月成立，推出国内首个5G港口，客户满意度达98.5%。海风航运坚持开放合作。\n"
)
ENGLISH = (
    "Sea Wind at twenty\n\nBy the end of June 2023, Sea Wind ran more than 150 routes and served over 20,000 customers."
    " Its revenue rose 12.5% to RMB 3.2 billion. The company keeps working with its partners.\n"
)
GOOD = {
    "累计运营": "By ⟦A⟧, Sea Wind ran ⟦B⟧ routes and served ⟦C⟧ customers.",
    "公司于": "The company was founded in ⟦A⟧, opened the country’s first ⟦B⟧ port and has ⟦C⟧ customer satisfaction.",
    "坚持开放": "Sea Wind works openly with others.",
    "ran more": "截至⟦A⟧，海风航运运营⟦B⟧条航线，服务客户⟦C⟧户。",
    "revenue rose": "营收增长⟦A⟧，达到⟦B⟧。",
    "keeps working": "公司坚持与伙伴合作。",
}
NAME = Term(zh="海风航运", en="Sea Wind", kind="organisation", avoid=("Ocean Breeze",))


class Played:
    """A provider that says what a play tells it to, and remembers what it was asked."""

    name = "model at localhost"

    def __init__(self, play: Callable[[str], str]) -> None:
        self.play = play
        self.asked: list[Sequence[Message]] = []

    def complete(self, messages: Sequence[Message]) -> str:
        self.asked.append(messages)
        return self.play(messages[1].text.rpartition("Text:\n")[2])


def content_of(text: str) -> Content:
    return publisher.compose(TextReader().read(text.encode(), "sea.txt"))


def machine(play: Callable[[str], str], text: str = ARTICLE, *terms: Term) -> Machine:
    return Machine(provider=Played(play), content=content_of(text), glossary=terms, now=lambda: "2026-01-02T03:04:05Z")


def sentence(content: Content, words: str) -> TranslationUnit:
    return next(unit for unit in from_content(content).units if words in unit.source and unit.context == "sentence")


def translated(reply: str, words: str = "累计运营", *terms: Term) -> TranslationUnit:
    made = machine(lambda _: reply, ARTICLE, *terms)
    return made.translate(sentence(made.content, words))


def test_every_number_goes_out_covered():
    """Figures, dates, counts and names with digits: no digit is in the text that is sent."""
    for text in (ARTICLE, ENGLISH):
        content = content_of(text)
        sent = [lock(unit, content).text for unit in from_content(content).units]

        assert not [text for text in sent if any(sign.isdigit() for sign in text)]


@pytest.mark.parametrize(
    ("text", "sent", "said"),
    [
        ("海风航运二十周年庆典", "海风航运⟦A⟧周年庆典", ["20"]),
        ("开通一百二十五个港口", "开通⟦A⟧港口", ["125"]),
        ("三大港口，一批老百姓", "三大港口，一批老百姓", []),
        ("数十个港口、十余年、三四十人", "数十个港口、十余年、三四十人", []),
        ("Sea Wind at twenty-five years", "Sea Wind at ⟦A⟧ years", ["25"]),
        ("a first step in five ports", "a first step in five ports", []),
        ("使用5G和Web3技术", "使用⟦A⟧和⟦B⟧技术", ["5G", "Web3"]),
    ],
)
def test_numbers_in_words_are_covered(text, sent, said):
    """From eleven on, when they are exact; what is less is a word, and what is vague is left."""
    content = content_of(f"{'海风航运' if text[0] > 'z' else 'Sea Wind'}\n\n{text}\n")
    locked = lock(TranslationUnit(id="t-1", source=text), content)

    assert (sent, said) == (locked.text, [lock.said for lock in locked.locks])


def test_numbers_come_back_said_by_rule():
    """A figure stays a placeholder, a date and a name with a digit are words again."""
    unit = translated(GOOD["公司于"], "公司于")

    assert unit.target
    assert unit.target.startswith(
        "The company was founded in March 2004, opened the country’s first 5G port and has ⟦m-"
    )


@pytest.mark.parametrize("words", GOOD)
def test_a_good_reply_is_taken(words):
    """In either direction; it says who made it and when, and waits for a person."""
    made = machine(lambda _: GOOD[words], ARTICLE if words in ARTICLE else ENGLISH, NAME)
    unit = made.translate(sentence(made.content, words))

    assert unit.problem is None
    assert (unit.origin, unit.state, waits(unit)) == ("machine", State.TRANSLATED, True)
    assert unit.made
    assert unit.made.startswith("model at localhost, 2026-01-02T03:04:05Z, prompt ")


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("", "it is empty"),
        ("By ⟦A⟧, Sea Wind ran ⟦B⟧ routes.", "it has ⟦C⟧ 0 times, not once"),
        ("By ⟦A⟧, Sea Wind ran ⟦B⟧ and ⟦B⟧ routes for ⟦C⟧.", "it has ⟦B⟧ 2 times, not once"),
        ("By ⟦A⟧, Sea Wind ran ⟦B⟧ routes, ⟦C⟧ customers, ⟦D⟧.", "it has ⟦D⟧, which its source does not have"),
        ("By ⟦A⟧, Sea Wind ran ⟦B⟧ routes for ⟦C⟧ million.", "it says “million”, a number of its own"),
        ("By ⟦A⟧, it ran ⟦B⟧ routes for ⟦C⟧ customers" + ", for years" * 40, "it is too long"),
        ("By ⟦A⟧ ⟦B⟧ ⟦C⟧", "it is too short"),
        ("截至⟦A⟧，海风航运运营⟦B⟧条航线，服务客户⟦C⟧户。", "it has Chinese signs"),
        ("Βy ⟦A⟧, it ran ⟦B⟧ routes for ⟦C⟧ customers.", "of another script"),
        ("By ⟦A⟧, it ran ⟦B⟧ routes\nfor ⟦C⟧ customers.", "it has the sign U+000A"),
        ("By ⟦A⟧, it ran ⟦B⟧ routes for ⟦C⟧ customers: https://example.org", "a link or mark-up"),
        ("By ⟦A⟧, Seawinds ran ⟦B⟧ routes for ⟦C⟧ customers.", "海风航运 is not rendered as “Sea Wind”"),
        ("By ⟦A⟧, Ocean Breeze ran ⟦B⟧ routes for ⟦C⟧ customers.", "“Ocean Breeze” is a forbidden rendering"),
    ],
)
def test_a_wrong_reply_is_left_out(reply, says):
    """The text stays untranslated, and the reason is a note of its unit."""
    unit = translated(reply, "累计运营", NAME)

    assert (unit.target, unit.state, unit.origin) == (None, State.INITIAL, None)
    assert says in (unit.problem or "")


def test_a_refused_reply_is_asked_for_once_more():
    """With the reason; what comes then is taken."""
    said = iter(["By ⟦A⟧, nothing.", GOOD["累计运营"]])
    made = machine(lambda _: next(said))
    unit = made.translate(sentence(made.content, "累计运营"))

    assert unit.target
    assert "it has ⟦B⟧ 0 times, not once" in made.provider.asked[1][-1].text  # type: ignore[attr-defined]


def test_a_broken_reply_is_no_end():
    """The next text is asked for all the same."""

    def play(text: str) -> str:
        raise UnusableReplyError("it holds no text")

    made = machine(play)
    files = [*made.fill(from_content(made.content))]

    assert len(files) == len(from_content(made.content).units)
    assert {unit.problem for unit in files[-1].units} == {
        "the reply of model at localhost was not taken: it holds no text"
    }


def test_a_stop_loses_nothing():
    """What was made before is in the file that was yielded last; the next run asks for the rest only."""
    count = itertools.count()

    def play(text: str) -> str:
        if next(count) == 9:
            raise TranslationError("no connection")
        return next((reply for words, reply in GOOD.items() if words in text), "")

    stopped = machine(play)
    files = [from_content(stopped.content)]
    with pytest.raises(TranslationError):
        files.extend(stopped.fill(files[0]))
    again = machine(lambda _: "")
    [*again.fill(files[-1])]

    done = [unit.source for unit in files[-1].units if unit.target]
    asked = " ".join(str(messages[1].text) for messages in again.provider.asked)  # type: ignore[attr-defined]
    assert done
    assert not [source for source in done if lock_text(again.content, source) in asked]


def lock_text(content: Content, source: str) -> str:
    return next("Text:\n" + lock(unit, content).text for unit in from_content(content).units if unit.source == source)


def test_what_a_machine_made_reads_back():
    """The record is in the file, and the next update keeps it."""
    content = content_of(ARTICLE)
    unit = replace(translated(GOOD["累计运营"]), problem=None)
    file = replace(from_content(content), units=(unit,))

    assert file == xliff.read(xliff.write(file), "x")


@pytest.mark.parametrize("words", [words for words in GOOD if "⟦" in GOOD[words]])
def test_of_a_thousand_malicious_replies_none_gets_in(words):
    """Digits of any script, number words, hidden, turned around or in the place of a placeholder: 250 of each text."""
    text = ARTICLE if words in ARTICLE else ENGLISH
    content = content_of(text)
    unit = sentence(content, words)
    locked = lock(unit, content)
    assert replies.problem(GOOD[words], locked, content.languages, ()) is None

    passed = [
        (attack.name, attack.reply)
        for attack in itertools.islice(attacks(GOOD[words], content.languages[1], seed=7), 250)
        if replies.problem(attack.reply, locked, content.languages, ()) is None
    ]

    assert [] == passed


@pytest.mark.parametrize("words", [words for words in GOOD if "⟦" in GOOD[words]])
def test_no_sign_that_counts_gets_in(words):
    """Every sign of Unicode that has a numeric value, once: none passes, save those of common words."""
    content = content_of(ARTICLE if words in ARTICLE else ENGLISH)
    locked = lock(sentence(content, words), content)
    counting = [chr(c) for c in range(0x110000) if unicodedata.numeric(chr(c), None) is not None]

    passed = [sign for sign in counting if replies.problem(GOOD[words] + sign, locked, content.languages, ()) is None]

    # 什, 参, 漆, 阡 and 陌 are numerals in old texts only.
    assert set(passed) <= set("什参漆阡陌")

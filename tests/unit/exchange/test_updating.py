"""A translation file that follows its article: what is kept, what is offered, what is never taken for done."""

from __future__ import annotations

from dataclasses import replace

import publisher
from publisher.exchange import TranslationFile, TranslationUnit, from_content, is_offer, update, xliff
from publisher.model import Content, State
from publisher.readers.text import TextReader

OLD = "海风航运二十年\n\n截至2022年末，海风航运累计运营超120条航线，服务客户超2万户。\n"
NEW = OLD.replace("2022年末", "2023年末").replace("超120条", "超150条")
OTHER = OLD.replace("服务客户超2万户", "航班准点")


def content_of(text: str) -> Content:
    return publisher.compose(TextReader().read(text.encode(), "sea.txt"))


def translated(text: str) -> TranslationFile:
    """Return the file of an article whose one sentence a person has translated."""
    file = from_content(content_of(text))
    units = [_done(unit) if unit.context == "sentence" else unit for unit in file.units]
    return replace(file, units=tuple(units))


def _done(unit: TranslationUnit) -> TranslationUnit:
    codes = [f"⟦{p.fact}⟧" for p in unit.placeholders]
    target = f"By the end of 2022 it ran {' and served '.join(codes)} customers."
    return replace(unit, target=target, state=State.FINAL, origin="human")


def sentence(file: TranslationFile) -> TranslationUnit:
    return next(unit for unit in file.units if unit.context == "sentence")


def test_a_changed_sentence_is_offered_its_earlier_translation():
    """With the new figures in their places and the old text in a note; it is for review, not done."""
    unit = sentence(update(translated(OLD), content_of(NEW)))

    assert is_offer(unit)
    assert [f"⟦{p.fact}⟧" in (unit.target or "") for p in unit.placeholders] == [True, True]
    assert unit.earlier == (
        "截至2022年末，海风航运累计运营超120条航线，服务客户超2万户。"
        " → By the end of 2022 it ran 超120条 and served 超2万户 customers."
    )


def test_an_offer_is_no_translation():
    """It states the old year: no file may say so."""
    content = content_of(NEW)
    offered = update(translated(OLD), content)

    done = publisher.translate(content, publisher.Translations(units=offered.units))

    assert all(s.target is None for block in done.sections[-1].blocks for s in getattr(block, "segments", ()))


def test_a_reviewed_offer_is_a_translation():
    """Once a person has set its state, the note and the mark go."""
    content = content_of(NEW)
    offered = update(translated(OLD), content)
    looked = tuple(replace(u, state=State.REVIEWED) if is_offer(u) else u for u in offered.units)

    unit = sentence(update(replace(offered, units=looked), content))

    assert (State.REVIEWED, None, None) == (unit.state, unit.sub_state, unit.earlier)
    assert sentence(offered).target == unit.target


def test_a_sentence_that_lost_a_figure_gets_a_note_only():
    """Its earlier translation has no place for what is there now."""
    unit = sentence(update(translated(OLD), content_of(OTHER)))

    assert unit.target is None
    assert unit.earlier


def test_an_offer_survives_a_second_update():
    """Running the command twice changes nothing."""
    once = update(translated(OLD), content_of(NEW))

    assert once == update(once, content_of(NEW))


def test_a_memory_gives_the_same_text():
    """Another article's file has it: it is taken, and said to be from memory."""
    empty = replace(translated(OLD), units=())

    unit = sentence(update(empty, content_of(OLD), memory=translated(OLD).units))

    assert (State.TRANSLATED, "memory") == (unit.state, unit.origin)
    assert sentence(translated(OLD)).target == unit.target


def test_what_a_machine_made_stays_a_machines():
    """However often it is used again."""
    made = [replace(unit, origin="machine") for unit in translated(OLD).units]

    assert sentence(update(replace(translated(OLD), units=()), content_of(OLD), memory=made)).origin == "machine"


def test_a_note_of_what_was_reads_back():
    """The file holds all of an offer."""
    offered = update(translated(OLD), content_of(NEW))

    assert offered == xliff.read(xliff.write(offered), "sea.en.xlf")

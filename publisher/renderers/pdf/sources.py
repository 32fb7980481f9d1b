"""Set what a brief says of itself: where the article comes from, who translated it, how to check it."""

from __future__ import annotations

from publisher.renderers.pdf.blocks import set_block, set_line
from publisher.renderers.pdf.cover import named, source_line
from publisher.renderers.pdf.setting import Desk, Style, Voice
from publisher.renderers.pdf.shapes import Block, Node, beside, space, stack

APART = 2.75
"""From one row of a single line to the next, in em."""


def source_rows(desk: Desk, root: Node) -> list[Block]:
    """Return one row for each thing that is known, in both languages."""
    source = desk.content.source
    facts = [("label_source", tuple(source_line(desk, voice) for voice in desk.voices))]
    if source.url:
        facts.append(("label_link", (source.url,) * 2))
    if source.credit:
        facts.append(("label_data", tuple(named(desk, voice, source.credit) for voice in desk.voices)))
    facts.append(("label_file", (source.name,) * 2))
    facts.append(("label_translation", tuple(_translation(desk, voice) for voice in desk.voices)))
    if desk.metrics or desk.milestones:
        facts.append(("label_checking", tuple(_checking(desk, voice) for voice in desk.voices)))
    half = (desk.frame.measure - desk.frame.gutter) / 2
    rows = [
        beside(
            (
                i * (half + desk.frame.gutter),
                _note(desk, voice, (label, said[i]), half, Node("P", root, voice.language)),
            )
            for i, voice in enumerate(desk.voices)
        )
        for label, said in facts
    ]
    digest = " ".join(source.sha256[i : i + 8] for i in range(0, len(source.sha256), 8))
    voice = desk.second if desk.first.is_chinese else desk.first
    labels = " · ".join(v.say("label_checksum") for v in desk.voices)
    runs = [(labels, note_style(desk, desk.first)), (f"SHA-256  {digest}", note_style(desk, voice))]
    return [*rows, stack([space(3.0), set_line(runs, Node("P", root), gap=8.0)[0]])]


def _checking(desk: Desk, voice: Voice) -> str:
    """Return how to read the places of the facts."""
    spans = [metric.span for metric in desk.metrics] + [milestone.span for milestone in desk.milestones]
    has_cells = any(where and where.kind == "cell" for where in map(desk.content.source.locator, spans))
    joint = "" if voice.is_chinese else " "
    return joint.join(voice.say(block) for block in ("checking", *(("checking_cells",) if has_cells else ())))


def _note(desk: Desk, voice: Voice, said: tuple[str, str], width: float, root: Node) -> Block:
    """Return what is said under a label, the label hanging before it."""
    (label, text), node = said, Node("P", root, voice.language)
    hang = 34.0 if voice.is_chinese else 54.0
    plain = voice.role("note", desk.theme.color.ink)
    name = set_block([(voice.say(label), voice.role("note", desk.theme.color.brand, voice.strong))], hang, node)
    block = beside([(0.0, name), (hang, set_block([(text, plain)], width - hang, node))])
    return Block(block.height + APART * plain.size - plain.leading, block.shapes)


def _translation(desk: Desk, voice: Voice) -> str:
    """Return who made the translations that are printed, most frequent first, as the content records it."""
    segments = [s for paragraph in desk.paragraphs for s in paragraph.segments]
    segments += [metric.label for metric in desk.metrics] + [milestone.event for milestone in desk.milestones]
    origins = [segment.provenance for segment in segments]
    if set(origins) <= {"none"}:
        return voice.say("translation_none")
    ranked = sorted(set(origins), key=lambda origin: (origin == "none", -origins.count(origin), origin))
    names = tuple(voice.say(f"origin_{origin}") for origin in ranked)
    listed = ("、" if voice.is_chinese else ", ").join(names)
    return voice.say("translation", origins=names, listed=listed[:1].upper() + listed[1:])


def note_style(desk: Desk, voice: Voice) -> Style:
    """Return the style of notes beside the cells of a table, on the same lines as they."""
    muted = desk.theme.color.muted
    return voice.role("note", muted, leading=voice.role("table", muted).leading)

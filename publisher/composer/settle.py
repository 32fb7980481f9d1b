"""Content as it is published: what a person rejected is gone, and with it all that named it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from publisher.model import (
    Block,
    Cards,
    Chart,
    Content,
    FactPhrase,
    Points,
    Prose,
    Section,
    Segment,
    Statement,
    Status,
    Timeline,
)


@lru_cache(maxsize=2)  # each file of an article is made from it, and checked against it
def settle(content: Content) -> Content:
    """Return the content without rejected facts and sections, and without blocks left empty by that."""
    metrics = tuple(metric for metric in content.metrics if metric.status is not Status.REJECTED)
    milestones = tuple(milestone for milestone in content.milestones if milestone.status is not Status.REJECTED)
    known = {metric.id for metric in metrics} | {milestone.id for milestone in milestones}
    sections = tuple(_section(s, known) for s in content.sections if s.status is not Status.REJECTED)
    return replace(content, metrics=metrics, milestones=milestones, sections=sections)


def _section(section: Section, known: set[str]) -> Section:
    headline = section.headline if section.headline and _can_stand(section.headline, known) else section.title
    blocks = (_block(block, known) for block in section.blocks)
    return replace(section, headline=headline, blocks=tuple(block for block in blocks if block))


def _block(block: Block, known: set[str]) -> Block | None:
    """Return what is left of a block; a chart of one number is no chart."""
    match block:
        case Prose():
            return block
        case Points():
            statements = tuple(s for s in block.statements if _can_stand(s, known))
            return replace(block, statements=statements) if statements else None
        case Cards():
            metrics = _kept(block.metrics, known)
            return replace(block, metrics=metrics) if metrics else None
        case Chart():
            metrics = _kept(block.metrics, known)
            return replace(block, metrics=metrics) if len(metrics) > 1 else None
        case Timeline():
            milestones = _kept(block.milestones, known)
            return replace(block, milestones=milestones) if milestones else None


def _kept(facts: tuple[str, ...], known: set[str]) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact in known)


def _can_stand(statement: Statement, known: set[str]) -> bool:
    match statement:
        case Segment():
            return True
        case FactPhrase():
            return statement.fact in known

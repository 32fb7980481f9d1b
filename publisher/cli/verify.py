"""The command `verify`: read finished files back and prove every number in them."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import publisher
from publisher.errors import CheckError
from publisher.model import Finding, Proof, Rebuilt


class Form(StrEnum):
    """How findings are shown."""

    TEXT = "text"
    JSON = "json"


def verify(
    files: Annotated[
        list[Path], typer.Argument(help="Finished .pptx, .pdf or .html files, or a folder of them.", show_default=False)
    ],
    source: Annotated[
        Path | None,
        typer.Option(help="The article or content file.", show_default="the content inside or beside the file"),
    ] = None,
    theme: Annotated[
        str | None, typer.Option(help="The theme's name or folder.", show_default="what the file says")
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Also make the files of a build again, and compare their bytes.")
    ] = False,
    template: Annotated[
        Path | None, typer.Option(help="Where the template of decks lies, to make them again.", show_default="none")
    ] = None,
    format: Annotated[Form, typer.Option(help="How to show what is found.")] = Form.TEXT,
) -> None:
    """Read finished files back, also those edited since, and compare every number in them with the source."""
    proofs = [proof for file in files for proof in publisher.verify(file, source, theme=theme)]
    made = [
        again
        for file in (files if rebuild else ())
        for again in publisher.rebuild(file, source, theme=theme, template=template)
    ]
    shown = [*map(_text, proofs), *map(_rebuilt, made)]
    typer.echo(_json(proofs, made) if format is Form.JSON else "\n".join(shown))
    if other := [again for again in made if again.same == "nothing"]:
        raise CheckError(f"made again, {_count(len(other), 'file')} of {len(made)} came out otherwise")
    if found := sum(len(proof.findings) for proof in proofs):
        raise CheckError(_count(found, "finding"), hint="Each says where it is and how to mend it.")


def _text(proof: Proof) -> str:
    checked, found = _count(proof.statements, "statement"), _count(len(proof.findings), "finding")
    lines = [f"{proof.file}: {checked} checked, {found}", *(f"  note: {remark}" for remark in proof.remarks)]
    return "\n".join([*lines, *(line for finding in proof.findings for line in _finding(finding))])


def _rebuilt(again: Rebuilt) -> str:
    said = {"bytes": "made again, the same bytes", "content": "made again, the same content, packed otherwise"}
    lines = [f"{again.file}: {said.get(again.same, 'made again, it is not the same')}"]
    return "\n".join([*lines, *(f"    {difference}" for difference in again.differences)])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _finding(finding: Finding) -> list[str]:
    says = finding.says if finding.says is not None else "nothing like it"
    return [
        f"  {finding.place} ({finding.code})",
        f"    stands: {_one_line(finding.stands)}",
        f"    source: {_one_line(says)}",
        f"    mend:   {finding.hint}",
    ]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _json(proofs: Sequence[Proof], made: Sequence[Rebuilt]) -> str:
    shown = {"files": [dataclasses.asdict(proof) for proof in proofs]}
    shown |= {"rebuilt": [dataclasses.asdict(again) for again in made]} if made else {}
    return json.dumps(shown, ensure_ascii=False, indent=2)

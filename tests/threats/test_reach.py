"""What a text says about other places: nothing is read, fetched, linked or told."""

from __future__ import annotations

import getpass
import io
import json
import os
import re
import socket
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

import publisher
from publisher.errors import ContentError
from tests.conftest import SEED
from tests.unit.readers.files import docx, paragraph

BODY = (
    "海风航运2003年5月在宁波成立，截至2022年末运营超120条航线，服务更多客户，在业内享有很高声誉，并计划继续扩大投入。"
)


def sources(canary: Path) -> dict[str, bytes]:
    """Return articles in every format that name a file of the machine and addresses in every way we know."""
    named = (
        canary.as_uri(),
        str(canary),
        "http://127.0.0.1:9/x",
        "http://[::1]:9/x",
        "http://169.254.169.254/latest",
        "http://2130706433:9/",
    )
    marks = "".join(
        f'<img src="{n}"><link href="{n}"><iframe src="{n}"></iframe><object data="{n}"></object>' for n in named
    )
    links = " ".join(f"![x]({n}) [x]({n})" for n in named)
    picture = f'<w:r><w:fldSimple w:instr=" INCLUDETEXT {canary} "/></w:r>'
    return {
        "a.txt": f"海风航运二十周年\n\n{' '.join(named)}{BODY}\n{marks}".encode(),
        "a.md": f"# 海风航运二十周年\n\n{links}{BODY}\n\n{{{{ include '{canary}' }}}}\n".encode(),
        "a.html": f"<!DOCTYPE html><html><head><base href='{named[2]}'><meta http-equiv=refresh content='0;url={named[2]}'></head>"
        f"<body><h1>海风航运二十周年</h1><p>{BODY}</p>{marks}<p>{BODY}</p></body></html>".encode(),
        "a.docx": docx(paragraph("海风航运二十周年") + paragraph(BODY, picture)),
    }


def test_no_file_is_read_and_no_connection_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an article in any format, in decks, briefs and pages: no word of the named file, no call of a socket."""
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY-7f3a")
    calls: list[object] = []
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, lambda *args: calls.append(args))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: calls.append(args) or [])
    for name, data in sources(canary).items():
        (tmp_path / name).write_bytes(data)
        content = publisher.load(tmp_path / name)
        made = {f"{kind}.x": publisher.render(content, kind) for kind in ("deck", "pdf")}
        made |= {"content.json": publisher.dump(content)}
        made |= publisher.hand_out(content, {"deck.pptx": made["deck.x"], "brief.pdf": made["pdf.x"]})
        assert not any("CANARY-7f3a" in text for artifact in made.values() for text in _texts(artifact.data)), name

    assert [] == calls


def _texts(data: bytes) -> list[str]:
    """Return the texts of a file, unpacked."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    if data.startswith(b"%PDF"):
        return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return [data.decode("utf-8", "replace")]


ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x",
    "file:///etc/passwd", "\\\\server\\share", "ms-word:ofe|u|x", "//evil.example", "ftp://a/b", "mailto:a@b", "about:blank",
    "https://a b", 'https://a"b', "https://a<b", "https://", "ppaction://program?x", "../x", "C:\\x.exe",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_leads_out_of_the_web(address: str, tmp_path: Path) -> None:
    """The address of an article becomes a link: of any file, only one of the web does."""
    page = f"<!DOCTYPE html><html><head><link rel=canonical href='{address}'></head><body><h1>海风</h1><p>{BODY}</p></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    (tmp_path / "a.md").write_text(f"---\nurl: {json.dumps(address)}\n---\n\n# 海风\n\n{BODY}\n", "utf-8")
    data = json.loads(publisher.dump(publisher.load(SEED)).data)
    data["source"]["url"] = address
    (tmp_path / "c.json").write_text(json.dumps(data), "utf-8")

    assert publisher.read(tmp_path / "a.html").url is None
    assert publisher.read(tmp_path / "a.md").url is None
    with pytest.raises(ContentError, match=r"source\.url"):
        publisher.load(tmp_path / "c.json")


ACTIVE = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/AA",
    "/OpenAction",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/RichMedia",
    "/SubmitForm",
    "/GoToR",
}


def test_nothing_active_is_in_a_file() -> None:
    """A brief holds no script and no action but links of the web; a deck no relation out but such links."""
    content = publisher.load(SEED)
    brief, deck = (publisher.render(content, kind).data for kind in ("pdf", "deck"))
    keys = {key for item in _objects(PdfReader(io.BytesIO(brief))) for key in item}
    with zipfile.ZipFile(io.BytesIO(deck)) as package:
        rels = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".rels"))
    outside = re.findall(r'Target="([^"]*)" TargetMode="External"', rels)

    assert set() == keys & ACTIVE
    assert all(target.startswith(("https://", "http://")) for target in outside)
    assert not re.search(r"vbaProject|oleObject|activeX|package/2006/relationships/digital", rels)


def _objects(reader: PdfReader) -> list[DictionaryObject]:
    found: list[DictionaryObject] = []
    waiting, seen = [reader.trailer], set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
            item = item.get_object()
        if isinstance(item, DictionaryObject):
            found.append(item)
            waiting += list(item.values())
        elif isinstance(item, ArrayObject):
            waiting += list(item)
    return found


def test_nothing_of_the_machine_is_in_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No key of the environment, no name of a person or a machine, no path of a folder."""
    monkeypatch.setenv("PUBLISHER_API_KEY", "sk-CANARY")
    monkeypatch.setenv("PUBLISHER_BASE_URL", "http://127.0.0.1:9/v1")
    (tmp_path / "a.txt").write_text(f"海风航运二十周年\n\n{BODY}\n", "utf-8")
    content = publisher.load(tmp_path / "a.txt")
    made = {"deck.pptx": publisher.render(content, "deck"), "brief.pdf": publisher.render(content, "pdf")}
    made |= {"content.json": publisher.dump(content)} | publisher.hand_out(content, made)
    told = (str(tmp_path), str(Path.home()) + os.sep, "sk-CANARY", "127.0.0.1:9")
    names = {getpass.getuser(), socket.gethostname()} - {"root", "localhost"}

    for name, artifact in made.items():
        text = artifact.data.decode("latin-1") + "".join(_texts(artifact.data))
        assert [] == [word for word in (*told, *(n for n in names if len(n) > 5)) if word in text], name

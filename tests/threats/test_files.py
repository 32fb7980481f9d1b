"""Files of an attacker: templates, themes, names, bombs."""

from __future__ import annotations

import io
import os
import re
import shutil
import struct
import subprocess
import sys
import textwrap
import unicodedata
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

import publisher
from publisher import themes
from publisher.errors import LimitError, ThemeError
from publisher.model import ArticleLimits
from publisher.readers.text import TextReader
from tests.conftest import ROOT, SEED
from tests.unit.readers.files import zipped

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "+1+1",
    "-2+3",
    "{=1}",
    '=HYPERLINK("http://x")',
    "http://evil.example",
    "mailto:a@b",
)


@pytest.mark.parametrize("words", FORMULAS)
def test_words_are_no_formulas_in_a_workbook(words: str) -> None:
    """Names in the workbook of a chart are texts, whatever they begin with."""
    rows = "。".join(f"截至2024年末，{words}分行存款余额{n}5亿元" for n in (1, 2, 3))
    content = publisher.compose(TextReader().read(f"海风银行二十周年\n\n{rows}。\n".encode(), "sea.txt"))
    labelled = tuple(_named(metric, f"{words} {n}") for n, metric in enumerate(content.metrics))
    deck = publisher.render(_with(content, labelled), "deck")
    sheets = _workbooks(deck.data)

    assert not any(mark in sheet for sheet in sheets for mark in (b"<f>", b"<f ", b"<hyperlink"))


def _named(metric: publisher.Metric, words: str) -> publisher.Metric:
    from dataclasses import replace

    return replace(metric, label=publisher.Segment.of(words))


def _with(content: publisher.Content, metrics: tuple[publisher.Metric, ...]) -> publisher.Content:
    """Return a content with a chart of some metrics."""
    from dataclasses import replace

    from publisher.model import Chart

    chart = Chart(metrics=tuple(m.id for m in metrics), why="test")
    first, *rest = content.sections
    return replace(content, metrics=metrics, sections=(replace(first, blocks=(*first.blocks, chart)), *rest))


def _workbooks(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as deck:
        books = [zipfile.ZipFile(io.BytesIO(deck.read(n))) for n in deck.namelist() if n.endswith(".xlsx")]
        assert books
        return [book.read(name) for book in books for name in book.namelist() if name.startswith("xl/worksheets/")]


def house(change: dict[str, str] | None = None, **extra: bytes) -> bytes:
    """Return PowerPoint's default template with `change` made in its presentation part, and other parts added."""
    buffer = io.BytesIO()
    Presentation().save(buffer)
    with zipfile.ZipFile(buffer) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for old_words, new in (change or {}).items():
        for name in ("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "[Content_Types].xml"):
            parts[name] = parts[name].replace(old_words.encode(), new.encode(), 1)
    return zipped(parts | {name.replace("__", "/"): data for name, data in extra.items()})


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(10))
ENTITIES = {
    "a file of the machine": ('<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;"),
    "an address": ('<!DOCTYPE p [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>', "&x;"),
    "a bomb": (f"<!DOCTYPE p [{LAUGHS}]>", "&a9;"),
}


@pytest.mark.parametrize("name", ENTITIES)
def test_a_template_with_entities_is_refused(name: str, tmp_path: Path) -> None:
    """No entity is resolved: the template is refused, or its words are not those of the file."""
    declared, use = ENTITIES[name]
    template = tmp_path / "house.pptx"
    template.write_bytes(
        house({"<p:presentation ": f"{declared}<p:presentation ", "</p:presentation>": f"{use}</p:presentation>"})
    )
    secret = Path("/etc/hostname").read_bytes().strip() if Path("/etc/hostname").exists() else b"?"

    try:
        deck = publisher.render(publisher.load(SEED), "deck", template=str(template)).data
    except ThemeError:
        return
    with zipfile.ZipFile(io.BytesIO(deck)) as made:
        assert not any(secret in made.read(part) and len(secret) > 3 for part in ("ppt/presentation.xml",))


def bombs() -> dict[str, bytes]:
    """Return zips that unpack to much more than they are."""
    flat, many = bytes(900_000_000), {f"ppt/media/{n}.bin": b"" for n in range(20_000)}
    whole = house()
    large = zipped({"ppt/media/a.bin": flat, "word/document.xml": b"", "ppt/presentation.xml": b""})
    del flat
    lying = bytearray(large)
    for at in (m.start() for m in re.finditer(rb"PK\x01\x02", bytes(lying))):
        struct.pack_into("<I", lying, at + 24, 1_000)  # the size that the directory tells
    for at in (m.start() for m in re.finditer(rb"PK\x03\x04", bytes(lying))):
        struct.pack_into("<I", lying, at + 22, 1_000)
    return {
        "large": large,
        "lying": bytes(lying),
        "many": zipped(many),
        "doubled": whole + whole[whole.index(b"PK\x01\x02") :],
        "nested": zipped({"ppt/presentation.xml": large}),
        "half": large[: len(large) // 2],
    }


def test_a_bomb_is_refused_in_little_time_and_memory(tmp_path: Path) -> None:
    """As template, article and finished file: a clear error, under 700 MB and 10 seconds of the processor."""
    for name, data in bombs().items():
        for suffix in (".pptx", ".docx"):
            (tmp_path / f"{name}{suffix}").write_bytes(data)
    script = textwrap.dedent(
        f"""
        import resource, sys, time
        from pathlib import Path
        import publisher
        resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
        content = publisher.load({str(SEED)!r})
        for file in sorted(Path({str(tmp_path)!r}).iterdir()):
            for use in (lambda: publisher.render(content, "deck", template=str(file)), lambda: publisher.read(file),
                        lambda: publisher.verify(file)):
                start = time.process_time()
                try:
                    use()
                except publisher.PublisherError as error:
                    print(file.name, type(error).__name__)
                assert time.process_time() - start < 10, file
        """
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=300)

    assert 0 == done.returncode, done.stderr[-800:]
    assert 30 <= done.stdout.count("Error")


RELATION = '<Relationship Id="rIdX" Type="http://schemas.{}/relationships/{}" Target="{}"{}/></Relationships>'


def test_a_deck_takes_no_macros_from_its_template(tmp_path: Path) -> None:
    """The program code of a .pptm is not in the deck, and the deck does not say that it has some."""
    macros = RELATION.format("microsoft.com/office/2006", "vbaProject", "vbaProject.bin", "")
    template = tmp_path / "house.pptm"
    template.write_bytes(house({"</Relationships>": macros}, **{"ppt__vbaProject.bin": b"macro"}))
    deck = publisher.render(publisher.load(SEED), "deck", template=str(template)).data

    with zipfile.ZipFile(io.BytesIO(deck)) as made:
        assert not any("vba" in name.lower() for name in made.namelist())
        assert b"macroEnabled" not in made.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("kind", "target"),
    [("hyperlink", "file:///etc/passwd"), ("image", "http://evil.example/x.png"), ("oleObject", "\\\\server\\x")],
)
def test_a_template_that_leads_out_is_refused(kind: str, target: str, tmp_path: Path) -> None:
    """A linked picture would be loaded by whoever opens the deck."""
    outside = RELATION.format("openxmlformats.org/officeDocument/2006", kind, target, ' TargetMode="External"')
    (tmp_path / "house.pptx").write_bytes(house({"</Relationships>": outside}))

    with pytest.raises(ThemeError, match="refers to"):
        publisher.render(publisher.load(SEED), "deck", template=str(tmp_path / "house.pptx"))


INJECTIONS = (
    "{{ ''.__class__.__mro__ }}", "{{ cycler.__init__.__globals__ }}", "{{ self._TemplateReference__context }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}", "{{ 'a' * 300000000 }}", "{{ lipsum() }}",
    "{{ 'a'.join(range(10**8)) }}", "{% include '/etc/passwd' %}", "{% import 'os' as os %}", "{{ 2 ** 999999999 }}",
    "{{ 'x' | center(300000000) }}", "{{ '%1000000000d' % 1 }}", "{{ number | attr('__class__') }}", "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}", "{{ range(99999999) | list }}",
)  # fmt: skip


@pytest.mark.parametrize("attack", [*INJECTIONS, "code", "link", "logo", "colour", "size", "large"])
def test_a_theme_that_tries_something_is_refused(attack: str, tmp_path: Path) -> None:
    """A theme is words and numbers: whatever else it holds is named when it is loaded."""
    folder = tmp_path / "look"
    shutil.copytree(ROOT / "themes" / "plain", folder)
    tokens, words = folder / "theme.toml", folder / "templates" / "deck.zh.j2"
    if attack in INJECTIONS:
        for file in (words, words.with_name("deck.en.j2")):  # in both, for a block without its twin is refused anyway
            file.write_text(file.read_text("utf-8") + f"{{% block attack %}}{attack}{{% endblock %}}", "utf-8")
    elif attack == "code":
        (folder / "templates" / "x.py").write_text("import os")
    elif attack == "link":
        words.unlink()
        words.symlink_to("/etc/hostname")
    elif attack == "large":
        words.write_text("x" * 3_000_000)
    else:
        text = tokens.read_text("utf-8")
        changed = {
            "logo": re.sub(r'logo = ".*?"|\[brand\]', '[brand]\nlogo = "../../secret.png"', text, count=1),
            "colour": re.sub(r'ink = ".*?"', 'ink = "[[[getattr(pow,Word(1))for Word in [1]]]]"', text, count=1),
            "size": re.sub(r"\bbody = [\d.]+", "body = 1e9", text, count=1),
        }[attack]
        assert changed != text
        tokens.write_text(changed, "utf-8")

    with pytest.raises(ThemeError):
        themes.load(str(folder))


NAMES = (
    "..", "...", ".hidden", "-rf", "CON", "nul.tar", "a/../b", "a\\b", "a\u202egpj.exe", "a\nb", "海" * 80, "a" * 250, " ", "é", "e\u0301",
    "$(id)", "`id`", "%00", "a:b",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_are_safe_names_of_folders(name: str) -> None:
    """The folder of an article is one plain name on every system, whatever its file is called."""
    slug = publisher.slug(f"{name.replace('/', '_')}.txt")

    assert re.fullmatch(r"[\w][\w.\-]*", slug)
    assert len(slug.encode()) <= 120
    assert unicodedata.normalize("NFC", slug) == slug
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", slug)
    assert not any(unicodedata.category(sign) in ("Cf", "Cc") for sign in slug)


def test_what_is_over_a_limit_is_named() -> None:
    """Bytes, paragraph, slides, pages: the error says which, how much, and how to raise it."""
    content = publisher.load(SEED)
    for name, use in {
        "bytes": lambda limits: publisher.load(SEED, limits=limits),
        "paragraph": lambda limits: publisher.load(SEED, limits=limits),
        "slides": lambda limits: publisher.render(content, "deck", limits=limits),
        "pages": lambda limits: publisher.render(content, "pdf", limits=limits),
    }.items():
        with pytest.raises(LimitError, match=rf"the limit is 1 \({name}\)") as caught:
            use(ArticleLimits(**{name: 1}))
        assert f"--limit {name}=" in (caught.value.hint or "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(("limit", "lines"), [("seconds=1", 9_000), ("memory=250", 3_000)])
def test_time_and_memory_of_a_command_are_limited(limit: str, lines: int, tmp_path: Path) -> None:
    """What takes longer or more ends with a sentence and exit code 18, and nothing is written."""
    rows = "\n".join(f"截至2022年末，海风航运第{n}分公司运营超{n}条航线，服务客户约{n}万户。" for n in range(lines))
    (tmp_path / "a.txt").write_text(f"海风航运二十周年\n\n{rows}", "utf-8")
    command = [
        sys.executable,
        "-m",
        "publisher",
        "--limit",
        limit,
        "--limit",
        "slides=9999",
        "deck",
        "a.txt",
        "-o",
        "x.pptx",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", timeout=240)

    assert 18 == done.returncode, done.stderr[-400:]
    assert limit.partition("=")[0] in done.stderr
    assert "Traceback" not in done.stderr
    assert ["a.txt"] == os.listdir(tmp_path)

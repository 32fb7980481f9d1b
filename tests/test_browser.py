"""The pages of the hand-out in a browser: nobody is kept out, nothing is loaded, nothing of anybody's runs.

Skipped, by name, where Chromium or axe-core is not installed. `AXE_CORE` may name another axe.min.js.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import html as parser

import publisher
from publisher.model import Artifact, Content
from publisher.readers.text import TextReader

Look = Callable[[str, str], Any]
REPORT = """
window.alert = window.confirm = window.prompt = () => { window.wasAsked = true; };
window.addEventListener('load', () => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
  'wcag22aa', 'best-practice'], resultTypes: ['violations']}).then(found => {
    const told = {version: axe.version, asked: !!window.wasAsked,
      loaded: performance.getEntriesByType('resource').map(entry => entry.name),
      violations: found.violations.map(rule => [rule.id, rule.nodes.slice(0, 3).map(node => node.html)])};
    document.documentElement.innerHTML = '<body><pre id="told"></pre></body>';
    document.getElementById('told').textContent = JSON.stringify(told);
  }));
"""
MEDIA = {"light": "(prefers-color-scheme: dark)", "dark": "all", "print": "(prefers-color-scheme: dark)"}
PAYLOADS = (
    "<script>alert({n})</script>", '"><img src=x onerror=alert({n})>', "'><svg onload=alert({n})>",
    "</title><script>alert({n})</script>", "</style><script>alert({n})</script>", "<iframe src=javascript:alert({n})>",
    "<a href=javascript:alert({n})>x</a>", "<body onload=alert({n})>", "<details open ontoggle=alert({n})>",
    "<math><mi xlink:href=javascript:alert({n})>x", "<input autofocus onfocus=alert({n})>", "{{{{ {n} * 7 }}}}",
    "<base href=//evil.example/{n}>", "<link rel=stylesheet href=//evil.example/{n}>", "<!--{n}", "--!><script>{n}",
    "<meta http-equiv=refresh content='0;url=//evil.example/{n}'>", "]]><script>alert({n})</script>", "&#60;script>{n}",
    "\u202e<script>{n}</script>",
)  # fmt: skip
FORBIDDEN = (
    "//script | //img | //iframe | //base | //link | //input | //details | //math | //@src"
    " | //@*[starts-with(name(), 'on')]"
)
LINKS = r"#|(index|evidence)\.html|deck\.pptx|manifest\.json"
PLACES = (
    "{0} 海联二十周年\n\n2003年5月，海联在宁波成立。员工超5000人。\n",
    "海联二十周年\n\n2003年5月，海联{0}在宁波成立。员工超5000人。\n",
    "海联二十周年\n\n{0}\n\n2003年5月，海联在宁波成立。海联员工超5000人。\n",
    "海联二十周年\n\n2003年5月，海联成立{0}。海联“{0}”员工超5000人。\n",
    "Hailian {0} turns twenty\n\nIn May 2003 Hailian {0} was founded. It has more than 5,000 employees.\n",
)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Return a function that shows a page in Chromium and tells what axe-core and the browser say of it."""
    chromium, axe = shutil.which("chromium"), _axe()
    if not chromium:
        pytest.skip("needs chromium")
    if not axe:
        pytest.skip("needs axe-core")

    def show(page: str, media: str = "light") -> Any:
        # Only the copy that is looked at has a script in it, and so no policy against scripts.
        page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
        page = page.replace("(prefers-color-scheme: dark)", MEDIA[media])
        page = page.replace("@media print", "@media all") if media == "print" else page
        tail = f"<script>{axe.read_text('utf-8')}</script><script>{REPORT}</script>"
        file = tmp_path / "page.html"
        file.write_text(page.replace("</body>", f"{tail}</body>"), "utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--virtual-time-budget=20000"]
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        command = [chromium, *options, profile, "--window-size=1280,900", file.as_uri()]
        shown = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)
        told = re.search(r'<pre id="told">(.*?)</pre>', shown.stdout, re.DOTALL)
        assert told, shown.stderr[-500:]
        return json.loads(html.unescape(told[1]))

    return show


def _axe() -> Path | None:
    given, package = os.environ.get("AXE_CORE"), find_spec("axe_core_python")
    if given:
        return Path(given)
    return Path(package.origin).with_name("axe.min.js") if package and package.origin else None


def handed(content: Content) -> dict[str, str]:
    files = publisher.hand_out(content, {"deck.pptx": Artifact(data=b"deck", suffix=".pptx")})
    return {name: files[name].data.decode() for name in ("index.html", "evidence.html")}


@pytest.mark.parametrize("media", MEDIA)
@pytest.mark.parametrize("name", ["index.html", "evidence.html"])
def test_everybody_can_read_the_pages(name: str, media: str, seed: Content, look: Look) -> None:
    """No rule of WCAG 2.2 AA that axe-core knows is broken, in light, dark and print; nothing is loaded."""
    told = look(handed(seed)[name], media)

    assert [] == told["violations"]
    assert [] == told["loaded"]


def hostile() -> list[str]:
    """Return a hundred articles with markup of an attacker in each place that a page shows."""
    return [place.format(payload.format(n=7)) for payload in PAYLOADS for place in PLACES]


def test_a_hundred_hostile_texts_are_harmless(look: Look) -> None:
    """Their words are shown as words: no element, no attribute, no address comes of them; no browser runs them."""
    bodies = []
    assert 100 == len(set(hostile()))
    for text in hostile():
        content = publisher.compose(TextReader().read(text.encode(), "sea.txt"))
        for page in handed(content).values():
            tree = parser.document_fromstring(page)
            assert not tree.xpath(FORBIDDEN)
            assert all(
                re.match(r"#|(index|evidence)\.html|deck\.pptx|manifest\.json", link) for link in tree.xpath("//@href")
            )
            assert 1 == len(tree.xpath("//meta[@http-equiv]"))
            bodies.append(re.sub(r"(?s)^.*?<main[^>]*>|</main>.*$", "", page))
    told = look(f"<!DOCTYPE html><html lang='zh'><title>x</title><body>{''.join(bodies)}</body></html>", "light")

    assert not told["asked"]
    assert [] == told["loaded"]

"""Find readers, extractors, providers and renderers by name.

Ours are in `BUILTIN`. Anyone else's are entry points of the group `publisher.<family>` in their own
package; a name of theirs may not hide one of ours.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

from publisher.errors import PluginError

BUILTIN = {
    "readers": {
        ".docx": "publisher.readers.docx:DocxReader",
        ".htm": "publisher.readers.html:HtmlReader",
        ".html": "publisher.readers.html:HtmlReader",
        ".markdown": "publisher.readers.markdown:MarkdownReader",
        ".md": "publisher.readers.markdown:MarkdownReader",
        ".pdf": "publisher.readers.pdf:PdfReader",
        ".txt": "publisher.readers.text:TextReader",
    },
    "extractors": {
        "metrics": "publisher.extractors.metrics:MetricExtractor",
        "milestones": "publisher.extractors.milestones:MilestoneExtractor",
        "names": "publisher.extractors:NameExtractor",
        "tables": "publisher.extractors:TableExtractor",
    },
    "providers": {
        "openai": "publisher.translators.providers.openai:OpenAIProvider",
    },
    "renderers": {
        "deck": "publisher.renderers.deck:DeckRenderer",
        "pdf": "publisher.renderers.pdf:PdfRenderer",
    },
}


@lru_cache
def names(family: str) -> tuple[str, ...]:
    """Return the names of all plug-ins of a family."""
    from importlib.metadata import entry_points  # reads all installed packages: once is enough

    return tuple(sorted(BUILTIN[family].keys() | {point.name for point in entry_points(group=f"publisher.{family}")}))


def load(family: str, name: str) -> Any:
    """Return the plug-in class called `name`. It is imported now, not before.

    Raises `PluginError` when there is none, or when another package's cannot be imported.
    """
    if name in BUILTIN[family]:
        module, _, attribute = BUILTIN[family][name].partition(":")
        return getattr(import_module(module), attribute)
    from importlib.metadata import entry_points  # slow to import, and our own need it not

    for point in entry_points(group=f"publisher.{family}", name=name):
        try:
            return point.load()
        except (ImportError, AttributeError) as error:
            raise PluginError(f"the {family[:-1]} '{name}' of {point.value} cannot be loaded: {error}") from error
    raise PluginError(f"no {family[:-1]} for '{name}'", hint=f"There are: {', '.join(names(family))}.")

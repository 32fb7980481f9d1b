"""The steps of one article, each taken from the cache when it was done before.

    source + code            → content, not yet translated
    content + theme + option → deck, brief
    content + files + theme  → the pages and the manifest that go with them

So another theme needs no new extraction, and a translation that says the same needs no new deck. Only files that were
checked are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from publisher import codec, demands, digest, pipeline, themes
from publisher.batch import keys
from publisher.batch.job import Job
from publisher.batch.store import Store
from publisher.model import Artifact, Content, Diagnostic, Recipe, Theme
from publisher.typeset.files import font_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """How the files of one job are made."""

    job: Job
    look: str
    """The digest of options, theme and template."""
    around: str
    """The digest of code, libraries and fonts."""
    inputs: Mapping[str, str | None]
    """The digests of the job's inputs, by what they are; None for what is not there."""
    store: Store | None
    """None: nothing is taken from a cache, or kept."""

    def content(self) -> Content:
        """Return the content of the source with its translations."""
        source = Path(self.job.source)
        if source.suffix.lower() in pipeline.CONTENT_SUFFIXES:
            return pipeline.load(source)
        key = keys.digest(["content", source.name, self.inputs["source"], self.around])
        content = self._kept_content(key)
        if content is None:
            content = pipeline.compose(pipeline.read(source))
            if self.store:
                self.store.put(key, {"content": self.store.put_blob(codec.packed(content).encode())})
        return pipeline.translate(content, pipeline.read_translations(source, content.languages[1], self.job.glossary))

    def files(self, content: Content) -> dict[str, Artifact]:
        """Return all that is made of a content, by file name, checked."""
        of = digest.sha256(codec.packed(content).encode())
        house = {"template": self.job.template} if self.job.template else {}
        made = {"deck.pptx": self._rendered(content, of, "deck", house)}
        if content.source.title.target is not None:
            other = content.languages[1]
            made[f"deck.{other[:2]}.pptx"] = self._rendered(content, of, "deck", {"language": other} | house)
        made["brief.pdf"] = self._rendered(content, of, "pdf", {"layout": self.job.layout, "paper": self.job.paper})
        made["content.json"] = self._checked(pipeline.dump(content), content)
        return made | self._handed_out(content, of, made)

    def _kept_content(self, key: str) -> Content | None:
        known = self.store.get(key) if self.store else None
        data = self.store.blob(known["content"]) if self.store and known else None
        return codec.loads(data.decode()) if data else None

    def _rendered(self, content: Content, of: str, to: str, options: dict[str, Any]) -> Artifact:
        return self._kept(
            ["render", of, to, {**options, "template": None}, self.look, self.around],
            lambda: {to: self._checked(pipeline.render(content, to, theme=self._theme, **options), content)},
        )[to]

    def _handed_out(self, content: Content, of: str, files: Mapping[str, Artifact]) -> dict[str, Artifact]:
        sums = {name: digest.sha256(file.data) for name, file in files.items()}
        inputs = self._beside(content)

        def make() -> dict[str, Artifact]:
            made = pipeline.hand_out(content, files, theme=self._theme, inputs=inputs)
            return {name: self._checked(file, content) for name, file in made.items()}

        return self._kept(["hand out", of, sums, inputs, self.look, self.around], make)

    def _beside(self, content: Content) -> dict[str, str]:
        """Return the digests of what was read beside the source, by name."""
        paths = keys.inputs(self.job)
        translation = str(pipeline.translation_path(Path(self.job.source), content.languages[1]))
        read = {role for role, path in paths.items() if role == "glossary" or path == translation}
        return {Path(paths[role]).name: sha256 for role in sorted(read) if (sha256 := self.inputs.get(role))}

    def _checked(self, file: Artifact, content: Content) -> Artifact:
        demands.demand_true(file, content)
        return file

    def _kept(self, read: list[Any], make: Callable[[], dict[str, Artifact]]) -> dict[str, Artifact]:
        """Return what was made from what is `read`, or else make it now and keep it."""
        if self.store is None:
            return make()
        key = keys.digest(read)
        if (known := self.store.get(key)) and (files := self._restored(known)):
            return files
        made = make()
        self.store.put(key, {"files": [[name, _packed(file, self.store)] for name, file in made.items()]})
        return made

    def _restored(self, known: dict[str, Any]) -> dict[str, Artifact] | None:
        files: dict[str, Artifact] = {}
        for name, file in known["files"]:
            data = self.store.blob(file["sha256"]) if self.store else None
            if data is None:
                return None
            files[name] = _unpacked(file, data, self.job.template)
        return files

    @property
    def _theme(self) -> Theme:
        return _theme(self.job.theme, self.look)


@lru_cache(maxsize=4)
def _theme(name: str, look: str) -> Theme:
    """Return a theme, loaded again when the look it gives has changed."""
    return themes.load(name)


def _packed(file: Artifact, store: Store) -> dict[str, Any]:
    return {
        "sha256": store.put_blob(file.data),
        "suffix": file.suffix,
        "diagnostics": [asdict(diagnostic) for diagnostic in file.diagnostics],
        "recipe": file.recipe and [file.recipe.renderer, file.recipe.theme, [list(o) for o in file.recipe.options]],
        "fonts": [path.name for path in file.fonts],
    }


def _unpacked(file: dict[str, Any], data: bytes, template: str | None) -> Artifact:
    recipe = None
    if file["recipe"]:
        renderer, theme, options = file["recipe"]
        # The same template may lie somewhere else now: its digest is part of the key, its path is not.
        here = ((name, template if name == "template" else value) for name, value in options)
        recipe = Recipe(renderer=renderer, theme=theme, options=tuple(here))
    return Artifact(
        data=data,
        suffix=file["suffix"],
        diagnostics=tuple(Diagnostic(**diagnostic) for diagnostic in file["diagnostics"]),
        recipe=recipe,
        fonts=tuple(path for path in font_files() if path.name in file["fonts"]),
    )

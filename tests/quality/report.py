"""Print how well extraction does on the labelled articles; see README.md."""

from __future__ import annotations

import math
import sys
from collections import defaultdict

from tests.quality.labelled import articles
from tests.quality.score import FIELDS, Counts, counts_of, figures


def main(arguments: list[str]) -> None:
    """Print figures by field and language; with `--errors` what is wrong, with `--floors` the floors to set."""
    names = [argument for argument in arguments if not argument.startswith("--")]
    by_language: dict[str, Counts] = defaultdict(lambda: defaultdict(float))
    for labelled in articles():
        if names and labelled.path.stem not in names:
            continue
        missed: list[str] = []
        language, counts = counts_of(labelled, missed)
        for key, count in counts.items():
            by_language[language][key] += count
            by_language["all"][key] += count
        if "--errors" in arguments:
            sys.stdout.write("\n  ".join((f"\n{labelled.path.stem}", *missed)) + "\n")
    measured = {language: figures(counts) for language, counts in by_language.items()}
    sys.stdout.write((floors(measured) if "--floors" in arguments else table(measured)) + "\n")


def floors(measured: dict[str, dict[str, float]]) -> str:
    """Return the text of floors.toml: each figure rounded down to half a point."""
    tables = []
    for language in sorted(measured):
        lines = [f"{name} = {math.floor(2 * figure) / 2}" for name, figure in measured[language].items()]
        tables.append("\n".join((f"[{language}]", *lines)))
    return "# In per cent. Floors only rise.\n\n" + "\n\n".join(tables)


def table(by_language: dict[str, dict[str, float]]) -> str:
    """Return a table of figures, a line for each field."""
    columns = sorted(by_language, reverse=True)
    lines = [f"{'':13}" + "".join(f"{column:>9}" for column in columns)]
    for name, meaning in FIELDS.items():
        row = "".join(f"{by_language[column][name]:9.1f}" for column in columns)
        lines.append(f"{name:13}{row}  {meaning}")
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Run the benchmarks, all or some: `python -m tests.benchmarks [cold] [warm] [many]`."""

from __future__ import annotations

import os
import platform
import sys

from tests.benchmarks import cold, many, warm
from tests.conftest import ROOT

GROUPS = {"cold": cold.tables, "warm": warm.tables, "many": many.tables}


def main(names: list[str]) -> None:
    """Print the tables, and write them to build/benchmarks.md."""
    python = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    texts = [f"# Benchmarks\n\n{python}. `python -m tests.benchmarks` makes this table anew.\n"]
    print(texts[0])
    for name in names or list(GROUPS):
        for table in GROUPS[name]():
            texts.append(str(table))
            print(table, flush=True)
    (ROOT / "build" / "benchmarks.md").write_text("\n".join(texts), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Change finished files at random and print what is found."""

from __future__ import annotations

import argparse
import sys
import time

from tests.mutation.run import every_subject, run, subjects


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--files", type=int, default=None, help="take only the first files")
    parser.add_argument("--clean", action="store_true", help="make every kind of file of every article and change none")
    asked = parser.parse_args()
    if asked.clean:
        made = [(file.name, file.alarms) for file in every_subject()]
        alarms = {name: count for name, count in made if count}
        print(f"{len(made)} files as they were made, {len(alarms)} with false alarms {alarms or ''}")  # noqa: T201
        sys.exit(bool(alarms))
    files = list(subjects(asked.files))
    start = time.process_time()
    tally = run(files, asked.count, asked.seed)
    alarms = sum(file.alarms for file in files)
    print(f"{len(files)} files, {alarms} false alarms in them unchanged")  # noqa: T201
    print(tally.table())  # noqa: T201
    print(f"{(time.process_time() - start) / asked.count * 1000:.0f} ms CPU for each")  # noqa: T201
    sys.exit(bool(alarms))


main()

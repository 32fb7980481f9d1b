"""Build a part of the articles, the same part each time, and put the parts together: for any machine with a shell.

Slurm arrays, Kubernetes jobs, GNU parallel and queues need no more than `--shard 3/64`, 64 times, and one
`publisher merge` after it. Which article belongs to which shard is told by its name alone: no shard knows of another.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from publisher.batch import overview
from publisher.batch.books import Books
from publisher.batch.ledger import FOLDER, Ledger
from publisher.errors import BatchError, SourceError
from publisher.model import Artifact

_FORM = re.compile(r"(\d+)/(\d+)")
_MOST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One of some parts of a build."""

    number: int
    """From 1."""
    of: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the shard that a text such as `3/64` names. Raises `ValueError` when it names none.

        >>> Shard.parse("3/64")
        Shard(number=3, of=64)
        """
        match = _FORM.fullmatch(text)
        if not match or not 1 <= int(match[1]) <= int(match[2]) <= _MOST:
            raise ValueError(f"no shard '{text}': write 1/8, 2/8 … 8/8")
        return cls(number=int(match[1]), of=int(match[2]))

    @property
    def ledger(self) -> str:
        """The name of its ledger."""
        return f"shard-{self.number}-of-{self.of}.tsv"

    def takes(self, name: str) -> bool:
        """Tell whether the article with this name, its folder in the output folder, belongs to the shard."""
        return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % self.of == self.number - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of a shard."""

    number: int
    of: int
    all: int
    """How many articles there were in all shards."""
    names: str
    """The digest of the names of all of them."""
    built: int
    cached: int
    failed: int
    left: int


def close(out: Path, shard: Shard, names: Sequence[str], books: Books) -> None:
    """Write down what became of a shard of all articles."""
    account = Account(
        number=shard.number,
        of=shard.of,
        all=len(names),
        names=hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest(),
        built=books.built,
        cached=books.cached,
        failed=books.failed,
        left=books.left,
    )
    data = json.dumps(asdict(account), indent=1).encode()
    Artifact(data=data, suffix=".json").save(_account(out, shard))


def merge(out: Path, *, force: bool = False) -> Books:
    """Put the shards of a folder together: one ledger, one page; return the books of all.

    Raises `SourceError` when there are no shards, `BatchError` when one is missing, or when they were not built from
    the same articles. Shards of which an article failed stay: build these again, and merge again.
    """
    accounts = _demand_whole(out, list(_accounts(out)))
    books = Books(inputs=accounts[0].all)
    for account in accounts:
        for status in ("built", "cached", "failed", "left"):
            setattr(books, status, getattr(books, status) + getattr(account, status))
    books.close()
    with Ledger(out) as ledger:
        for account in accounts:
            with Ledger(out, Shard(number=account.number, of=account.of).ledger) as part:
                for name, record in part.records():
                    ledger.put(name, record)
        ledger.compact()
        overview.write(out, ledger, force=force)
    if not books.failed and not books.left:
        for account in accounts:
            _forget(out, Shard(number=account.number, of=account.of))
    return books


def _demand_whole(out: Path, accounts: Sequence[Account]) -> Sequence[Account]:
    if not accounts:
        raise SourceError(f"there are no shards in {out}", hint="Make them: publisher build FOLDER --shard 1/8.")
    counts = sorted({account.of for account in accounts})
    if len(counts) > 1:
        raise BatchError(
            f"{out} has shards of {counts[0]} and of {counts[1]}", hint="Build all with the same number of shards."
        )
    missing = sorted(set(range(1, counts[0] + 1)) - {account.number for account in accounts})
    if missing:
        first = ", ".join(map(str, missing[:5])) + (", …" if missing[5:] else "")
        raise BatchError(f"of {counts[0]} shards, these are not done: {first}", hint="Build them, and merge again.")
    if len({(account.all, account.names) for account in accounts}) > 1:
        raise BatchError(
            f"the shards in {out} were not built from the same articles", hint="Build all of them again; that is quick."
        )
    return accounts


def _accounts(out: Path) -> Iterator[Account]:
    paths: Iterable[Path] = (out / FOLDER).glob("shard-*.json")
    for path in sorted(paths):
        try:
            yield Account(**json.loads(path.read_bytes()))
        except (OSError, ValueError, TypeError) as error:
            raise BatchError(f"cannot read {path}", hint="Build that shard again.") from error


def _account(out: Path, shard: Shard) -> Path:
    return (out / FOLDER / shard.ledger).with_suffix(".json")


def _forget(out: Path, shard: Shard) -> None:
    for suffix in (".json", ".tsv", ".lock"):
        (out / FOLDER / shard.ledger).with_suffix(suffix).unlink(missing_ok=True)

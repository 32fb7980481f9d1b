"""Write two files with the publisher's one writer; `begin` in the trace is where that starts."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from publisher.errors import OutputError
from publisher.model import writing

FILES = {"deck.pptx": b"a new deck" * 2_000, "SHA256SUMS": b"new sums" * 9}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    os.access("begin", os.F_OK)
    try:
        writing.write({folder / name: data for name, data in FILES.items()})
    except OutputError as error:
        sys.stderr.write(f"error: {error.message}\n")
        sys.exit(error.exit_code)

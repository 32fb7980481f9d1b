"""Somebody else's package with a reader for `.bad` files: articles that raise, hang, eat memory, kill their worker."""

from __future__ import annotations

from pathlib import Path

_READER = """
import os, time
from publisher.readers.text import TextReader

class Reader:
    def read(self, data, name):
        word = data.split()[0].decode()
        if word == "raise":
            raise RuntimeError("boom")
        if word == "hang":
            time.sleep(600)
        if word == "eat":
            eaten = []
            while True:
                eaten.append(bytearray(64 << 20))
        if word == "kill":
            os.kill(os.getpid(), 9)
        if word == "once":
            mark = data.split()[1].decode()
            if not os.path.exists(mark):
                open(mark, "w").close()
                os.kill(os.getpid(), 9)
            data = data.partition(b"\\n")[2]
        if word == "slow":
            time.sleep(0.5)
            data = data.partition(b"\\n")[2]
        return TextReader().read(data, name)
"""


def install(folder: Path) -> Path:
    """Write the package into a folder, to be put on the path of this process and of all that it starts."""
    (folder / "trouble-1.0.dist-info").mkdir(parents=True)
    (folder / "trouble-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: trouble\nVersion: 1.0\n")
    points = "[publisher.readers]\n.bad = troubled_reader:Reader\n"
    (folder / "trouble-1.0.dist-info" / "entry_points.txt").write_text(points)
    (folder / "troubled_reader.py").write_text(_READER)
    return folder

"""Read and write XLIFF 2.1, the OASIS standard for translation files.

In our model a source is verbatim, and `⟦m-4f1c⟧` in a target stands for a quantity. In XLIFF
both are `<ph id="1" canDelete="no" equiv="m-4f1c" disp="超1.6万亿元"/>`: a translator's tool
shows the printed quantity, lets it be moved, and says when it is lost. Who made a target is a
note of category `origin`.
"""

from __future__ import annotations

from publisher.exchange.xliff_reading import read
from publisher.exchange.xliff_writing import write

__all__ = ["read", "write"]

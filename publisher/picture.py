"""What has to be known of a picture before it is placed: that it is a PNG, and its shape."""

from __future__ import annotations

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def ratio(data: bytes) -> float:
    r"""Return the width of a PNG divided by its height; `ValueError` when it is none (PNG specification, 11.2.2).

    >>> ratio(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x02")
    2.0
    """
    width, height = (int.from_bytes(data[start : start + 4], "big") for start in (16, 20))
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR" or not width or not height:
        raise ValueError("not a PNG")
    return width / height

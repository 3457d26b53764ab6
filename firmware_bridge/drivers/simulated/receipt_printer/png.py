"""Black and white pictures as PNG files (ISO/IEC 15948), written without any library."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_of(rows: list[bytes]) -> bytes:
    """A picture of rows of the same length, 8 dots a byte, 1 for black.

    Raises:
        ValueError: no rows, or rows of different lengths.
    """
    if not rows or len({len(row) for row in rows}) != 1:
        raise ValueError("a picture needs rows, all of one length")
    # One bit of grey a dot: 1 is white there. Each row begins with its filter, 0 for none.
    pixels = b"".join(b"\0" + bytes(byte ^ 0xFF for byte in row) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]) * 8, len(rows), 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

"""Bodies of messages, packed with gzip (RFC 1952) where that is worth it, unpacked in bounds."""

from __future__ import annotations

import zlib

PACKED_FROM_BYTES = 1024
"""Below this a body goes as it is: packing would save nothing that counts."""
_LEVEL = 1
_GZIP = 31


class NotPacked(ValueError):
    """Bytes that are not what gzip makes, or only the beginning of it."""


class TooLarge(ValueError):
    """More bytes than were agreed on, packed or unpacked."""


def pack(body: bytes) -> bytes:
    """The body as gzip."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    return packer.compress(body) + packer.flush()


def unpack(packed: bytes, bytes_max: int) -> bytes:
    """The body again. Never more than `bytes_max` of it are made, whatever was packed.

    Raises:
        NotPacked: it is no gzip, was cut off, or goes on after its end.
        TooLarge: it is more than `bytes_max` bytes.
    """
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        body = unpacker.decompress(packed, bytes_max + 1)
    except zlib.error as error:
        raise NotPacked(f"not gzip: {error}") from error
    if len(body) > bytes_max:
        raise TooLarge(f"send at most {bytes_max} bytes, unpacked")
    if not unpacker.eof or unpacker.unused_data:
        raise NotPacked("not a whole gzip")
    return body

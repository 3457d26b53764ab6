"""The only door to libheif: the pictures that iPhones and some other phones make by default."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt

_KINDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})


def is_heif(data: bytes) -> bool:
    """Whether the file's first bytes say so (ISO 14496-12 file type box, ISO 23008-12 brands)."""
    return data[4:8] == b"ftyp" and data[8:12] in _KINDS


def decode_heif(data: bytes) -> npt.NDArray[np.uint8]:
    """The main picture as RGB or RGBA, upright: the file's own turning is carried out.

    Raises ValueError for a damaged file.
    """
    # No live camera sends these: a kiosk's start does not wait for the library.
    import pillow_heif  # noqa: PLC0415

    try:
        opened = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        return np.asarray(opened, np.uint8)
    except (OSError, RuntimeError, EOFError, SyntaxError) as error:
        raise ValueError(str(error)) from error

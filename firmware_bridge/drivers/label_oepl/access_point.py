"""The HTTP interface of an access point.

Source: OpenEPaperLink, wiki "Image upload" and the access point's web interface: `POST /imgupload`
with `mac`, `dither` and the file; `GET /get_db?mac=` tells of a label when it was last heard,
its hardware, its signal, and whether something still waits for it.
"""

from __future__ import annotations

import msgspec
import requests

ANSWER_S_MAX = 5.0
_SIZES = {0: (152, 152), 1: (296, 128), 2: (400, 300), 5: (640, 384)}
_SIZE_OTHERS = (296, 128)


class AccessPointLost(OSError):
    """No answer, or none that makes sense; the message says which."""


class LabelRecord(msgspec.Struct, frozen=True):
    """What the access point knows of a label; times in seconds since 1970."""

    mac: str
    lastseen: int = 0
    pending: int | bool = 0
    hw_type: int = msgspec.field(default=1, name="hwType")
    rssi: int | None = msgspec.field(default=None, name="RSSI")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in dots."""
        return _SIZES.get(self.hw_type, _SIZE_OTHERS)


class _Db(msgspec.Struct, frozen=True):
    tags: tuple[LabelRecord, ...] = ()


class AccessPoint:
    """Asks one access point. Calls wait for the answer, five seconds at most."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")
        self._http = requests.Session()
        self._http.trust_env = False

    def record(self, mac: str) -> LabelRecord | None:
        """What it knows of a label; None for one that it does not know.

        Raises:
            AccessPointLost: no answer that makes sense.
        """
        body = self._ask("GET", "/get_db", params={"mac": mac})
        try:
            tags = msgspec.json.decode(body, type=_Db).tags
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise AccessPointLost(
                f"{self._url} tells of labels in a way unknown: {error}"
            ) from error
        return next((tag for tag in tags if tag.mac.upper() == mac.upper()), None)

    def upload(self, mac: str, picture: bytes) -> None:
        """Have it show a picture when it next wakes.

        Raises:
            AccessPointLost: no answer, or a refusal.
        """
        self._ask(
            "POST",
            "/imgupload",
            data={"mac": mac, "dither": "0"},
            files={"file": ("label.jpg", picture, "image/jpeg")},
        )

    def _ask(self, method: str, path: str, **what: object) -> bytes:
        try:
            answer = self._http.request(
                method,
                self._url + path,
                timeout=ANSWER_S_MAX,
                **what,  # type: ignore[arg-type]
            )
        except requests.RequestException as error:
            raise AccessPointLost(f"{self._url} does not answer: {type(error).__name__}") from error
        if answer.status_code != requests.codes.ok:
            raise AccessPointLost(f"{self._url}{path} answers {answer.status_code}")
        return answer.content

"""An access point for shelf labels that does not exist: it speaks OpenEPaperLink's interface."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from storecore.clock import Clock
from storecore.serving.run import AppThread

PICTURE_BYTES_MAX = 200_000
HOST = "127.0.0.1"


class _Label(msgspec.Struct):
    next_s: float
    lastseen: int
    pending: bytes = b""
    shown: bytes = b""


class SimulatedLabels:
    """The labels of one access point: each wakes every `wake_s` and takes what waits for it.

    One that is `asleep` never wakes, as with an empty battery.
    """

    def __init__(self, macs: Iterable[str], clock: Clock, *, wake_s: float, port: int = 0) -> None:
        self._clock = clock
        self._wake_s = wake_s
        self._lock = threading.Lock()
        now_s, now = clock.monotonic_s(), clock.wall_ms() // 1000
        self._labels = {mac.upper(): _Label(now_s + wake_s, now) for mac in macs}
        self.asleep: set[str] = set()
        app = Starlette(
            routes=[
                Route("/imgupload", self._take, methods=["POST"]),
                Route("/get_db", self._tell, methods=["GET"]),
            ]
        )
        self._door = AppThread(app, HOST, port)

    @property
    def url(self) -> str:
        """Where it is."""
        return self._door.url

    def start(self) -> None:
        """Switch it on."""
        self._door.start()

    def stop(self) -> None:
        """Pull its plug."""
        self._door.stop()

    def shown(self, mac: str) -> bytes:
        """The picture that a label shows; empty before its first."""
        with self._lock:
            self._wake()
            return self._labels[mac.upper()].shown

    async def _take(self, request: Request) -> Response:
        async with request.form(max_files=1, max_fields=10) as form:
            mac, file = str(form.get("mac", "")).upper(), form.get("file")
            if mac not in self._labels or not isinstance(file, UploadFile):
                return PlainTextResponse("unknown mac or no file", 400)
            picture = await file.read()
        if not 0 < len(picture) <= PICTURE_BYTES_MAX:
            return PlainTextResponse("no picture, or too large a one", 400)
        with self._lock:
            self._wake()
            self._labels[mac].pending = picture
        return PlainTextResponse("Ok, saved")

    async def _tell(self, request: Request) -> Response:
        asked = request.query_params.get("mac", "").upper()
        with self._lock:
            self._wake()
            tags = [
                {
                    "mac": mac,
                    "lastseen": label.lastseen,
                    "pending": bool(label.pending),
                    "hwType": 1,
                    "RSSI": -60,
                    "LQI": 120,
                    "batteryMv": 2900,
                }
                for mac, label in self._labels.items()
                if asked in ("", mac)
            ]
        return JSONResponse({"tags": tags})

    def _wake(self) -> None:
        now_s = self._clock.monotonic_s()
        for mac, label in self._labels.items():
            if now_s < label.next_s or mac in self.asleep:
                continue
            label.next_s = now_s + self._wake_s
            label.lastseen = max(label.lastseen + 1, self._clock.wall_ms() // 1000)
            if label.pending:
                label.shown, label.pending = label.pending, b""

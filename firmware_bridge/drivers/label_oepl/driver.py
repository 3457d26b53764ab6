"""Shelf labels: pictures go to the access point, and what a label has taken is observed."""

from __future__ import annotations

import threading
from typing import NamedTuple

from firmware_bridge.drivers.label_oepl.access_point import AccessPoint, AccessPointLost
from firmware_bridge.drivers.label_oepl.picture import draw_label
from firmware_bridge.drivers.port import Done, Emit
from storecore.clock import Clock
from storecore.contracts.commands import Action, Outcome, Reason, ShowLabel
from storecore.contracts.observations import LabelObserved
from storecore.contracts.status import DeviceStatus
from storecore.fonts import NoTypeface
from storecore.logs import Log

log = Log(__name__)

LOOK_S = 2.0


class _Waiting(NamedTuple):
    wanted: ShowLabel
    seen_before: int


class LabelDriver:
    """A command is done when the access point has the picture. A label sleeps for minutes; when it
    has fetched the picture, that is an observation with the version of the price."""

    def __init__(
        self, device: str, url: str, emit: Emit, clock: Clock, *, look_s: float = LOOK_S
    ) -> None:
        self._device = device
        self._url = url
        self._point = AccessPoint(url)
        self._emit = emit
        self._clock = clock
        self._look_s = look_s
        self._lock = threading.Lock()
        self._waiting: dict[str, _Waiting] = {}
        self._online = False
        self._trouble = "not asked yet"
        self._errors = 0
        self._signal_dbm: int | None = None
        self._heard_s: float | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name=f"labels-{device}", daemon=True)

    @property
    def device(self) -> str:
        """The access point's name."""
        return self._device

    def start(self) -> None:
        """Begin to look whether the access point is there."""
        self._thread.start()

    def stop(self) -> None:
        """End; what labels take after that is not seen."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def status(self) -> DeviceStatus:
        """How many labels still wait, or what keeps the access point from us."""
        heard_s = self._heard_s
        age_s = 0.0 if heard_s is None else self._clock.monotonic_s() - heard_s
        return DeviceStatus(
            device=self._device,
            online=self._online,
            reading=f"{len(self._waiting)} labels wait" if self._online else self._trouble,
            age_ms=round(age_s * 1000),
            errors=self._errors,
            signal_dbm=self._signal_dbm,
        )

    def carry_out(self, action: Action, until_s: float) -> Done:
        """Show something on a label; see `Commanded`."""
        if not isinstance(action, ShowLabel):
            return Done(Outcome.REFUSED, Reason.NOT_UNDERSTOOD, "a label cannot do that")
        if self._clock.monotonic_s() >= until_s:
            return Done(Outcome.LATE, Reason.TERM_OVER, "the term was over before it began")
        try:
            return self._show(action)
        except NoTypeface as problem:
            return Done(Outcome.FAILED, Reason.DEVICE_REFUSED, str(problem))
        except AccessPointLost as problem:
            self._lost(problem)
            return Done(Outcome.UNKNOWN, Reason.DEVICE_AWAY, str(problem))

    def _show(self, wanted: ShowLabel) -> Done:
        known = self._point.record(wanted.label)
        if known is None:
            detail = f"the access point does not know label {wanted.label}"
            return Done(Outcome.REFUSED, Reason.NO_SUCH_PART, detail)
        self._point.upload(wanted.label, draw_label(wanted, *known.size))
        with self._lock:
            self._waiting[wanted.label] = _Waiting(wanted, known.lastseen)
        self._found(known.rssi)
        return Done(
            Outcome.DONE, detail="the access point has it; the label takes it when it wakes"
        )

    def _serve(self) -> None:
        while not self._stopping.wait(self._look_s):
            try:
                self._look()
            except AccessPointLost as problem:
                self._lost(problem)

    def _look(self) -> None:
        with self._lock:
            waiting = dict(self._waiting)
        if not waiting:
            self._point.record("")
            self._found(None)
        for label, asked in waiting.items():
            known = self._point.record(label)
            self._found(None if known is None else known.rssi)
            if known is None or known.pending or known.lastseen <= asked.seen_before:
                continue
            with self._lock:
                if self._waiting.get(label) is not asked:
                    continue  # something newer is on its way
                del self._waiting[label]
            self._tell(asked.wanted)

    def _tell(self, shown: ShowLabel) -> None:
        self._emit(
            LabelObserved(
                device=self._device,
                seq=0,
                at_ms=self._clock.wall_ms(),
                label=shown.label,
                place=shown.place,
                sku=shown.sku,
                price=shown.price,
                price_version=shown.price_version,
            )
        )

    def _found(self, rssi: int | None) -> None:
        self._online, self._heard_s = True, self._clock.monotonic_s()
        self._signal_dbm = self._signal_dbm if rssi is None else rssi

    def _lost(self, problem: AccessPointLost) -> None:
        if self._online or self._trouble != str(problem):
            log.warning("access_point_lost", device=self._device, problem=str(problem))
        self._errors += self._online
        self._online, self._trouble = False, str(problem)

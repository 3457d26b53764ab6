"""Times as a customer reads them, in the store's own time: open or closed, days, slots, waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta

from cloud_inventory.web.texts import say
from storecore.contracts.opening import PickupTerms
from storecore.contracts.orders import Slot
from storecore.orders.opening import open_spans


class Hours:
    """Says times of one store in one language. A store without terms speaks in UTC."""

    def __init__(self, terms: PickupTerms | None, language: str, now_ms: int) -> None:
        self._terms = terms
        self._language = language
        self._locale = Locale.parse(language, sep="-")
        self._zone = ZoneInfo(terms.time_zone if terms is not None else "UTC")
        self._now_ms = now_ms

    def opening(self) -> str:
        """Whether the store is open now and until when; empty where it tells no hours."""
        if self._terms is None or not self._terms.hours:
            return ""
        for opens_ms, closes_ms in open_spans(self._terms, self._now_ms):
            if opens_ms <= self._now_ms < closes_ms:
                return say(self._language, "open_until", time=self._time(closes_ms))
            if self._now_ms < opens_ms:
                return say(self._language, "opens", moment=self.moment(opens_ms))
        return say(self._language, "closed_now")

    def is_open(self) -> bool:
        """Whether the store is open now."""
        return self._terms is not None and any(
            opens_ms <= self._now_ms < closes_ms
            for opens_ms, closes_ms in open_spans(self._terms, self._now_ms)
        )

    def moment(self, at_ms: int) -> str:
        """A day and a time, such as "today, 14:30"."""
        return say(self._language, "day_time", day=self.day(at_ms), time=self._time(at_ms))

    def day(self, at_ms: int) -> str:
        """Today, tomorrow, or the weekday with its date."""
        day = self._date(at_ms)
        ahead = (day - self._date(self._now_ms)).days
        if ahead in (0, 1):
            return say(self._language, "today" if ahead == 0 else "tomorrow")
        skeleton = format_date(day, "EEEE", locale=self._locale)
        return f"{skeleton} {format_date(day, 'short', locale=self._locale)}"

    def slot(self, slot: Slot) -> str:
        """From when to when."""
        return f"{self._time(slot.start_ms)} – {self._time(slot.end_ms)}"

    def slot_moment(self, slot: Slot) -> str:
        """The day and the hours of a slot."""
        return say(self._language, "day_time", day=self.day(slot.start_ms), time=self.slot(slot))

    def by_day(self, slots: Iterable[Slot]) -> list[tuple[str, list[tuple[int, str]]]]:
        """Slots under their day: start and words of each."""
        days: list[tuple[str, list[tuple[int, str]]]] = []
        for slot in slots:
            day = self.day(slot.start_ms)
            if not days or days[-1][0] != day:
                days.append((day, []))
            days[-1][1].append((slot.start_ms, self.slot(slot)))
        return days

    def wait(self, until_ms: int) -> str:
        """How long until then, such as "in 25 minutes"; empty for what is past."""
        left_s = (until_ms - self._now_ms) // 1000
        if left_s <= 0:
            return ""
        shown = timedelta(seconds=max(60, left_s))
        return str(
            format_timedelta(
                shown, granularity="minute", add_direction=True, threshold=1.5, locale=self._locale
            )
        )

    def _date(self, at_ms: int) -> date:
        return datetime.fromtimestamp(at_ms / 1000, self._zone).date()

    def _time(self, at_ms: int) -> str:
        moment = datetime.fromtimestamp(at_ms / 1000, self._zone)
        return str(format_time(moment, "short", tzinfo=self._zone, locale=self._locale))

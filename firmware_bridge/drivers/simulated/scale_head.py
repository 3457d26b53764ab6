"""What a simulated scale shows of its load: pure, told the load and the time."""

from __future__ import annotations

from decimal import Decimal

from firmware_bridge.codecs.scale import ScaleOrder, ScaleTrouble, ScaleWeight

SETTLE_S = 0.5
RANGE_G = 30_000
_HUNDREDTH = Decimal("0.01")


class Settling:
    """How the load on a scale comes to rest: the display runs to the new weight for half a second.

    Pure: told the load and the time, gives what the scale shows.
    """

    def __init__(self, load_g: int, now_s: float) -> None:
        self._from_g = self._to_g = load_g
        self._since_s = now_s - SETTLE_S

    def shows(self, load_g: int, now_s: float) -> tuple[Decimal, bool]:
        """Grams with two decimals, and whether they are stable."""
        if load_g != self._to_g:
            self._from_g = round(self._between(now_s))
            self._to_g, self._since_s = load_g, now_s
        if now_s - self._since_s >= SETTLE_S:
            return Decimal(self._to_g).quantize(_HUNDREDTH), True
        return Decimal(str(self._between(now_s))).quantize(_HUNDREDTH), False

    def _between(self, now_s: float) -> float:
        part = min(1.0, max(0.0, (now_s - self._since_s) / SETTLE_S))
        return self._from_g + (self._to_g - self._from_g) * part


class ScaleHead:
    """A scale's own zero and tare over a settling load."""

    def __init__(self, load_g: int, now_s: float) -> None:
        self._settling = Settling(load_g, now_s)
        self._zero_g = Decimal(0)
        self.tare_g = Decimal(0)

    def shows(self, load_g: int, now_s: float) -> ScaleWeight | ScaleTrouble:
        """The net weight in grams, or that the load is beyond the range."""
        if load_g > RANGE_G:
            return ScaleTrouble.OVERLOAD
        grams, stable = self._settling.shows(load_g, now_s)
        return ScaleWeight(grams - self._zero_g - self.tare_g, "g", stable, bool(self.tare_g))

    def obey(self, order: ScaleOrder, load_g: int, now_s: float) -> ScaleTrouble | None:
        """Tare, zero or clear the tare; why not, where it cannot be done now."""
        if order is ScaleOrder.CLEAR_TARE:
            self.tare_g = Decimal(0)
            return None
        shown = self.shows(load_g, now_s)
        if isinstance(shown, ScaleTrouble):
            return shown
        if not shown.stable:
            return ScaleTrouble.NOT_NOW
        if order is ScaleOrder.TARE:
            self.tare_g += shown.value
        else:
            self._zero_g += shown.value + self.tare_g
            self.tare_g = Decimal(0)
        return None

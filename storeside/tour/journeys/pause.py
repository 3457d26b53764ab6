"""A basket put aside and taken up again by its number."""

from __future__ import annotations

from kiosk.flow.state import Screen
from kiosk.flow.suspending import ParkingPhase
from storeside.tour.scene import Scene

MILK = "milk-1l"


def walk(scene: Scene) -> None:
    """Pause, come back with the number, leave the basket."""
    scene.report.begin("Pause and continue")
    numbers: list[str] = []
    scene.step("A basket is put aside", "suspended", lambda: _pause(scene, numbers))
    scene.step("The next customer finds a clean start", "start", lambda: _leave(scene))
    scene.step(
        "Its number brings it back", f"1 x {MILK} again", lambda: _continue(scene, numbers[0])
    )
    scene.step("The customer changes their mind", "start", lambda: _give_up(scene))


def _pause(scene: Scene, numbers: list[str]) -> str:
    walker = scene.walker
    scene.scan(MILK)
    walker.touch("secondButton")
    walker.on(Screen.SUSPENDED)

    def shown() -> bool:
        parking = walker.state.parking
        return parking is not None and parking.phase is ParkingPhase.SHOWN

    walker.wait(shown, "ticket")
    walker.settle()
    parking = walker.state.parking
    assert parking is not None and parking.ticket is not None
    numbers.append(parking.ticket.number)
    return walker.state.screen.value


def _leave(scene: Scene) -> str:
    scene.walker.touch("primaryButton")
    return scene.walker.on(Screen.START)


def _continue(scene: Scene, number: str) -> str:
    walker = scene.walker
    walker.touch("resumeDoor")
    walker.on(Screen.RESUME)
    walker.press(number)
    walker.touch("primaryButton")
    walker.on(Screen.BASKET)
    line = walker.state.basket.lines[0]
    return f"{line.quantity} x {line.sku} again"


def _give_up(scene: Scene) -> str:
    scene.walker.touch("cancelButton", "confirmGo")
    return scene.walker.on(Screen.START)

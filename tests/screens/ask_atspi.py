"""Asks a running kiosk what it is, as a screen reader does. Run by the system's own Python.

Writes one JSON line per item: role, name, states, depth; then presses the button that is named as
the second argument. Meant for the D-Bus session of the test alone.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import pyatspi

WAIT_S = 40.0


def find_application(name: str) -> Any:
    """The application of that name on the accessibility bus, once it is there with a window."""
    end_s = time.monotonic() + WAIT_S
    while time.monotonic() < end_s:
        desktop = pyatspi.Registry.getDesktop(0)
        for application in desktop:
            if application is not None and application.name == name and application.childCount:
                return application
        time.sleep(0.1)
    sys.exit(f"no application called {name!r} on the accessibility bus within {WAIT_S:.0f} s")


def walk(item: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """The item and everything below it."""
    yield depth, item
    for child in item:
        if child is not None:
            yield from walk(child, depth + 1)


def tell(depth: int, item: Any) -> None:
    """One line about an item."""
    states = item.getState()
    told = {
        "depth": depth,
        "role": item.getRoleName(),
        "name": item.name,
        "enabled": states.contains(pyatspi.STATE_ENABLED),
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
        "showing": states.contains(pyatspi.STATE_SHOWING),
        "checked": states.contains(pyatspi.STATE_CHECKED),
        "actions": item.queryAction().nActions if "Action" in pyatspi.listInterfaces(item) else 0,
    }
    print(json.dumps(told), flush=True)


def press(item: Any) -> None:
    """Press it through the accessibility bus."""
    item.queryAction().doAction(0)


def main() -> None:
    """Tell everything, press what is asked, tell everything again."""
    application = find_application(sys.argv[1])
    items = list(walk(application))
    for depth, item in items:
        tell(depth, item)
    for name in sys.argv[2:]:
        press(next(item for _, item in items if item.name == name and item.queryAction().nActions))
        print(json.dumps({"pressed": name}), flush=True)
        time.sleep(1.0)
        items = list(walk(application))
        for depth, item in items:
            tell(depth, item)


if __name__ == "__main__":
    main()

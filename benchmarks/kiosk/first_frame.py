"""The kiosk as it is started in a shop; ends with its first frame and prints when that was."""

from __future__ import annotations

import os
import sys
import time

from kiosk.options import KioskOptions
from kiosk.ui.machine import KioskMachine
from kiosk.ui.platform import make_application


def main() -> None:
    """Start, paint, tell the time."""
    application = make_application()
    options = KioskOptions(
        data=sys.argv[1], port=0, camera="virtual", edge_url="http://127.0.0.1:9"
    )
    machine = KioskMachine(options)
    painted: list[float] = []

    def swapped() -> None:
        if machine.core.state.ready and not painted:
            painted.append(time.time())
            application.quit()

    machine.app.window.frameSwapped.connect(swapped)
    machine.start()
    application.exec()
    machine.stop()
    print(painted[0], flush=True)
    os._exit(0)  # what a start costs is known; how it ends is measured by tests


if __name__ == "__main__":
    main()

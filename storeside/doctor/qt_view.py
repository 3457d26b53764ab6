"""What Qt sees on this machine, as one JSON line: `python -m storeside.doctor.qt_view`.

A process of its own, because Qt ends its process when it finds no way to draw.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtGui import QFontDatabase, QGuiApplication


def main() -> int:
    """Print Qt's platform, the size of its screen and the fonts that can write Chinese."""
    application = QGuiApplication(sys.argv[:1])
    systems = {
        "zh-Hans": QFontDatabase.WritingSystem.SimplifiedChinese,
        "zh-Hant": QFontDatabase.WritingSystem.TraditionalChinese,
    }
    screen = application.primaryScreen()
    seen = {
        "platform": application.platformName(),
        "width_px": screen.size().width() if screen else 0,
        "height_px": screen.size().height() if screen else 0,
        "fonts": {name: QFontDatabase.families(system) for name, system in systems.items()},
    }
    print(json.dumps(seen))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What every test needs before anything is imported."""

from __future__ import annotations

import os

# Tests draw without a screen, and with the same renderer everywhere.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

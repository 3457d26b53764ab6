"""An edge's uplink alone, until all is sent: `python -m benchmarks.journal.sender EDGE.DB URL`."""

from __future__ import annotations

import sys
from pathlib import Path

from storecore.clock import SystemClock
from storecore.database.writer import Writer
from storecore.replication.uplink import Uplink


def main() -> int:
    """Send."""
    writer = Writer(Path(sys.argv[1]), [])
    link = Uplink(writer, "edge-1", sys.argv[2], SystemClock())
    while link.send_once():
        pass
    link.stop()
    writer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`python -m edge_agent [enrol KIOSK]`: the store's edge agent."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from edge_agent.agent import EdgeAgent
from edge_agent.enrol import run_enrol
from edge_agent.ingest.vendors.keonn import MapError
from edge_agent.options import EdgeOptions
from edge_agent.sensing.posts import PostsError
from edge_agent.stock.label_round import LabelsError
from storecore.access.keys import KeyFileUnusable
from storecore.clock import SystemClock
from storecore.logs import Log, start_logs
from storecore.notifier import Notifier
from storecore.options.read import read_options
from storecore.serving.run import PortTaken, heed_stop
from storecore.signing.keys import KeyUnusable

log = Log(__name__)


def main(argv: list[str] | None = None) -> int:
    """Run until SIGTERM or SIGINT, or make a key for a kiosk. Exit code 2 where it cannot start."""
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["enrol"]:
        return run_enrol(given[1:])
    options = read_options(EdgeOptions, "edge", given)
    wait_for_stop = heed_stop()
    start_logs("edge", Path(options.logs) if options.logs else None, options.log_level)
    try:
        agent = EdgeAgent(options, SystemClock())
    except (PortTaken, PostsError, MapError, LabelsError, KeyFileUnusable, KeyUnusable) as problem:
        print(f"storeside edge: {problem}", file=sys.stderr)
        return 2
    notifier = Notifier()
    agent.start()
    notifier.ready()
    gc.freeze()  # what was loaded stays: looking through it would hold everything up for 20 ms
    log.info("edge_started", name=options.name, store=options.store_id, url=agent.http.url)
    wait_for_stop()
    notifier.stopping()
    agent.stop()
    log.info("edge_stopped")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

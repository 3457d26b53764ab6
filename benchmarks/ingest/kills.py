"""The agent killed in mid-burst, again and again: `python -m benchmarks.ingest.kills`.

Reads are published without a pause while the agent is killed with SIGKILL at random moments and
started again. In the end every read must stand on its disk exactly once, and none may be missing
from the positions. `--messages` and `--kills` choose the size; the seed is printed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import msgspec

from benchmarks.ingest.load import READERS, Publisher, reads
from benchmarks.ingest.peers import Ours
from edge_agent.ingest.kept import raw_readings
from storecore.contracts.observations import Envelope
from storeside.broker.choose import choose_broker
from storeside.broker.process import Broker

GIVE_UP_S = 120.0


def main() -> int:
    """Kill, count, and say what was lost or came twice; 1 where anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    count = given.messages // READERS * READERS
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    broker = Broker(folder / "broker", choice=choose_broker("mosquitto"))
    broker.start()
    try:
        lost, twice = _run(folder, broker.port, count, given.kills, random.Random(given.seed))
    finally:
        broker.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{count:,} messages, {given.kills} kills, seed {given.seed}: {lost} lost, {twice} twice")
    return 1 if lost or twice else 0


def _run(folder: Path, port: int, count: int, kills: int, dice: random.Random) -> tuple[int, int]:
    agent = Ours(folder)
    agent.start(port)
    packets = list(reads(count))
    slices = [packets[i * count // kills : (i + 1) * count // kills] for i in range(kills)]
    publisher = Publisher(port)
    for part in slices:
        sending = threading.Thread(target=publisher.send, args=(part,))
        sending.start()
        time.sleep(dice.uniform(0.02, 0.4))
        agent.process.kill()
        agent.process.wait()
        agent.start(port)
        sending.join()
    until_s = time.monotonic() + GIVE_UP_S
    while agent.count() < count and time.monotonic() < until_s:
        time.sleep(0.1)
    agent.stop()
    return _judge(folder / "edge" / "edge.db", count)


def _judge(database: Path, count: int) -> tuple[int, int]:
    seen: Counter[tuple[str, int]] = Counter()
    with sqlite3.connect(database) as connection:
        for _, _, payload in raw_readings(connection):
            for one in msgspec.json.decode(payload, type=Envelope).observations:
                seen[(one.device, one.seq)] += 1
    connection.close()
    return count - len(seen), sum(times - 1 for times in seen.values())


if __name__ == "__main__":
    raise SystemExit(main())

"""Peers that install from npm and PyPI: Node-RED writing to SQLite, ThingsBoard's gateway.

They are installed once, into `build/peers`, by `python -m benchmarks.ingest.gateways`; `run`
measures those that are there.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.ingest.peers import Child, rows
from storeside.broker.process import choose_port

PEERS = Path(__file__).parents[2] / "build" / "peers"
NODE_RED = ("node-red@4.1", "node-red-node-sqlite@1.1")
THINGSBOARD = "thingsboard-gateway==3.8.5"
THINGSBOARD_START_S = 12.0
"""It says nothing when it is subscribed."""

_UNPACK = """
const said = JSON.parse(msg.payload);
return [said.observations.map(o => ({params: {$d: o.device, $s: o.seq, $e: o.epc}}))];
"""


class NodeRed(Child):
    """MQTT in (QoS 1), a function that takes the envelope apart, a prepared INSERT a read."""

    name = "Node-RED 4 to SQLite"

    def start(self, port: int) -> None:
        """Write its flow and wait until its broker node is connected."""
        home = self.folder / "node-red"
        home.mkdir()
        self._database = home / "readings.db"
        with sqlite3.connect(self._database) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("CREATE TABLE reading (device TEXT, seq INTEGER, epc TEXT)")
        database.close()
        self._door = choose_port(0)
        (home / "settings.js").write_text(
            "module.exports="
            + json.dumps(
                {
                    **{"uiPort": self._door, "uiHost": "127.0.0.1", "flowFile": "flows.json"},
                    "nodesDir": str(PEERS / "node_modules"),
                    "logging": {"console": {"level": "info"}},
                }
            )
        )
        (home / "flows.json").write_text(json.dumps(self._flow(port)))
        red = PEERS / "node_modules" / "node-red" / "red.js"
        self.process = subprocess.Popen(
            ["node", str(red), "-u", str(home), "-s", str(home / "settings.js")],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.await_line("Connected to broker")
        time.sleep(1.0)

    def _flow(self, port: int) -> list[dict[str, object]]:
        insert = "INSERT INTO reading VALUES ($d, $s, $e)"
        database = str(self._database)
        return [
            {"id": "tab", "type": "tab", "label": "bench"},
            {
                **{"id": "broker", "type": "mqtt-broker", "broker": "127.0.0.1", "port": str(port)},
                **{"clientid": "node-red", "protocolVersion": "4", "cleansession": False},
                **{"keepalive": "60", "autoConnect": True},
            },
            {"id": "db", "type": "sqlitedb", "db": database, "mode": "RWC"},
            {
                **{"id": "in", "type": "mqtt in", "z": "tab", "topic": "storeside/#", "qos": "1"},
                **{"datatype": "utf8", "broker": "broker", "wires": [["unpack"]]},
            },
            {
                **{"id": "unpack", "type": "function", "z": "tab", "func": _UNPACK, "outputs": 1},
                "wires": [["insert"]],
            },
            {
                **{"id": "insert", "type": "sqlite", "z": "tab", "mydb": "db"},
                **{"sqlquery": "prepared", "sql": insert, "wires": [[]]},
            },
        ]

    def count(self) -> int:
        """Rows on disk."""
        return rows(self._database, "SELECT count(*) FROM reading")


class ThingsBoard(Child):
    """ThingsBoard's gateway with its storage in SQLite. There is no platform here that it could
    pass anything on to; a read counts once it is in that storage."""

    name = "ThingsBoard gateway 3.8"

    def start(self, port: int) -> None:
        """Write its settings and wait until it is subscribed."""
        home = self.folder / "thingsboard"
        self._database = home / "data" / "data.db"
        config, logs = home / "config", home / "logs"
        for folder in (config, logs, home / "data"):
            folder.mkdir(parents=True)
        (config / "tb_gateway.json").write_text(json.dumps(_platform(port, home)))
        (config / "mqtt.json").write_text(json.dumps(_connector(port)))
        shutil.copy(
            next(PEERS.glob("venv/lib/*/site-packages/thingsboard_gateway/config/logs.json")),
            config,
        )
        self.process = subprocess.Popen(
            [str(PEERS / "venv" / "bin" / "thingsboard-gateway")],
            env={**os.environ, "TB_GW_CONFIG_DIR": f"{config}/", "TB_GW_LOGS_PATH": str(logs)},
            cwd=home,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(THINGSBOARD_START_S)

    def count(self) -> int:
        """What stands in its storage on disk."""
        if not self._database.exists():
            return 0
        return rows(self._database, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence")


def _platform(port: int, home: Path) -> dict[str, object]:
    unlimited = dict.fromkeys(
        (
            "rateLimits",
            "dpRateLimits",
            "messagesRateLimits",
            "deviceMessagesRateLimits",
            "deviceRateLimits",
            "deviceDpRateLimits",
        ),
        "1000000:1,",
    )
    return {
        "thingsboard": {
            **{
                "host": "127.0.0.1",
                "port": port,
                "remoteShell": False,
                "remoteConfiguration": False,
            },
            **{"statistics": {"enable": False}, "maxPayloadSizeBytes": 65536, "qos": 1},
            **{"minPackSendDelayMS": 50, "minPackSizeToSend": 500},
            **{"checkConnectorsConfigurationInSeconds": 60, "handleDeviceRenaming": False},
            **{"security": {"type": "accessToken", "accessToken": "bench"}},
            **{"reportStrategy": {"type": "ON_RECEIVED"}, **unlimited},
        },
        "storage": {
            **{"type": "sqlite", "data_file_path": f"{home}/data/", "max_read_records_count": 1000},
            **{"messages_ttl_check_in_hours": 1, "messages_ttl_in_days": 7},
        },
        "grpc": {"enabled": False},
        "connectors": [{"name": "mqtt", "type": "mqtt", "configuration": "mqtt.json"}],
    }


def _connector(port: int) -> dict[str, object]:
    return {
        "broker": {
            **{"host": "127.0.0.1", "port": port, "clientId": "gateway", "version": 5},
            **{"cleanSession": False, "cleanStart": False, "sessionExpiryInterval": 3600},
            **{"security": {"type": "anonymous"}},
        },
        "mapping": [
            {
                "topicFilter": "storeside/#",
                "subscriptionQos": 1,
                "converter": {
                    "type": "json",
                    "deviceInfo": {
                        "deviceNameExpressionSource": "message",
                        "deviceNameExpression": "${observations[0].device}",
                        "deviceProfileExpressionSource": "constant",
                        "deviceProfileExpression": "reader",
                    },
                    "timeout": 60000,
                    "attributes": [],
                    "timeseries": [
                        {"type": "string", "key": "epc", "value": "${observations[0].epc}"},
                        {"type": "string", "key": "seq", "value": "${observations[0].seq}"},
                    ],
                },
            }
        ],
    }


def has_node_red() -> bool:
    """Whether it is installed."""
    return (PEERS / "node_modules" / "node-red").exists() and shutil.which("node") is not None


def has_thingsboard() -> bool:
    """Whether it is installed."""
    return (PEERS / "venv" / "bin" / "thingsboard-gateway").exists()


def install() -> None:
    """Install both into `build/peers`."""
    PEERS.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", *NODE_RED], cwd=PEERS, check=True)
    venv = PEERS / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", THINGSBOARD], check=True)


if __name__ == "__main__":
    install()

"""The naive agent of the benchmark: `naive.py PORT DATABASE`."""

import json
import sqlite3
import sys

from paho.mqtt.client import Client, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion

database = sqlite3.connect(sys.argv[2], check_same_thread=False)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
database.execute(
    "CREATE TABLE reading (id INTEGER PRIMARY KEY, device TEXT, seq INTEGER, epc TEXT)"
)
database.commit()


def on_message(client: Client, userdata: object, message: MQTTMessage) -> None:
    for seen in json.loads(message.payload)["observations"]:
        row = (seen["device"], seen["seq"], seen["epc"])
        database.execute("INSERT INTO reading (device, seq, epc) VALUES (?, ?, ?)", row)
    database.commit()


client = Client(CallbackAPIVersion.VERSION2, "naive")
client.on_message = on_message
client.on_connect = lambda *_: client.subscribe("storeside/#", 1)
client.on_subscribe = lambda *_: print("ready", flush=True)
client.connect("127.0.0.1", int(sys.argv[1]))
client.loop_forever()

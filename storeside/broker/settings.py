"""What the store asks of its MQTT broker: limits for both, and mosquitto's configuration.

mosquitto as released keeps nothing across a restart and drops silently past 1,000 queued
messages per client: both would lose readings while the edge agent is being restarted.
Options of mosquitto: https://mosquitto.org/man/mosquitto-conf-5.html
"""

import os
import sys
from pathlib import Path, PurePath
from typing import Final

MESSAGE_BYTES_MAX: Final = 1024 * 1024
"""A larger MQTT packet is refused and its sender disconnected, before it takes memory.

Programs that quarantine oversized messages must set their own limit below this one.
"""

QUEUED_MESSAGES_MAX: Final = 200_000
"""QoS 1 messages kept for one absent client. At 300 a second: eleven minutes."""

QUEUED_BYTES_MAX: Final = 128 * 1024 * 1024
"""Payload bytes kept for one absent client; whichever limit is met first holds."""

INFLIGHT_MESSAGES_MAX: Final = 2000
"""Messages sent to a client before it must acknowledge one: room for a group commit."""

AUTOSAVE_S: Final = 10
"""Seconds of queued messages that a power cut may cost the broker's own file."""

CLIENT_EXPIRY_DAYS: Final = 30
"""A client that stays away longer loses its session and what was queued for it."""

_MOSQUITTO = """\
# mosquitto for one store (mosquitto 2.0 or newer).
# Every option stands with its reason, because the defaults are not safe for a shop:
# they keep nothing across a restart and drop silently past 1,000 queued messages.

# Only programs on this computer may connect. Devices on the shop's network need a listener
# of their own, with TLS and a password file; never widen this one.
listener {port} 127.0.0.1

# No password on loopback: whoever can reach it can already read the store's files.
allow_anonymous true

# The user the broker runs as when root starts it; without effect otherwise.
user {user}

# Keep sessions, queued messages and retained messages across a restart of the broker.
persistence true
persistence_location {data_dir}

# Save on leaving and every {autosave_s} seconds. An acknowledged message younger than that can be
# lost with the power: publishers keep theirs until the edge agent has confirmed them.
autosave_interval {autosave_s}
autosave_on_changes false

# What is kept for each client that is away. Past either limit mosquitto drops silently and
# counts it in $SYS/broker/publish/messages/dropped.
max_queued_messages {queued_messages_max}
max_queued_bytes {queued_bytes_max}

# QoS 0 is for what may be missed: not kept for absent clients.
queue_qos0_messages false

# Sent to a client before it must acknowledge one: enough for one transaction to hold many.
max_inflight_messages {inflight_messages_max}

# A packet larger than this (bytes) is refused and its sender disconnected, before it takes
# memory. The older message_size_limit would acknowledge such a message and then drop it.
max_packet_size {message_bytes_max}

# Send small packets at once: without this an acknowledgement may wait 40 ms for the next.
set_tcp_nodelay true

# Forget a persistent client, and what is queued for it, after this long away.
persistent_client_expiration {client_expiry_days}d

# Seconds between the broker's own figures under $SYS, which the status command reads.
sys_interval 10

# Log to the standard error output: the journal under systemd, a file under storeside.
log_dest stderr
log_type error
log_type warning
log_type notice
log_type information
log_timestamp true
log_timestamp_format %Y-%m-%dT%H:%M:%S%z
connection_messages true
"""


def mosquitto_conf(*, port: int, data_dir: PurePath | str, user: str) -> str:
    """Return the text of ``mosquitto.conf`` for a store.

    ``port`` is the loopback TCP port; ``data_dir`` the folder for mosquitto's database, which
    ``user`` must be able to write.
    """
    # mosquitto joins this and the file name as they stand: it must end in a slash.
    location = str(data_dir).rstrip("/\\") + "/"
    return _MOSQUITTO.format(
        port=port,
        data_dir=location,
        user=user,
        autosave_s=AUTOSAVE_S,
        queued_messages_max=QUEUED_MESSAGES_MAX,
        queued_bytes_max=QUEUED_BYTES_MAX,
        inflight_messages_max=INFLIGHT_MESSAGES_MAX,
        message_bytes_max=MESSAGE_BYTES_MAX,
        client_expiry_days=CLIENT_EXPIRY_DAYS,
    )


def write_mosquitto_conf(directory: Path, port: int) -> Path:
    """Write ``mosquitto.conf`` for this user into ``directory`` and return its path.

    The database lies beside it in ``mosquitto/``, which is created.
    """
    data_dir = directory.resolve() / "mosquitto"
    data_dir.mkdir(parents=True, exist_ok=True)
    path = directory.resolve() / "mosquitto.conf"
    text = mosquitto_conf(port=port, data_dir=data_dir, user=_user())
    path.write_text(text, encoding="utf-8")
    return path


def _user() -> str:
    # Started by root, mosquitto would turn into a user who cannot write a folder of root's.
    as_root = sys.platform != "win32" and os.geteuid() == 0
    return "root" if as_root else "mosquitto"

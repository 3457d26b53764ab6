"""A small MQTT broker in plain Python, for where mosquitto cannot be installed.

MQTT 3.1, 3.1.1 and 5 on one port; QoS 0 and 1 to subscribers, 2 taken from publishers; retained
messages, last will, kept sessions with a bounded queue, all written to disk as mosquitto does.
Not in it: passwords, TLS, shared subscriptions, will delay, message expiry, topic aliases.
"""

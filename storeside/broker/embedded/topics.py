"""Which topic filters match a topic (MQTT 5, section 4.7)."""


def is_valid_filter(topic_filter: str) -> bool:
    """Say whether ``+`` and ``#`` stand only where they may."""
    levels = topic_filter.split("/")
    for place, level in enumerate(levels):
        if "#" in level and (level != "#" or place != len(levels) - 1):
            return False
        if "+" in level and level != "+":
            return False
    return bool(topic_filter)


def matches(topic_filter: str, topic: str) -> bool:
    """Say whether a message on ``topic`` is meant for subscribers of ``topic_filter``.

    A wildcard in front does not match the broker's own topics, those with ``$``.
    """
    if topic[0] == "$" and topic_filter[0] != "$":
        return False
    wanted, given = topic_filter.split("/"), topic.split("/")
    for place, level in enumerate(wanted):
        if level == "#":
            return True
        if place == len(given) or level not in ("+", given[place]):
            return False
    return len(wanted) == len(given)

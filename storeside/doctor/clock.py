"""Whether the clock is right: it stands on every receipt, and staff sign in by it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from storecore.contracts.exchange import HEALTH_PATH
from storeside.doctor.finding import Finding, mind, ok, stop

YEARS = range(2025, 2100)
SKEW_S_MIND = 5.0
SKEW_S_STOP = 600.0
_ASK_S_MAX = 2.0
_KEEP_TRUE = "Let it be set by the network. Debian and Ubuntu: apt-get install systemd-timesyncd."


def check_year(now: datetime) -> Finding:
    """Whether the clock was ever set."""
    text = now.strftime("%Y-%m-%d %H:%M:%S UTC")
    if now.year not in YEARS:
        return stop("clock", f"The clock says {text}.", f"Set it (date -s ...). {_KEEP_TRUE}")
    return ok("clock", f"The clock says {text}.")


def check_kept_true(synchronized: bool | None) -> Finding:
    """Whether the network keeps the clock true; None where nobody can say."""
    if synchronized is None:
        return mind(
            "clock",
            "Whether the network keeps the clock true cannot be told here (timedatectl is silent).",
            "Look at it by hand, now and then.",
        )
    if not synchronized:
        return mind("clock", "The clock is not kept true by the network.", _KEEP_TRUE)
    return ok("clock", "The network keeps the clock true.")


def check_skew(url: str, ahead_s: float | None) -> Finding | None:
    """`ahead_s` is how far we are ahead of the cloud's clock; None where it does not answer."""
    if ahead_s is None:
        return None
    if abs(ahead_s) < SKEW_S_MIND:
        return ok("clock", f"The cloud at {url} has the same time.")
    found = f"The clock is {abs(ahead_s):.0f} s {'ahead of' if ahead_s > 0 else 'behind'} {url}."
    finding = stop if abs(ahead_s) >= SKEW_S_STOP else mind
    return finding("clock", found, f"Find out which of the two is wrong. {_KEEP_TRUE}")


def look_at_clock(cloud_url: str) -> list[Finding]:
    """All of the above, of this machine."""
    findings = [check_year(datetime.now(UTC)), check_kept_true(ask_timedatectl())]
    skew = check_skew(cloud_url, ahead_of_s(cloud_url))
    return [*findings, skew] if skew else findings


def ask_timedatectl() -> bool | None:
    """What systemd says of the clock, None where it is not there."""
    program = shutil.which("timedatectl")
    if program is None:
        return None
    try:
        asked = subprocess.run(
            [program, "show", "--property=NTPSynchronized", "--value"],
            capture_output=True,
            text=True,
            timeout=_ASK_S_MAX,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"yes": True, "no": False}.get(asked.stdout.strip())


def ahead_of_s(url: str) -> float | None:
    """How far our clock is ahead of a server's, by the Date of its answer (whole seconds).

    None where nothing answers. RFC 9110 section 6.6.1.
    """
    where = urlsplit(url)
    if where.scheme != "http" or not where.hostname:
        return None
    link = HTTPConnection(where.hostname, where.port, timeout=_ASK_S_MAX)
    try:
        link.request("GET", HEALTH_PATH)
        with link.getresponse() as answer:
            told = parsedate_to_datetime(answer.getheader("Date") or "")
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        link.close()
    return (datetime.now(UTC) - told.astimezone(UTC)).total_seconds()

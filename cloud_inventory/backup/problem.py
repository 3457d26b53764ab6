"""What can go wrong with a copy."""

from __future__ import annotations


class BackupFailed(RuntimeError):
    """No copy was made, or none was put back; the message says why and what to do."""

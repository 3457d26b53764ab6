"""Whether the store's folder keeps what is written to it: room, a real fsync, a real disk."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from storeside.doctor.finding import Finding, mind, ok, stop

FREE_BYTES_STOP = 200_000_000
FREE_BYTES_MIND = 2_000_000_000
SYNC_MS_MIND = 50.0
_SYNCS = 5
_IN_MEMORY = {"tmpfs", "ramfs"}
_OVER_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "ceph", "glusterfs"}


def check_room(folder: Path, free_bytes: int) -> Finding:
    """Whether there is room for the store's databases and logs."""
    free = f"{free_bytes / 1e9:.1f} GB" if free_bytes >= 1e9 else f"{free_bytes / 1e6:.0f} MB"
    found = f"{free} free in {folder}."
    if free_bytes < FREE_BYTES_STOP:
        return stop("disk", found, "Make room: nothing can be sold once the disk is full.")
    if free_bytes < FREE_BYTES_MIND:
        return mind("disk", found, "Make room soon: nothing can be sold once the disk is full.")
    return ok("disk", found)


def check_sync(folder: Path, sync_ms: float | str) -> Finding:
    """`sync_ms` is how long a write takes until it is on disk, or why it failed."""
    if isinstance(sync_ms, str):
        return stop(
            "disk",
            f"Nothing can be kept in {folder}: {sync_ms}.",
            "Give another folder with --data, or let your user write there.",
        )
    found = f"A write is on disk after {sync_ms:.1f} ms in {folder}."
    if sync_ms > SYNC_MS_MIND:
        return mind("disk", found, "Each sale waits that long: an SSD is better.")
    return ok("disk", found)


def check_filesystem(folder: Path, kind: str) -> Finding | None:
    """Say so where the folder lies in memory or on another computer."""
    if kind in _IN_MEMORY:
        return mind(
            "disk",
            f"{folder} lies in memory ({kind}): everything is gone when the machine stops.",
            "Fine for a try; for a shop give a folder on a disk with --data.",
        )
    if kind in _OVER_NETWORK:
        return mind(
            "disk",
            f"{folder} lies on another computer or outside this one ({kind}).",
            "Its databases are safe on a disk of this machine only: give a folder with --data.",
        )
    return None


def look_at_disk(data: Path) -> list[Finding]:
    """All of the above, of the folder or, until it is made, of the nearest one that is there."""
    folder = nearest_there(data)
    if not folder.is_dir():
        return [stop("disk", f"{folder} is a file, not a folder.", "Give a folder with --data.")]
    findings = [
        check_room(folder, shutil.disk_usage(folder).free),
        check_sync(folder, measure_sync_ms(folder)),
    ]
    where = check_filesystem(folder, filesystem_of(folder, _mounts()))
    return [*findings, where] if where else findings


def nearest_there(path: Path) -> Path:
    """The path itself, or the nearest above it that exists."""
    path = path.resolve()
    return next(one for one in (path, *path.parents) if one.exists())


def measure_sync_ms(folder: Path) -> float | str:
    """How long write and fsync take there, in the middle of a few, or why that failed."""
    block = os.urandom(4096)
    took_ms = []
    try:
        with tempfile.TemporaryFile(dir=folder, prefix="doctor-") as trial:
            for _ in range(_SYNCS):
                began_s = time.perf_counter()
                trial.write(block)
                trial.flush()
                os.fsync(trial.fileno())
                took_ms.append((time.perf_counter() - began_s) * 1000)
            trial.seek(0)
            if trial.read() != block * _SYNCS:
                return "what was written is not what is read back"
    except OSError as problem:
        return problem.strerror or str(problem)
    return median(took_ms)


def filesystem_of(folder: Path, mounts: str) -> str:
    """The kind of file system under a folder; `mounts` is the text of /proc/mounts."""
    kind, longest = "", -1
    for line in mounts.splitlines():
        _, point, found, *_ = [*line.split(), "", "", ""]
        mounted = Path(point.replace("\\040", " "))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= longest:
            kind, longest = found, len(mounted.parts)
    return kind


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""

"""The hash chain: how a fact is sealed and how a chain is checked."""

from __future__ import annotations

import hashlib

import msgspec

from storecore.contracts.facts import Fact

_encode = msgspec.json.Encoder().encode


def seal(
    *,
    origin: str,
    incarnation: str,
    seq: int,
    hlc: int,
    fact_type: str,
    version: int,
    correlation: str,
    payload: bytes,
    prev_hash: str,
) -> str:
    """SHA-256 over every field of a fact and the hash before it, in lower-case hexadecimal.

    The fields go in as one JSON array, so that no two different facts give the same bytes.
    """
    fields = [origin, incarnation, seq, hlc, fact_type, version, correlation, prev_hash]
    return hashlib.sha256(_encode(fields) + payload).hexdigest()


def is_sealed(fact: Fact) -> bool:
    """Whether the fact's hash is the hash of what it says."""
    return fact.hash == seal(
        origin=fact.origin,
        incarnation=fact.incarnation,
        seq=fact.seq,
        hlc=fact.hlc,
        fact_type=fact.type,
        version=fact.version,
        correlation=fact.correlation,
        payload=bytes(fact.payload),
        prev_hash=fact.prev_hash,
    )

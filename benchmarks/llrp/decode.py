"""How fast tag reports are read: ours against pyllrp, in one run."""

from __future__ import annotations

import time
from collections.abc import Callable

import bitstring
from pyllrp import pyllrp

from firmware_bridge.codecs.llrp.frames import Frame, MessageType, encode_frame
from firmware_bridge.codecs.llrp.reports import ReportDecoder, TagReport, encode_reports
from storecore.gs1.epc import decode_epc, encode_sgtin96
from storecore.gs1.gtin import parse_gtin

GTIN = "9521234543213"
TAGS = 200
ROUNDS = 5
NOW_US = 1_767_225_600_000_000


def compare() -> None:
    """Print reports a second: decoded, decoded with GTIN and serial taken out, and pyllrp's.

    Raises:
        SystemExit: the two do not agree.
    """
    gtin = parse_gtin(GTIN)
    reports = [
        TagReport(
            encode_sgtin96(gtin, 7, serial),
            antenna=1 + serial % 4,
            rssi_dbm=-55,
            first_utc_us=NOW_US,
            last_utc_us=NOW_US + serial,
            count=2,
        )
        for serial in range(TAGS)
    ]
    body = encode_reports(reports)
    message = encode_frame(Frame(MessageType.RO_ACCESS_REPORT, 1, body))
    decoder = ReportDecoder()

    def theirs() -> list[str]:
        found = pyllrp.UnpackMessage(bitstring.BitStream(bytes=message))
        return [f"{tag.Parameters[0].EPC:024X}" for tag in found.Parameters]

    if decoder.decode(body) != reports or theirs() != [report.epc for report in reports]:
        raise SystemExit("the two decoders do not agree; no figures")
    ours = _per_second(lambda: decoder.decode(body), 50)
    whole = _per_second(lambda: [decode_epc(tag.epc) for tag in decoder.decode(body)], 50)
    others = _per_second(theirs, 1)
    print("| | reports a second | beside pyllrp |\n|---|---|---|")
    print(f"| ours | {ours:,.0f} | {ours / others:.0f} |")
    print(f"| ours, with GTIN and serial | {whole:,.0f} | {whole / others:.0f} |")
    print(f"| pyllrp 3.1.1 | {others:,.0f} | 1 |\n", flush=True)


def _per_second(decode: Callable[[], object], times: int) -> float:
    best_s = float("inf")
    for _ in range(ROUNDS):
        start_s = time.perf_counter()
        for _ in range(times):
            decode()
        best_s = min(best_s, time.perf_counter() - start_s)
    return times * TAGS / best_s

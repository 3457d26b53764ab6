"""Shared hypothesis strategies for GS1 numbers."""

from __future__ import annotations

from hypothesis import strategies as st

from storecore.gs1.gtin import Gtin

gtins = st.integers(min_value=1, max_value=10**13 - 1).map(Gtin.from_payload)
company_prefix_lengths = st.integers(min_value=6, max_value=12)
filters = st.integers(min_value=0, max_value=7)
SET_82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
serials = st.text(alphabet=SET_82, min_size=1, max_size=20)

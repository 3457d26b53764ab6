"""epcpy, against which our own tag decoding is checked.

Its sources have invalid escape sequences, about which Python warns each time it compiles them.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from epcpy.epc_schemes.grai import GRAI, GRAIFilterValue
    from epcpy.epc_schemes.sgtin import SGTIN, SGTINFilterValue
    from epcpy.epc_schemes.sscc import SSCC, SSCCFilterValue

__all__ = ["GRAI", "SGTIN", "SSCC", "GRAIFilterValue", "SGTINFilterValue", "SSCCFilterValue"]

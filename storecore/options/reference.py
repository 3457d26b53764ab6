"""Help and the configuration reference, both from the declared options."""

from __future__ import annotations

import textwrap
from typing import Any

import msgspec

from storecore.options.declared import declared

_WIDTH = 96


def help_text(options_type: type[msgspec.Struct], program: str) -> str:
    """What `storeside PROGRAM --help` prints."""
    about = " ".join((options_type.__doc__ or "").split())
    lines = [f"storeside {program} [--config FILE.toml] [--option value ...]", "", about, ""]
    for option in declared(options_type):
        lines.append(f"  {option.flag} ({option.kind}; default {_shown(option.default)})")
        lines += textwrap.wrap(
            option.prose, _WIDTH, initial_indent="      ", subsequent_indent="      "
        )
    return "\n".join(lines)


def reference_markdown(options_type: type[msgspec.Struct], program: str) -> str:
    """The program's section of docs/configuration.md."""
    about = " ".join((options_type.__doc__ or "").split())
    rows = [f"## {program}", "", about, "", "| option | kind | default | meaning |"]
    rows.append("|---|---|---|---|")
    for option in declared(options_type):
        kind = option.kind.replace("|", "or")
        rows.append(f"| `{option.name}` | {kind} | `{_shown(option.default)}` | {option.prose} |")
    return "\n".join(rows) + "\n"


def _shown(value: Any) -> str:
    return msgspec.json.encode(value).decode()

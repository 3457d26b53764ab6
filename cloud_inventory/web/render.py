"""Pages from templates: the one place that uses jinja2. Everything filled in is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from cloud_inventory.web.qr import pickup_qr_svg
from cloud_inventory.web.texts import say
from storecore.languages import LANGUAGES

TEMPLATES = Path(__file__).parent / "templates"
SAFETY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # An order's address is the key to it, so it is told to nobody.
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


LIVE_HEADERS = {
    **SAFETY_HEADERS,
    "Content-Security-Policy": SAFETY_HEADERS["Content-Security-Policy"]
    + "; script-src 'self'; connect-src 'self'",
}
"""For pages that renew themselves by our one script."""


class Pages:
    """Renders the templates."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # pickup_qr_svg returns markup made of numbers only.
        self._environment.globals["qr"] = lambda code: Markup(pickup_qr_svg(code))  # noqa: S704

    def page(
        self,
        template: str,
        language: str,
        address: str,
        *,
        status: int = 200,
        headers: Mapping[str, str] = SAFETY_HEADERS,
        **values: object,
    ) -> HTMLResponse:
        """One page; `address` is where its language links lead, ending in `?` or `&`."""
        html = self._environment.get_template(template).render(
            say=lambda text, **given: say(language, text, **given),
            language=language,
            languages=LANGUAGES,
            address=address,
            **values,
        )
        return HTMLResponse(html, status, headers=headers)

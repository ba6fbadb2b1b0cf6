"""Pages from templates: everything that is not ours is escaped, and seen."""

import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard import kinds, wording
from dashboard.given import Desk
from dashboard.shortened import headline
from storage.views.frame import Frame

HERE = Path(__file__).parent
STATIC = HERE / "static"
LATE = 15 * 60  # seconds past the time of the next poll before the head of the page says so

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def render(
    request: Request, desk: Desk, template: str, *, frame: Frame | None, **values: Any
) -> HTMLResponse:
    """Return a page; `frame` is what its head counts, `None` where nothing can be asked."""
    status = values.pop("status", 200)
    now = desk.clock()
    page = ENVIRONMENT.get_template(template)
    text = page.render(
        frame=frame,
        pulse=pulse(frame, now) if frame else None,
        now=now,
        path=request.url.path,
        here=_Here(request),
        can_start=desk.start_run is not None,
        **values,
    )
    return HTMLResponse(text, status_code=status)


class _Here:
    """The address of this very page, with something changed: `here(window="7d")`."""

    def __init__(self, request: Request) -> None:
        self.path = request.url.path
        self.pairs = [p for p in request.query_params.multi_items() if p[0] != "after" and p[1]]

    def __call__(self, path: str | None = None, **changes: object) -> str:
        """Set each name to its value, or leave it out for `None`; the first page again."""
        kept = [pair for pair in self.pairs if pair[0] not in changes]
        kept += [(name, str(value)) for name, value in changes.items() if value is not None]
        return self._address(path or self.path, kept)

    def toggle(self, name: str, value: str) -> str:
        """Add a choice of several, or take it away."""
        pair = (name, value)
        kept = [said for said in self.pairs if said != pair]
        return self._address(self.path, kept if pair in self.pairs else [*kept, pair])

    def has(self, name: str, value: str) -> bool:
        """Say whether this choice is made."""
        return (name, value) in self.pairs

    def fields(self, *without: str) -> list[tuple[str, str]]:
        """Return what a form has to carry on."""
        return [pair for pair in self.pairs if pair[0] not in without]

    @staticmethod
    def _address(path: str, pairs: list[tuple[str, str]]) -> str:
        return f"{path}?{urlencode(pairs)}" if pairs else path


def pulse(frame: Frame, now: datetime) -> Mapping[str, str]:
    """Return how the polling is going: a dot, and the words beside it."""
    if frame.running:
        return {"dot": "", "text": "A run is going on", "more": ""}
    if frame.last_poll is None:
        return {"dot": "off", "text": "Not polled yet", "more": ""}
    text = f"Polled {wording.moment(frame.last_poll, now)}"
    if frame.next_poll is None:
        return {"dot": "", "text": text, "more": ""}
    wait = (frame.next_poll - now).total_seconds()
    if wait > 0:
        return {"dot": "", "text": text, "more": f"next in {wording.duration(max(60, wait))}"}
    dot = "" if wait > -LATE else "warn"
    return {"dot": dot, "text": text, "more": "next is due"}


def outward(url: str | None) -> str | None:
    """Return an address that a page may lead to: http or https, nothing that runs."""
    return url if url and re.match(r"https?://[^\s]", url, re.IGNORECASE) else None


def language(said: str | None) -> str | None:
    """Return a language as the lang attribute takes it."""
    said = (said or "").replace("_", "-")
    return said if _LANGUAGE.fullmatch(said) else None


def static(name: str) -> str:
    """Return the address of one of our files, which changes with what is in it."""
    return f"/static/{name}?v={_DIGESTS[name]}"


def _final(value: Any) -> Any:
    """Give every text that goes onto a page its visible form."""
    if value is None:
        return ""
    return wording.shown(value) if type(value) is str else value


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for said in (
        *(wording.number, wording.percent, wording.clock, wording.day, wording.duration),
        *(wording.took, wording.stretch, wording.others, wording.moment, wording.lag),
        *(wording.agreement, wording.counted, wording.weekday, wording.capital),
        *(outward, language, headline),
    ):
        made.filters[said.__name__] = said
    made.filters |= {"tone": kinds.tone, "icon_of": kinds.icon, "named": kinds.name}
    made.globals["static"] = static
    return made


_DIGESTS = {
    name: blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
    for name in ("copydesk.css", "copydesk.js", "theme.js", "favicon.svg")
}
ENVIRONMENT = _environment()

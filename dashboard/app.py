"""The web application: pages to read, the canonical feeds, and nothing that a page can run."""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import exports
from dashboard.given import Desk
from dashboard.pages import cluster, clusters, feeds, flags, overview, runs, stories
from dashboard.render import STATIC, render
from dedup.policy import Policy
from storage.database import Database
from storage.errors import NotFoundError, StorageError

log = logging.getLogger("copydesk.dashboard")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(
    database: Database,
    *,
    start_run: Callable[[], str] | None = None,
    policy: Policy = Policy(),  # noqa: B008 - frozen
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> FastAPI:
    """Return the application; with `start_run`, the pages have a button that calls it."""
    app = FastAPI(title="copydesk", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.desk = Desk(database, clock, start_run, policy)
    for pages in (overview, clusters, cluster, stories, flags, feeds, runs):
        app.include_router(pages.router)
    app.include_router(exports.router)
    app.mount("/static", _Files(directory=STATIC))
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(_Guard)
    app.add_middleware(_Heads)
    for trouble, answer in _ANSWERS.items():
        app.add_exception_handler(trouble, answer)
    return app


class _Files(StaticFiles):
    """Our own files; those asked for by their digest may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the file, and how long it may be kept."""
        answer = await super().get_response(path, scope)
        asked = b"v=" in scope.get("query_string", b"") or path.startswith("fonts/")
        age = "public, max-age=31536000, immutable" if asked else "public, max-age=3600"
        answer.headers["Cache-Control"] = age
        return answer


class _Heads:
    """Answer HEAD as GET without the body: monitors, readers and link checkers ask so."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers that GET would bring."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, bodiless)


class _Guard:
    """Put the headers on that keep a page from running or lending what is not ours."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self.app(scope, receive, guarded)


def _say(request: Request, status: int, title: str, text: str) -> Response:
    """Return what went wrong: in JSON to programs, as a page to people."""
    if request.url.path.endswith((".json", ".jsonl", ".atom")):
        return JSONResponse({"error": f"{title}. {text}"}, status_code=status)
    desk: Desk = request.app.state.desk
    return render(request, desk, "trouble.html", frame=None, status=status, title=title, text=text)


def _not_there(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.status_code != HTTPStatus.NOT_FOUND:
        return _say(request, error.status_code, "That is not possible", str(error.detail))
    text = str(error) if isinstance(error, NotFoundError) else "Nothing lives at this address."
    return _say(request, 404, "Not here", _sentence(text))


def _unreadable(request: Request, error: Exception) -> Response:
    wrong = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    place: Mapping[str, object] = wrong if isinstance(wrong, Mapping) else {}
    # Where it stands: ("query", "status", 0) is the first of several.
    where = place.get("loc")
    steps = [one for one in where if isinstance(one, str)] if isinstance(where, tuple) else []
    name = steps[-1] if steps else ""
    text = f"The address says {name}={place.get('input')!r}, which means nothing here."
    return _say(request, 400, "That address can't be read", text)


def _away(request: Request, error: Exception) -> Response:
    log.warning("the database does not answer: %s", error)
    return _say(request, 503, "The database does not answer", _sentence(str(error)))


def _failed(request: Request, error: Exception) -> Response:
    log.error("a page failed: %s", request.url.path, exc_info=error)
    text = "This page could not be made. It is our mistake, and the log has the details."
    answer = _say(request, 500, "Something broke", text)
    answer.headers.update(HEADERS)
    return answer


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


_ANSWERS: dict[int | type[Exception], Callable[[Request, Exception], Response]] = {
    HTTPException: _not_there,
    NotFoundError: _not_there,
    RequestValidationError: _unreadable,
    StorageError: _away,
    Exception: _failed,
}

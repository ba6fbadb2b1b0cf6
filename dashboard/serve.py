"""Serve the application to this machine, or to whoever may reach the address given."""

from ipaddress import ip_address

import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

LOCAL = ["localhost", "127.0.0.1", "::1", "[::1]"]


def serve(app: FastAPI, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Answer until interrupted.

    On a loopback address only requests that name this machine are answered: a page elsewhere
    that makes its own name point here (DNS rebinding) reads nothing.
    """
    if _loopback(host):
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL, host])
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

"""What a request says of the way that it came: counted only where the settings declare a proxy that says so.

Servers obey some of it by themselves: gunicorn lets whoever calls from this machine say that a request came by HTTPS,
or at which path the site lies. That is undone here, whichever server it is.
"""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Final

from django.conf import settings

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]
AsgiApplication = Callable[[Environ, Any, Any], Coroutine[Any, Any, None]]

_SAID_BY_PROXIES: Final = ("HTTP_X_FORWARDED", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_SCRIPT_NAME", "HTTP_PATH_INFO")
_SCHEMES: Final = {"HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_PROTOCOL", "HTTP_X_FORWARDED_SSL"}


def declared_only(application: Application) -> Application:
    """The WSGI application, which hears of proxies only what was declared."""

    def declared(environ: Environ, start_response: Any) -> Iterable[bytes]:
        said = {name for name in environ if name.startswith(_SAID_BY_PROXIES)}
        if said & _SCHEMES:
            environ["wsgi.url_scheme"] = "http"
        if "HTTP_SCRIPT_NAME" in said:
            environ |= {"SCRIPT_NAME": "", "PATH_INFO": environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")}
        for name in said - _declared():
            del environ[name]
        return application(environ, start_response)

    return declared


def declared_only_asgi(application: AsgiApplication) -> AsgiApplication:
    """The ASGI application, which hears of proxies only what was declared."""

    async def declared(scope: Environ, receive: Any, send: Any) -> None:
        names = {name: _as_wsgi(name) for name, _ in scope.get("headers", ())}
        said = {name for name in names.values() if name.startswith(_SAID_BY_PROXIES)}
        if said & _SCHEMES:
            scope = scope | {"scheme": "http"}
        if undeclared := said - _declared():
            kept = [(name, value) for name, value in scope["headers"] if names[name] not in undeclared]
            scope = scope | {"headers": kept}
        await application(scope, receive, send)

    return declared


def _as_wsgi(name: bytes) -> str:
    return f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}"


def _declared() -> set[str]:
    """The names, among the headers, of what declared proxies say."""
    by_count = {"HTTP_X_FORWARDED_FOR"} if settings.TRUSTED_PROXIES > 0 else set()
    return by_count | ({settings.SECURE_PROXY_SSL_HEADER[0]} if settings.SECURE_PROXY_SSL_HEADER else set())

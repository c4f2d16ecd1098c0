"""What the command `demo` does: an editor's account, and a server on a port of this machine."""

import errno
import os
import secrets
import socket
import sys
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connections

from factcheck.transparency import notes
from factcheck.transparency.signing import checkpoints, keys
from factcheck.transparency.signing.errors import SigningError
from factcheck.transparency.signing.places import Places, configured
from factcheck.workflow.roles import SENIOR_EDITOR

EDITOR = "editor"
_PORTS = range(1, 65536)
_REASONS = {
    errno.EADDRINUSE: "something else uses it; stop that, or choose another with --port",
    errno.EACCES: "your account may not use it; choose one from 1024, with --port",
    errno.EADDRNOTAVAIL: "that is not an address of this machine",
}


def make_editor() -> str:
    """Make the account `editor`, or give it a new password; return the password.

    It is a senior editor: it may edit and publish everything, and may not manage accounts.
    """
    password = secrets.token_hex(8)
    editor, _ = get_user_model().objects.get_or_create(username=EDITOR)
    editor.is_active, editor.is_staff, editor.is_superuser = True, True, False
    editor.set_password(password)
    editor.save()
    editor.user_permissions.clear()
    editor.groups.set(Group.objects.filter(name=SENIOR_EDITOR))
    return password


def places() -> Places:
    """Where the demonstration has its key and keeps its checkpoints: beside its database, unless settings say where."""
    if settings.CHECKPOINT_FILE:
        return configured()
    return Places(beside_database("checkpoint-key"), beside_database("checkpoints"))


def beside_database(what: str) -> Path:
    """Where the demonstration keeps something of its own: beside the file of its database, if that is one."""
    name = str(settings.DATABASES["default"]["NAME"])
    database = Path(name) if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else Path(f"{name}.demo")
    return database.with_name(f"{database.name}-{what}")


def sign(where: Places) -> str:
    """Sign the log, with a key that is made the first time; what there is to say of it."""
    try:
        if not where.key_file.exists():
            keys.write(keys.new(notes.demonstration(secrets.token_hex(4))), where.key_file)
        checkpoints.checkpoint(where)
    except SigningError as error:
        return f"The log was not signed: {error} To begin anew, delete {where.key_file} and {where.file}."
    return f"The log is signed with a key of this demonstration's own, in {where.key_file}: /log/ says so."


def listen(host: str, port: int) -> socket.socket:
    """Take a port, so that nothing else can have it while the rest is prepared.

    Raises:
        ValueError: the port is not a free one that this account may use on this host; the message says why.
    """
    if port not in _PORTS:
        raise ValueError(f"Choose a port from {_PORTS[0]} to {_PORTS[-1]}, not {port}.")
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family)
    except (OSError, UnicodeError) as error:
        raise ValueError(f"Can't serve on {host}, port {port}: {_reason(error)}.") from error


def address_of(host: str, port: int) -> str:
    """Where a browser on this machine finds the server, without a slash at the end."""
    return f"http://{_in_address('127.0.0.1' if _is_everywhere(host) else host)}:{port}"


def environment(host: str, port: int, inherited: Mapping[str, str]) -> dict[str, str]:
    """The environment of the server: it answers to this host and names this address as its own."""
    hosts = "*" if _is_everywhere(host) else f"127.0.0.1,localhost,[::1],{_in_address(host)}"
    # Without a key of its own, each restart of its worker would end the editor's session.
    ours = {"SITE_URL": address_of(host, port), "ALLOWED_HOSTS": hosts, "SECRET_KEY": settings.SECRET_KEY}
    # With one account, nothing could be published otherwise.
    ours["FACTCHECK_FOUR_EYES"] = "false"
    # Nothing is sent: letters to those who follow by e-mail are shown where the command runs.
    ours["EMAIL_URL"] = "consolemail://"
    ours |= {"CHECKPOINT_KEY_FILE": str(places().key_file), "CHECKPOINT_FILE": str(places().file)}
    return ours | dict(inherited)


def serve(listener: socket.socket, variables: Mapping[str, str]) -> NoReturn:
    """Become the web server, on a port already taken. It ends at SIGTERM and at Ctrl-C."""
    connections.close_all()
    listener.set_inheritable(True)
    config = Path(__file__).with_name("server.py")
    options = ["--config", str(config), "--bind", f"fd://{listener.fileno()}"]
    path = os.pathsep.join(filter(None, [str(settings.BASE_DIR), variables.get("PYTHONPATH", "")]))
    ours = dict(variables) | {"PYTHONPATH": path}
    os.execve(sys.executable, [sys.executable, "-m", "gunicorn", *options], ours)  # noqa: S606


def _reason(error: OSError | UnicodeError) -> str:
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0) or error.strerror or str(error)
    return "that is not a host"


def _is_everywhere(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host

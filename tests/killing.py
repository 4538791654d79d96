"""A process of its own that dies by SIGKILL: before a statement that writes, before or after a commit or a request."""

import os
import signal
import traceback
from collections.abc import Callable
from unittest.mock import patch

import requests
from django.db import connection, connections


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Runs the act in a fork that is killed at that step of it; False if it came to its end before."""
    connections.close_all()
    child = os.fork()
    if not child:
        _act_and_die(step, act)
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the act failed by itself, see above"
    return False


def _act_and_die(step: int, act: Callable[[], object]) -> None:
    countdown = iter(range(step - 1, -1, -1))

    def tick() -> None:
        if not next(countdown, None):
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):  # between two reads it makes no difference
            tick()
        return execute(sql, params, many, context)

    def between(method):
        def ticking(*arguments, **fields):
            tick()
            answer = method(*arguments, **fields)
            tick()
            return answer

        return ticking

    try:
        connection.connect()
        with (
            connection.execute_wrapper(statement),
            patch.object(connection, "_commit", between(connection._commit)),
            patch.object(requests.Session, "send", between(requests.Session.send)),
        ):
            act()
    except Exception:  # noqa: BLE001 -- whatever it is, the fork ends here
        traceback.print_exc()
        os._exit(1)
    os._exit(0)

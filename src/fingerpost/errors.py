"""The one root of every error that Fingerpost raises on purpose; each room's leaf carries its own fields."""


class FingerpostError(Exception):
    """What went wrong, in words that a person can act on.

    A leaf also inherits the builtin that fits (``ValueError``, ``OSError``), and keeps the place of the fault in fields.
    The command line prints ``str(error)`` and leaves with code 2; no traceback is shown for one of these.
    """

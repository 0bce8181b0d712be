"""The column that holds blocks."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField whose blocks stay out of the migrations: they change no column, and would be repeated for each."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _, options = super().deconstruct()
        return name, path, [[]], {key: value for key, value in options.items() if key != "block_lookup"}

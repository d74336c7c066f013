"""One JSON object a line: exact, for programs and for `jq`."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

from extract.export.source import Source

# JSON escapes only C0 controls by itself; C1 controls and direction marks act on terminals too, so they are escaped
# as well: the value that is read back is the same.
_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")


def _line(row: dict[str, Any]) -> str:
    text = json.dumps(row, ensure_ascii=False, default=_plain, allow_nan=False)
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def write_jsonl(source: Source, folder: Path) -> Path:
    """Write FOLDER/NAME.jsonl and return its path.

    Every row has every column; absent is null, a date its ISO form, a list a list.
    """
    path = folder / f"{source.name}.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for batch in source.batches():
            file.writelines(map(_line, batch.to_pylist()))
    return path

"""Holds the changes of a pair against its labelled edits: found, right kind, false alarms."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.batch.versions import version
from extract.batch.work import work
from extract.compare.compare import compare
from extract.compare.version import Change, Version

VERSIONS = Path(__file__).resolve().parents[2] / "corpus" / "versions"
_DROP = re.compile(r"[\s|]")


@dataclass
class Figures:
    edits: int
    found: int
    right: int
    false: list[Change]
    missed: list[dict[str, Any]]
    wrong: list[tuple[dict[str, Any], list[str]]]

    def __str__(self) -> str:
        return f"found {self.found}/{self.edits}, right kind {self.right}/{self.edits}, false alarms {len(self.false)}"


def read(path: Path) -> Version:
    done = work(path, path.name)
    assert done.row["outcome"] != "failed", done.row["error"]
    return version(done.row, done.tables)


def _squeezed(text: str) -> tuple[str, list[int]]:
    kept = [at for at, ch in enumerate(text) if not _DROP.match(ch)]
    return "".join(text[at] for at in kept), kept


def _place(text: str, words: str | None) -> tuple[int, int] | None:
    """The only place of words in a text, blanks and bars aside."""
    if words is None:
        return None
    squeezed, kept = _squeezed(text)
    plain = _squeezed(words)[0]
    assert squeezed.count(plain) == 1, f"{words!r} stands {squeezed.count(plain)} times"
    at = squeezed.index(plain)
    return kept[at], kept[at + len(plain) - 1] + 1


def _meets(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _wide(change: Change, span: tuple[int, int] | None, version: Version) -> tuple[int, int] | None:
    """A word like 确保 stands somewhere in the sentence of its fact."""
    if span is None or change.field != "strength":
        return span
    sentence = version.sentences[version.sentence_at(span[0])]
    return sentence.start, sentence.end


def measure(old: Version, new: Version, edits: Sequence[dict[str, Any]]) -> Figures:
    """Each edit takes one change that meets its words, of its kind if there is one; what is left is a false alarm,
    unless it is a further fact of a passage that was added or removed as a whole."""
    changes = [change for change in compare(old, new) if change.substance]
    where = {c: (_wide(c, c.old_span, old), _wide(c, c.new_span, new)) for c in changes}
    free = list(changes)
    out = Figures(len(edits), 0, 0, [], [], [])
    spans = [(_place(old.text, edit["old"]), _place(new.text, edit["new"])) for edit in edits]
    for right_kind in (True, False):
        for edit, span in zip(edits, spans, strict=True):
            if edit.get("done"):
                continue
            kinds = edit["kind"] if isinstance(edit["kind"], list) else [edit["kind"]]
            near = [c for c in free if _meets(where[c][0], span[0]) or _meets(where[c][1], span[1])]
            fits = [c for c in near if c.kind in kinds] if right_kind else near
            if fits:
                free.remove(fits[0])
                edit["done"] = True
                out.found += 1
                out.right += right_kind
                if not right_kind:
                    out.wrong.append((edit, [c.kind for c in near]))
    out.missed = [edit for edit in edits if not edit.get("done")]
    whole = [span for edit, span in zip(edits, spans, strict=True) if None in (edit["old"], edit["new"])]
    out.false = [
        c
        for c in free
        if not any(_meets(c.old_span, a) or _meets(c.new_span, b) for a, b in whole if c.kind in ("added", "removed"))
    ]
    return out


def edits(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (VERSIONS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def pair(name: str) -> tuple[Path, Path]:
    return VERSIONS / f"{name}_draft.txt", VERSIONS / f"{name}_final.txt"

"""Pages as single files: style, script and data stand in them, and a policy keeps anything else from being run or loaded."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import Any

from extract.review import escape

# Script files of each page, in the order in which they are joined.
_SCRIPTS = {
    "plan": (
        "base.js",
        "plan_data.js",
        "plan_text.js",
        "plan_table.js",
        "plan_detail.js",
        "plan_verdicts.js",
        "plan.js",
    ),
    "index": ("base.js", "search.js", "index.js"),
}
_HOLE = re.compile(r"\{\{(\w+)\}\}")


@cache
def asset(name: str) -> str:
    """Return a file of extract/review/assets."""
    return (resources.files("extract.review") / "assets" / name).read_text("utf-8")


@cache
def _code(kind: str) -> tuple[str, str, str]:
    """Return style, script and words (both languages) of a kind of page."""
    script = "\n".join(asset(name) for name in _SCRIPTS[kind])
    return asset("review.css"), f'"use strict";\n(() => {{\n{script}\n}})();', asset("words.json")


@cache
def words() -> dict[str, list[str]]:
    """Return the words of the pages: key -> Chinese, English."""
    found: dict[str, list[str]] = json.loads(asset("words.json"))
    return found


@cache
def policy(kind: str) -> str:
    """Return the Content Security Policy: this page's own style and script, and of an index also its search files."""
    style, script, _ = _code(kind)
    files = " 'self' file:" if kind == "index" else ""
    return (
        f"default-src 'none'; style-src {escape.fingerprint(style)}; script-src {escape.fingerprint(script)}{files}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def page(kind: str, title: str, data: Any, **parts: str) -> str:
    """Return a page: the template KIND.html with its holes filled. `parts` are HTML already; title and data are not."""
    style, script, spoken = _code(kind)
    fill = {
        "title": escape.text(title),
        "policy": escape.text(policy(kind)),
        "style": style,
        "script": script,
        "words": json.dumps(json.loads(spoken), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "data": escape.data(data),
        **parts,
    }

    def hole(found: re.Match[str]) -> str:
        name = found[1]
        return fill[name] if name in fill else escape.text(words()[name][0])

    return _HOLE.sub(hole, asset(f"{kind}.html"))

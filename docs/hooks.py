"""What the site takes from elsewhere in the repository, so that nothing is written twice.

A line `{{ README.md: Heading }}` becomes that section of the file, `{{ CHANGELOG.md }}` the whole file, and `{{ tables zh }}` the
data dictionary in Chinese, made from schemas/tables/.
"""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_INCLUDED = re.compile(r"^\{\{ (?P<file>[\w.-]+\.md)(?:: (?P<heading>.+))? \}\}$", re.M)
_TABLES = "{{ tables zh }}"
# Files that only the repository has: their links become plain words.
_OUTSIDE = re.compile(r"\[([^\]]+)\]\((?!https?:|#)(?!docs/)[^)]*\)")


# A line that ends and one that begins with a Chinese character or sign: between them a browser would show a blank.
_BROKEN = re.compile(r"(?<=[^\x00-\x7f])\n[ ]*(?=[^\x00-\x7f])")
_FENCE = re.compile(r"(^```.*?^```$)", re.M | re.S)


def _joined(markdown: str) -> str:
    parts = _FENCE.split(markdown)
    return "".join(part if part.startswith("```") else _BROKEN.sub("", part) for part in parts)


def _section(text: str, heading: str) -> str:
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    if found is None:
        raise ValueError(f"no section {heading!r}: the page that includes it has to name another")
    return found[1].strip()


def _included(found: re.Match[str], up: str) -> str:
    text = (ROOT / found["file"]).read_text("utf-8")
    text = _section(text, found["heading"]) if found["heading"] else text.split("\n", 1)[1]
    return _OUTSIDE.sub(r"\1", text).replace("](docs/", f"]({up}")


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|")


def _table(schema: dict[str, Any]) -> str:
    lines = [f"## {schema['title_zh']} {schema['name']}", "", schema["description_zh"], ""]
    lines += ["| 列 | 列名 | 类型 | 取值 | 示例 |", "|---|---|---|---|---|"]
    for field in schema["fields"]:
        words = "、".join(field.get("constraints", {}).get("enum", ()))
        kind = field["type"] + (f"（{field['unit']}）" if "unit" in field else "")
        example = json.dumps(field["example"], ensure_ascii=False)
        lines.append(f"| {field['title_zh']} | `{field['name']}` | {kind} | {_cell(words)} | `{_cell(example)}` |")
    return "\n".join(lines)


def _dictionary() -> str:
    folder = ROOT / "schemas" / "tables"
    return "\n\n".join(_table(json.loads(path.read_text("utf-8"))) for path in sorted(folder.glob("*.json")))


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:
    """Fill in what a page includes. Called by MkDocs for every page."""
    up = "../" * page.file.src_uri.count("/")
    markdown = _INCLUDED.sub(lambda found: _included(found, up), markdown)
    if _TABLES in markdown:
        markdown = markdown.replace(_TABLES, _dictionary())
    return _joined(markdown) if page.file.src_uri.startswith("zh/") else markdown

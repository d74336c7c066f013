"""What keeps a document's words harmless in a page: they are text wherever they stand, and nothing in them is obeyed."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from typing import Any

# Marks that change the direction of what follows them (Unicode bidirectional formatting characters).
_DIRECTION = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
# One sign for one character, so that positions stay: control characters become their pictures (U+2400 ff.), what turns the
# direction of writing, private C1 codes and halves of characters become U+FFFD.
_VISIBLE: dict[int, int] = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    **dict.fromkeys((0x09, 0x0A, 0x0D), 0x20),
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys(_DIRECTION, 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
    **dict.fromkeys((0xFFFE, 0xFFFF), 0xFFFD),
}
_IN_SCRIPT = re.compile("[<>&\u2028\u2029]")


def visible(text: str) -> str:
    """Make signs of what acts on a page without being seen; as long as the text.

    >>> visible("a\\x1b[2J\\u202eb")
    'a␛[2J�b'
    """
    return text if text.isprintable() else text.translate(_VISIBLE)


def text(words: str | None) -> str:
    """Return words for use between tags or inside a quoted attribute.

    >>> text('<b> "x" & y')
    '&lt;b&gt; &quot;x&quot; &amp; y'
    """
    return html.escape(visible(words or ""), quote=True)


def data(value: Any) -> str:
    """Return JSON that can stand in a script element or a script file: no tag, comment or line end in it is obeyed.

    >>> data({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    made = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    safe = _IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", made)
    return safe.encode("utf-8", "replace").decode()


def fingerprint(code: str) -> str:
    """Return the source expression of a Content Security Policy that allows exactly this inline script or style."""
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

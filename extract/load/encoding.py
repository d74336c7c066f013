"""Bytes -> text: an ordered list of checks, safest first, and a plausibility test instead of trust in declarations.

What a page or a file name declares about its encoding is not read at all: bytes in UTF-8 declared as gb2312 (and the
other way round) are common. A reading is taken if it decodes strictly and most of its characters are everyday ones.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import NamedTuple

from extract.errors import LoadError
from extract.load.characters import normalise

# A reading needs this share of everyday characters: wrong readings of plans stay below 0.6, right ones above 0.95.
PLAUSIBLE = 0.85
# Characters that the plausibility test looks at: from the start and from the middle of the text.
SAMPLE = 4_000
# Share of lines that may hold broken bytes before the file is refused.
BROKEN_LINES = 0.02
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# Characters beyond ASCII; so few of them in a sample tell nothing.
_WIDE, FEW = re.compile(r"[^\x00-\x7f]+"), 200
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A text beyond this many characters has at least one of these marks or words; wrong readings of other scripts do not.
PUNCTUATED = 200
_MARKS_OF_SENTENCES = re.compile("[，。、；：的年]")
# Scripts of plans in two languages, by the names of their characters in the Unicode Character Database.
_SCRIPTS = ("ARABIC", "TIBETAN", "MONGOLIAN", "YI SYLLABLE", "HANGUL", "VARIATION SELECTOR")
_SAVE_AS_UTF8 = "open it in an editor, check that it reads well, and save it as UTF-8."


class Decoded(NamedTuple):
    """A text with unified characters and line feeds, its encoding's name, what is in doubt, and what was lost."""

    text: str
    encoding: str
    warnings: tuple[str, ...]
    lost: tuple[str, ...]


def decode(data: bytes) -> Decoded:
    """Return the text of a file's bytes.

    Raises LoadError for empty data, for data that is no text, and where no encoding gives a plausible text.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        raise LoadError("The file is empty: fetch or save it again.")
    text, encoding, lost = _decode(data)
    text, warnings = normalise(text)
    if not text.strip():
        raise LoadError("The file holds no text: fetch or save it again.")
    return Decoded(text, encoding, warnings, tuple(lost))


def _decode(data: bytes) -> tuple[str, str, list[str]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = _strict(data[len(mark) :], encoding)
            if found is not None:
                return found[0], encoding, found[1]
    wide = _utf16(data)
    if wide:
        return wide
    found = _strict(data, "utf-8")
    if found is not None and (data.isascii() or everyday(found[0]) >= PLAUSIBLE / 2):
        if _binary(found[0]):
            raise LoadError("The file is no text (it holds control characters): pass the original document instead.")
        return found[0], "utf-8", found[1]
    best = _best_legacy(data)
    if best:
        return best
    return _mixed(data)


def _strict(data: bytes, encoding: str) -> tuple[str, list[str]] | None:
    """Decode all of it, or all but a character that the file's end cuts; None where a byte inside does not fit."""
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        if len(data) - error.start > 3 or not error.start:
            return None
        warning = "The file ends inside a character; the broken end was left out: check whether text is missing."
        return data[: error.start].decode(encoding), [warning]


def _utf16(data: bytes) -> tuple[str, str, list[str]] | None:
    """UTF-16 without a mark: digits and line feeds leave NUL bytes, and only one of both byte orders reads well."""
    if b"\x00" not in data:
        return None
    scored = []
    for encoding in ("utf-16-le", "utf-16-be"):
        found = _strict(data, encoding)
        if found is not None and not _binary(found[0]):
            scored.append((everyday(found[0], ascii_counts=True), encoding, found))
    if not scored or max(scored)[0] < PLAUSIBLE:
        return None
    _, encoding, (text, warnings) = max(scored)
    return text, encoding, warnings


def _best_legacy(data: bytes) -> tuple[str, str, list[str]] | None:
    """The better of GB18030 and Big5, if it is plausible."""
    scored: list[tuple[float, int, str, tuple[str, list[str]]]] = []
    for encoding in ("gb18030", "cp950", "big5hkscs"):
        found = _strict(data, encoding)
        if found is not None and not _binary(found[0]):
            scored.append((everyday(found[0]), -len(scored), encoding, found))
    if not scored or max(scored)[0] < PLAUSIBLE:
        return None
    _, _, encoding, (text, warnings) = max(scored)
    if len(text) > PUNCTUATED and _MARKS_OF_SENTENCES.search(text[:SAMPLE]) is None:
        return None
    return text, "big5" if encoding == "cp950" else encoding, warnings


def _mixed(data: bytes) -> tuple[str, str, list[str]]:
    """Decode line by line, for files put together from parts in several encodings or with a few broken bytes."""
    lines: list[str] = []
    used: dict[str, int] = {}
    broken: list[int] = []
    for number, line in enumerate(data.split(b"\n"), 1):
        for encoding in ("utf-8", "gb18030"):
            found = _strict(line, encoding) if encoding == "gb18030" else _utf8(line)
            if found is not None and (line.isascii() or everyday(found[0]) >= PLAUSIBLE):
                break
        else:
            broken.append(number)
            found = line.decode("utf-8" if used.get("utf-8", 0) >= used.get("gb18030", 0) else "gb18030", "replace"), []
            encoding = "broken"
        lines.append(found[0])
        if not line.isascii():
            used[encoding] = used.get(encoding, 0) + 1
    text = "\n".join(lines)
    if len(broken) > max(1, BROKEN_LINES * len(lines)) or len(broken) == len(lines) or _binary(text):
        raise LoadError(
            f"The file's encoding cannot be told (neither UTF-8, GB18030, UTF-16 nor Big5): {_SAVE_AS_UTF8}"
        )
    warnings = []
    names = [name for name in used if name != "broken"]
    if len(names) > 1:
        warnings.append(f"The file mixes {' and '.join(names)}; each line was decoded by itself: {_SAVE_AS_UTF8}")
    if broken:
        which = f"Line {broken[0]} holds" if len(broken) == 1 else f"Line {broken[0]} and {len(broken) - 1} more hold"
        warnings.append(f"{which} broken bytes, shown as U+FFFD: check what is missing there.")
    return text, "+".join(names) or "utf-8", warnings


def _utf8(line: bytes) -> tuple[str, list[str]] | None:
    try:
        return line.decode("utf-8"), []
    except UnicodeDecodeError:
        return None


def _binary(text: str) -> bool:
    """Whether control characters are too many for a text: NUL fill aside, more than 1 in 200 characters."""
    sample = text[:SAMPLE]
    return len(_CONTROL.findall(sample)) > max(2, len(sample) // 200)


@cache
def _common() -> frozenset[str]:
    """Everyday characters: level 1 of GB 2312 and of Big5 (ordered by use), and the punctuation of both."""
    found = set("○〇—…“”‘’·—–−•●◆■□▲★㎡℃‰‱①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ\u200b\ufeff\u00a0\u00ad\u200c\u200d")
    for high in range(0xB0, 0xD8):
        found.update(bytes((high, low)).decode("gb2312", "ignore") for low in range(0xA1, 0xFF))
    for high in range(0xA4, 0xC7):
        lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        found.update(bytes((high, low)).decode("big5", "ignore") for low in lows)
    for start, end in ((0x3000, 0x3020), (0xFF01, 0xFF5F), (0x2F00, 0x2FD6), (0x2E80, 0x2EF4), (0x2460, 0x2474)):
        found.update(map(chr, range(start, end)))
    found.discard("")
    return frozenset(found)


def _sample(text: str) -> str:
    middle = max(SAMPLE, len(text) // 2)
    return text[:SAMPLE] + text[middle : middle + SAMPLE]


def _is_neutral(ch: str) -> bool:
    if "\ue000" <= ch <= "\uf8ff":
        return True
    return unicodedata.category(ch)[0] == "M" or unicodedata.name(ch, "").startswith(_SCRIPTS)


def everyday(text: str, ascii_counts: bool = False) -> float:
    """Return the share of everyday Chinese characters among a sample's characters beyond ASCII; 0.0 without any.

    Private-use characters, accents that combine with the character before, and letters of other scripts that plans of
    some regions are printed in are left out: they occur in right readings, and no wrong reading of Chinese brings many.
    With `ascii_counts`, letters, digits and spaces of ASCII count as everyday characters too.
    """
    sample = _sample(text)
    wide = len(sample) - len(sample.encode("ascii", "ignore"))
    if not ascii_counts and wide < FEW:
        sample = _sample("".join(_WIDE.findall(text)))  # a page may have far more markup and script than text
        wide = len(sample)
    total, bad = len(sample) if ascii_counts else wide, 0
    for ch in set(sample) - _common():  # few in a right reading
        if ch < "\x80":
            continue
        count = sample.count(ch)
        if _is_neutral(ch):
            total -= count
        else:
            bad += count
    return (total - bad) / total if total else 0.0

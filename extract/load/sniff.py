"""What a file is, told by its first bytes (and, for packages, by the names inside)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from extract.errors import LoadError

# Signatures from the formats' specifications: first bytes, what it is, what to do.
_PICTURE = "run text recognition (OCR) over it and pass the text or a searchable PDF."
_UNPACK = "unpack it and pass the files in it."
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"BM", "a picture (BMP)", _PICTURE),
    (b"II*\x00", "a picture (TIFF)", _PICTURE),
    (b"MM\x00*", "a picture (TIFF)", _PICTURE),
    (b"RIFF", "a picture, sound or film (RIFF)", _PICTURE),
    (b"\x1f\x8b", "an archive (gzip)", _UNPACK),
    (b"Rar!", "an archive (RAR)", _UNPACK),
    (b"7z\xbc\xaf", "an archive (7z)", _UNPACK),
    (b"BZh", "an archive (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "an archive (xz)", _UNPACK),
    (b"\x7fELF", "a program", "pass the plan itself."),
    (b"MZ", "a program", "pass the plan itself."),
    (b"SQLite format 3", "a database", "pass the plan itself."),
    (b"PAR1", "a Parquet table", "pass the plan itself."),
    (b"ID3", "a sound file", "pass the plan itself."),
    (b"{\\rtf", "a Rich Text document (RTF)", "open it in a word processor and save it as docx."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names inside a package: (a name that begins so, format or what it is, what to do).
_PACKAGES: tuple[tuple[str, str, str], ...] = (
    ("word/", "docx", ""),
    ("OFD.xml", "an OFD document", "open it in an OFD reader and save it as PDF."),
    ("xl/", "an Excel workbook", "save the sheet with the plan as html, or as text with tabs."),
    ("ppt/", "a PowerPoint presentation", "save it as PDF."),
    ("content.xml", "an OpenDocument file", "open it in a word processor and save it as docx."),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s", re.I)
_TAGS = re.compile(rb"</(?:p|div|table|td|span|h[1-6]|li)>", re.I)


def sniff(head: bytes, path: Path) -> str:
    """Return txt, html, docx or pdf. Raises LoadError that says what else the file is and what to do."""
    if not head:
        raise LoadError("The file is empty: fetch or save it again.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _package(path)
    if head.startswith(_OLE):
        name = "a Word document of the old kind (doc, wps)" if _wide("WordDocument") in head else "an old Office file"
        raise LoadError(f"The file is {name}: open it in a word processor and save it as docx.")
    for signature, name, advice in _SIGNATURES:
        if head.startswith(signature) and not (signature in (b"BM", b"MZ", b"II*\x00") and b"\x00" not in head[:64]):
            raise LoadError(f"The file is {name}, no text: {advice}")
    return "html" if _is_html(head) else "txt"


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _is_html(head: bytes) -> bool:
    narrow = head.replace(b"\x00", b"")
    if b"MIME-Version:" in narrow[:512] and b"multipart/related" in narrow[:4096]:
        raise LoadError("The file is a web archive (MHTML): open it in a browser and save it as html.")
    start = narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _HTML.search(start[:2048]):
        return True
    return start.startswith(b"<") and len(_TAGS.findall(narrow)) >= 2


def _package(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError) as error:
        raise LoadError("The file is a damaged package (docx or zip): fetch or save it again.") from error
    for begin, kind, advice in _PACKAGES:
        if any(name.startswith(begin) for name in names):
            if kind == "docx":
                return kind
            raise LoadError(f"The file is {kind}: {advice}")
    raise LoadError(f"The file is an archive (zip): {_UNPACK}")

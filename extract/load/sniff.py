"""What a file is, told by its first bytes (and, for packages, by the names inside)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import BinaryIO

from extract.errors import LoadError

# Signatures from the formats' specifications: first bytes, format, what it is, what to do.
_PICTURE = "run text recognition (OCR) over it and pass the text or a searchable PDF."
_UNPACK = "unpack it and pass the files in it."
_SIGNATURES: tuple[tuple[bytes, str, str, str], ...] = (
    (b"\x89PNG", "png", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "jpeg", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "gif", "a picture (GIF)", _PICTURE),
    (b"BM", "bmp", "a picture (BMP)", _PICTURE),
    (b"II*\x00", "tiff", "a picture (TIFF)", _PICTURE),
    (b"MM\x00*", "tiff", "a picture (TIFF)", _PICTURE),
    (b"RIFF", "riff", "a picture, sound or film (RIFF)", _PICTURE),
    (b"\x1f\x8b", "gzip", "an archive (gzip)", _UNPACK),
    (b"Rar!", "rar", "an archive (RAR)", _UNPACK),
    (b"7z\xbc\xaf", "7z", "an archive (7z)", _UNPACK),
    (b"BZh", "bzip2", "an archive (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "xz", "an archive (xz)", _UNPACK),
    (b"\x7fELF", "elf", "a program", "pass the plan itself."),
    (b"MZ", "exe", "a program", "pass the plan itself."),
    (b"SQLite format 3", "sqlite", "a database", "pass the plan itself."),
    (b"PAR1", "parquet", "a Parquet table", "pass the plan itself."),
    (b"ID3", "mp3", "a sound file", "pass the plan itself."),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names inside a package: (a name that begins so, format, what it is and what to do where it is not read).
_PACKAGES: tuple[tuple[str, str, str], ...] = (
    ("word/", "docx", ""),
    ("OFD.xml", "ofd", ""),
    ("xl/", "xlsx", ""),
    ("ppt/", "pptx", "a PowerPoint presentation: save it as PDF."),
    ("content.xml", "odt", "an OpenDocument file: open it in a word processor and save it as docx."),
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s", re.I)
_TAGS = re.compile(rb"</?(?:p|div|table|tr|td|span|h[1-6]|ul|ol|li)(?:\s[^<>]*)?>", re.I)


def sniff(head: bytes, package: Path | BinaryIO, name: str) -> str:
    """Return the format: txt, csv, html, docx, doc, rtf, xlsx, xls, ofd, pdf or zip (an archive of files).

    The name decides only between txt and csv. Raises LoadError that says what else the file is and what to do.
    """
    if not head:
        raise LoadError("The file is empty: fetch or save it again.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _package(package)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLE):
        return "xls" if any(name.encode("utf-16-le") in head for name in ("Workbook", "Book\x00")) else "doc"
    for signature, form, what, advice in _SIGNATURES:
        if head.startswith(signature) and not (signature in (b"BM", b"MZ", b"II*\x00") and b"\x00" not in head[:64]):
            raise LoadError(f"The file is {what}, no text: {advice}", form)
    if _is_html(head):
        return "html"
    return "csv" if name.lower().endswith((".csv", ".tsv")) else "txt"


def _is_html(head: bytes) -> bool:
    narrow = head.replace(b"\x00", b"")
    if b"MIME-Version:" in narrow[:512] and b"multipart/related" in narrow[:4096]:
        raise LoadError("The file is a web archive (MHTML): open it in a browser and save it as html.", "mhtml")
    start = narrow.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _HTML.search(start[:2048]):
        return True
    return start.startswith(b"<") and len(_TAGS.findall(narrow)) >= 2


def _package(source: Path | BinaryIO) -> str:
    try:
        with zipfile.ZipFile(source) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise LoadError("The file is a damaged package (docx or zip): fetch or save it again.", "zip") from error
    for begin, kind, advice in _PACKAGES:
        if any(name.startswith(begin) for name in names):
            if not advice:
                return kind
            raise LoadError(f"The file is {advice}", kind)
    return "zip"

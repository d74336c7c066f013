"""Packages (zip archives of XML: xlsx, OFD) checked before they are unpacked; XML without entities or network.

Limits are on what the package would become in memory; published tables and plans stay far below them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree

from extract.errors import LoadError
from extract.load.archive.read import out_of_bounds

# The largest published workbook seen has some 40 parts, an OFD of 300 pages some 700.
MAX_PARTS = 10_000
# Bytes, unpacked: one part, and all parts together.
MAX_PART_BYTES, MAX_TOTAL_BYTES = 64 << 20, 512 << 20
# A part of more than 1 MB that packs tighter than this is built to overflow; repetitive tables reach some 60 to 1.
MAX_RATIO = 1000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


class Package:
    """An opened package. `what` names the format in messages."""

    def __init__(self, data: bytes, what: str) -> None:
        """Check the container; raise LoadError with what to do where it is damaged, locked or out of bounds."""
        self._what = what
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise LoadError(
                f"The {what} is damaged (its container cannot be opened); fetch or export it again."
            ) from error
        if any(info.flag_bits & 0x1 for info in infos):
            raise LoadError(f"The {what} is encrypted; save a copy without a password and load that.")
        if out_of_bounds(infos, MAX_PARTS, MAX_TOTAL_BYTES, MAX_RATIO) or any(
            info.file_size > MAX_PART_BYTES for info in infos if info.filename.endswith((".xml", ".rels"))
        ):
            raise LoadError(f"The {what} unpacks to far more than a plan can hold (a zip bomb); do not open it.")
        self.names = [info.filename for info in infos]
        self._known = {name.lstrip("/"): name for name in self.names}

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name.lstrip("/") in self._known

    def read(self, name: str) -> bytes:
        """Unpack one part; raise LoadError where it is missing or damaged."""
        try:
            return self._archive.read(self._known[name.lstrip("/")])
        except Exception as error:  # a missing part, one cut short, a wrong checksum, an unknown compression
            raise LoadError(
                f"The {self._what} is damaged (its part {name} cannot be read); fetch or export it again."
            ) from error

    def xml(self, name: str) -> Any:
        """The root of one XML part; raise LoadError where it is no XML or declares entities."""
        data = self.read(name)
        if declares_entities(data):
            raise LoadError(f"The {self._what} declares XML entities, which is never needed; save it again.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise LoadError(f"The {self._what} is damaged (its part {name} is no XML); export it again.") from error


def declares_entities(data: bytes) -> bool:
    """Whether an XML part has a document type or entities, in any of the encodings that XML parsers accept."""
    return _DOCTYPE.search(data.replace(b"\x00", b"") if b"\x00" in data[:64] else data) is not None

"""A Word file as a package: checked before it is unpacked, its parts parsed without entities or network.

Limits are on what the file would become in memory; plans stay far below them.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from extract.errors import LoadError
from extract.load.docx.reduce import reduced

# The largest plan seen has some 60 parts; 4,000 leaves room for books of pictures.
MAX_PARTS = 4000
# Bytes, unpacked: a document.xml of 64 MB is about 5,000 printed pages.
MAX_XML_BYTES = 64 * 1024 * 1024
MAX_TOTAL_BYTES = 1024 * 1024 * 1024
# A part of more than 1 MB that packs tighter than this is built to overflow; repetitive tables reach some 60 to 1.
MAX_RATIO = 1000

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# ISO 29500 strict documents use other namespaces for the same elements.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_ROLES = ("styles", "numbering", "footnotes", "endnotes")
_ELSEWHERE = ("diagramData", "chart", "aFChunk")


@dataclass(frozen=True, slots=True)
class Parts:
    """The XML roots that the reader needs; None where the file has no such part. `elsewhere` names parts not read.

    `hides` is False where no part mentions hidden text, so that no run need be asked.
    """

    document: Any
    styles: Any | None
    numbering: Any | None
    footnotes: Any | None
    endnotes: Any | None
    elsewhere: frozenset[str]
    hides: bool = True


def open_package(data: bytes) -> Parts:
    """Check and unpack a .docx; raise LoadError with what to do where it cannot be read."""
    blobs = _blobs(_checked_zip(data), data)
    if "officeDocument" not in blobs:
        raise LoadError("The file is a zip archive without a Word document in it; export the plan as .docx again.")
    roots = {role: _parse(blobs[role], role) if role in blobs else None for role in _ROLES}
    hides = any(_may_hide(blobs[role]) for role in ("officeDocument", *_ROLES) if role in blobs)
    return Parts(
        document=_parse(reduced(blobs["officeDocument"], hides), "document"),
        hides=hides,
        elsewhere=frozenset(role for role in _ELSEWHERE if role in blobs),
        **roots,
    )


def _checked_zip(data: bytes) -> zipfile.ZipFile:
    if not data:
        raise LoadError("The file is empty; fetch it again.")
    if data.startswith(_OLE_MAGIC):
        if _ENCRYPTED in data:
            raise LoadError("The Word file is protected by a password; save a copy without the password and load that.")
        raise LoadError("The file is in the old .doc format; open it in Word or WPS and save it as .docx.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise LoadError(
            "The Word file is damaged (its container cannot be opened); fetch or export it again."
        ) from error
    _check_size(infos)
    return archive


def _check_size(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 0x1 for info in infos):
        raise LoadError("The Word file's container is encrypted; save a copy without a password and load that.")
    xml = max((info.file_size for info in infos if info.filename.endswith((".xml", ".rels"))), default=0)
    tight = any(i.file_size > 1_000_000 and i.file_size > MAX_RATIO * max(1, i.compress_size) for i in infos)
    if len(infos) > MAX_PARTS or xml > MAX_XML_BYTES or sum(i.file_size for i in infos) > MAX_TOTAL_BYTES or tight:
        raise LoadError(
            "The Word file unpacks to far more than a plan can hold (a zip bomb, or many large pictures); "
            "save it again without pictures."
        )


def _blobs(archive: zipfile.ZipFile, data: bytes) -> dict[str, bytes]:
    """Map the last word of each relationship type (styles, numbering …) to the first part that has it.

    Parts that are not read here (pictures, charts) are named without their bytes.
    """
    try:
        return _by_relations(data)
    except Exception:  # a relationship to a part that is not there, or none: read by the usual names
        return _by_usual_names(archive)


def _by_relations(data: bytes) -> dict[str, bytes]:
    from docx.opc.packuri import PACKAGE_URI, PackURI
    from docx.opc.phys_pkg import PhysPkgReader

    package: Any = PhysPkgReader(io.BytesIO(data))  # type: ignore[no-untyped-call]
    blobs: dict[str, bytes] = {}
    source = PACKAGE_URI
    for wanted in (("officeDocument",), (*_ROLES, *_ELSEWHERE)):
        found: Any = None
        for relation in etree.fromstring(package.rels_xml_for(source) or b"<none/>", _parser()):
            role = (relation.get("Type") or "").rsplit("/", 1)[-1]
            if role not in wanted or role in blobs or relation.get("TargetMode") == "External":
                continue
            target = PackURI.from_rel_ref(source.baseURI, relation.get("Target") or "")
            blobs[role] = b"" if role in _ELSEWHERE else package.blob_for(target)
            found = target
        source = found
    return blobs


def _by_usual_names(archive: zipfile.ZipFile) -> dict[str, bytes]:
    names = {"officeDocument": "word/document.xml", **{role: f"word/{role}.xml" for role in _ROLES}}
    present = set(archive.namelist())
    try:
        return {role: archive.read(name) for role, name in names.items() if name in present}
    except Exception as error:  # a part cut short, a wrong checksum, an unknown compression
        raise LoadError("The Word file is damaged (a part cannot be unpacked); fetch or export it again.") from error


def _parse(blob: bytes, role: str) -> Any:
    for strict, usual in _STRICT:
        if strict in blob:
            blob = blob.replace(strict, usual)
    try:
        root = etree.fromstring(blob, _parser())
    except etree.XMLSyntaxError as error:
        raise LoadError(
            f"The Word file is damaged (its {role} part is no XML); open it in Word, save it again."
        ) from error
    if root.getroottree().docinfo.doctype:
        raise LoadError("The Word file declares XML entities, which Word never does; save it again in Word.")
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _may_hide(part: bytes) -> bool:
    """Whether a part mentions w:vanish or w:specVanish; of a part in UTF-16 that is not asked."""
    return b"anish" in part or b"\x00" in part[:64]

"""Archives (zip) of plans: which members a run reads, each a document of its own, and their bytes.

A member is named by the archive's path and its own, as if the archive were a folder: plans.zip/county/plan.docx.
Nothing is unpacked to disk.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from extract.document import Loaded
from extract.errors import LoadError

# Limits on an archive: members, bytes of one and of all unpacked, how tight a member of more than 1 MB may be packed.
MAX_MEMBERS, MAX_MEMBER_BYTES, MAX_TOTAL_BYTES, MAX_RATIO = 10_000, 512 << 20, 4 << 30, 1000
# Archives within archives.
MAX_DEPTH = 3
# An inner archive is opened in memory.
MAX_INNER_BYTES = 128 << 20
MAGIC = b"PK\x03\x04"
# Names inside that make a zip a document of its own; what else begins so is an archive.
DOCUMENTS = ("word/", "xl/", "ppt/", "OFD.xml", "content.xml", "[Content_Types].xml")
_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name as printed, with forward slashes, and its entry."""

    name: str
    info: zipfile.ZipInfo


def load(data: bytes) -> Loaded:
    """Refuse an archive as a single plan, saying how to read what is in it."""
    names = [member.name for member in _members(_open(data, "The archive"), "The archive")]
    held = f" (it holds {len(names)} files, the first {names[0]})" if names else ""
    raise LoadError(f"The file is an archive (zip) of files{held}: read them with `taizhang run`, or unpack it.")


def is_archive(path: Path) -> bool:
    """Whether a file is a zip that is no document (docx, xlsx, OFD) itself. False for what cannot be read."""
    try:
        with path.open("rb") as file:
            if file.read(4) != MAGIC:
                return False
        with zipfile.ZipFile(path) as archive:
            return not _is_document(archive.namelist())
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _is_document(names: list[str]) -> bool:
    return any(name.startswith(DOCUMENTS) for name in names)


def member_names(path: Path) -> list[str]:
    """Names of all files in an archive and in the archives within it, sorted, as paths below the archive.

    Raises LoadError where the archive is damaged or out of bounds.
    """
    with _opened(path) as archive:
        return sorted(_names(archive, path.name, 1))


def _names(archive: zipfile.ZipFile, label: str, depth: int) -> Iterator[str]:
    for member in _members(archive, f"The archive {label}"):
        inner = _inner(archive, member, depth)
        if inner is None:
            yield member.name
        else:
            with inner:
                yield from (f"{member.name}/{name}" for name in _names(inner, member.name, depth + 1))


def _inner(archive: zipfile.ZipFile, member: Member, depth: int) -> zipfile.ZipFile | None:
    """The archive that a member is; None where it is a document, cannot be opened, or lies too deep."""
    if not member.name.lower().endswith(".zip") or depth >= MAX_DEPTH or member.info.file_size > MAX_INNER_BYTES:
        return None
    try:
        return _open(archive.read(member.info), member.name)
    except (LoadError, OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError):
        return None


def split(path: Path) -> tuple[Path, str] | None:
    """(archive, name inside) of a path that leads into an archive; None for any other path."""
    for parent in path.parents:
        if parent.is_file():
            return parent, path.relative_to(parent).as_posix()
        if parent.is_dir():
            return None
    return None


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of a member where the path leads into an archive.

    Raises LoadError where a member is locked, damaged or out of bounds, OSError where a file cannot be read.
    """
    found = split(path)
    if found is None:
        return path.read_bytes()
    with _opened(found[0]) as archive:
        return _read(archive, found[1], 1)


def _read(archive: zipfile.ZipFile, name: str, depth: int) -> bytes:
    for member in _members(archive, "The archive"):
        if member.name == name:
            return _unpack(archive, member)
        if name.startswith(f"{member.name}/") and depth < MAX_DEPTH:
            with _open(_unpack(archive, member), member.name) as inner:
                return _read(inner, name[len(member.name) + 1 :], depth + 1)
    raise LoadError(f"The archive holds no file {name}: check the name.")


def _unpack(archive: zipfile.ZipFile, member: Member) -> bytes:
    if member.info.flag_bits & 0x1:
        raise LoadError("The archive is protected by a password: unpack it and pass the files in it.")
    if member.info.file_size > MAX_MEMBER_BYTES:
        raise LoadError(f"The file in the archive has {member.info.file_size / 1e6:,.0f} MB: unpack and split it.")
    try:
        return archive.read(member.info)
    except Exception as error:  # a wrong checksum, an unknown compression, a part cut short
        raise LoadError("The archive is damaged (a file in it cannot be unpacked): fetch it again.") from error


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise LoadError("The archive is damaged (it cannot be opened): fetch or pack it again.") from error


def _open(data: bytes, label: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise LoadError(f"{label} is damaged (it cannot be opened): fetch or pack it again.") from error
    if _is_document(archive.namelist()):
        raise LoadError(f"{label} is a document, no archive: give it the ending of its kind.")
    return archive


def _members(archive: zipfile.ZipFile, label: str) -> list[Member]:
    """The files of an archive, without folders, hidden files and names that lead out of it."""
    infos = archive.infolist()
    if out_of_bounds(infos, MAX_MEMBERS, MAX_TOTAL_BYTES, MAX_RATIO):
        raise LoadError(
            f"{label} unpacks to far more than plans can hold (a zip bomb): unpack it with care, pass the plans."
        )
    found = []
    for info in infos:
        parts = PurePosixPath(_name(info.filename, info.flag_bits).replace("\\", "/")).parts
        usable = parts and not info.is_dir() and ".." not in parts and parts[0] != "/"
        if usable and not any(part.startswith((".", "~$", "__MACOSX")) for part in parts):
            found.append(Member("/".join(parts), info))
    return found


@lru_cache(maxsize=4096)
def _name(name: str, flags: int) -> str:
    """A member's name as its author wrote it: without the mark of UTF-8 it is in the author's code page, here GBK."""
    if flags & _UTF8:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def out_of_bounds(infos: list[zipfile.ZipInfo], parts: int, total: int, ratio: int) -> bool:
    """Whether an archive holds too many members, or unpacks to too much."""
    tight = any(i.file_size > 1_000_000 and i.file_size > ratio * max(1, i.compress_size) for i in infos)
    return len(infos) > parts or sum(info.file_size for info in infos) > total or tight

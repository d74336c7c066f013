"""Files of word processors and workbooks of the old kinds (doc, wps, rtf, xls), through LibreOffice where installed.

Each file is converted in a folder of its own with a profile of its own, without macros, links or network, and with a
limit of time; nothing is left behind.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from extract.document import Loaded
from extract.errors import LoadError

# Seconds after which a conversion is given up; a plan of 300 pages takes about ten.
TIME_LIMIT = 120.0
# Name in the environment, so that worker processes have it too: the folder of files that were converted ahead.
COPIES = "TAIZHANG_OFFICE_COPIES"
# Where LibreOffice is installed when it is not on the PATH: macOS, Windows.
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_NAMES = {"doc": "a Word document of the old kind (doc, wps)", "rtf": "Rich Text (rtf)", "xls": "an old workbook (xls)"}
# Macros never run (3), links are never updated (0): names of LibreOffice's own configuration schema.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
# Any address that a file names leads here, where nothing listens.
_NOWHERE = "http://127.0.0.1:9"


def load(data: bytes) -> Loaded:
    """Read a doc, wps, rtf or xls; raise LoadError with what to do, or with what to install."""
    kind = kind_of(data)
    target = target_of(kind)
    loaded = _reader(target)(_copy(data, target) or convert(data, kind, target, _program(kind, target)))
    return replace(loaded, format=kind, loader=f"libreoffice, {loaded.loader}")


def kind_of(data: bytes) -> str:
    """Return doc, rtf or xls by the content. Raises LoadError where it is locked or some other old Office file."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if _PASSWORD in data:
        raise LoadError("The file is protected by a password; save a copy without the password and load that.")
    for kind, stream in (("doc", "WordDocument"), ("xls", "Workbook"), ("xls", "Book")):
        if stream.encode("utf-16-le") + b"\x00\x00" in data:
            return kind
    raise LoadError(
        "The file is an old Office file of another kind (a presentation?) or damaged: save it as docx or PDF."
    )


def target_of(kind: str) -> str:
    """The format that a kind is converted to."""
    return "xlsx" if kind == "xls" else "docx"


def _program(kind: str, target: str) -> str:
    program = find_program()
    if program is None:
        raise LoadError(
            f"The file is {_NAMES[kind]}: install LibreOffice (its program soffice must be on the PATH), "
            f"or save the file as {target}."
        )
    return program


def _copy(data: bytes, target: str) -> bytes | None:
    """The file as it was converted ahead (see office_batch); None where it was not."""
    folder = os.environ.get(COPIES)
    path = Path(folder, f"{hashlib.sha256(data).hexdigest()}.{target}") if folder else None
    return path.read_bytes() if path is not None and path.is_file() else None


def find_program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _reader(target: str) -> Callable[[bytes], Loaded]:
    if target == "docx":
        from extract.load.docx.read import load as load_docx

        return load_docx
    from extract.load.xlsx.read import load as load_xlsx

    return load_xlsx


def convert(data: bytes, kind: str, target: str, program: str) -> bytes:
    """Return the file as docx or xlsx. Raises LoadError where LibreOffice fails, or takes longer than TIME_LIMIT."""
    with tempfile.TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"plan.{kind}"
        source.write_bytes(data)
        call(program, folder, target, [source])
        made = folder / "out" / f"plan.{target}"
        if not made.is_file():
            raise LoadError("LibreOffice cannot open the file (damaged, or locked): open it by hand and save it again.")
        return made.read_bytes()


def call(program: str, folder: Path, target: str, sources: Sequence[Path]) -> None:
    """Convert files into the folder's `out`, with a profile of its own in the folder.

    Raises LoadError where LibreOffice cannot be started, or gives no further file for TIME_LIMIT.
    """
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    _run([*command, "--convert-to", target, "--outdir", str(folder / "out"), *map(str, sources)], folder)


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice and end it with all that it started when its time is over."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    environment = {**os.environ, **proxies, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise LoadError(f"LibreOffice cannot be started ({error.strerror}): install it again.") from error
    try:
        _wait(process, folder / "out")
    finally:
        _end(process)


def _wait(process: subprocess.Popen[bytes], out: Path) -> None:
    """Wait for the end, as long as a file more is there every TIME_LIMIT seconds."""
    done = 0
    while True:
        try:
            process.wait(TIME_LIMIT)
            return
        except subprocess.TimeoutExpired as error:
            now = sum(1 for _ in out.iterdir()) if out.is_dir() else 0
            if now == done:
                message = f"LibreOffice took more than {TIME_LIMIT:.0f} s over the file: save it as docx."
                raise LoadError(message) from error
            done = now


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process group that was started for one conversion, and nothing else."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()

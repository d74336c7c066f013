"""A run whose plan tries to harm whoever opens its tables."""

from pathlib import Path

from extract.batch.run import run

FORMULA = "=cmd|' /C calc'!A0"
PLAN = (
    "望澜区养老服务行动方案（2025—2027年）\n"
    f"{FORMULA}\n@SUM(1+1)*cmd|' /C calc'!A0\n+1-2\n-3+4\n\t=HYPERLINK(\"x\")\n　＝1+1\n'quoted\n"
    "<script>alert(1)</script>到2027年养老床位达到4200张。\n"
    "\x1b[2J\x1b[31m红色\x07\x9b31m到2027年覆盖率达到95%。\u202egnp.exe。\u202c\n"
    "_x0041_是到2026年建成12个中心。\n#N/A\n" + "很长" * 20_000 + "到2027年培训800人次。\n"
)


def hostile_run(folder: Path) -> Path:
    """Return the output folder of a run over the plan and a second file with the same content."""
    (folder / "plans").mkdir(parents=True)
    for name in ("=1+1.txt", "copy.txt"):
        (folder / "plans" / name).write_text(PLAN, "utf-8")
    run([folder / "plans"], folder / "output", jobs=1)
    return folder / "output"

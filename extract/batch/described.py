"""What describes a run's folder for other programs: datapackage.json and croissant.json, brought up to date together."""

from __future__ import annotations

from pathlib import Path

from extract.export.described import write_croissant
from extract.tables.package import write_package


def describe(folder: Path) -> None:
    """Describe every Parquet file of a run's folder. Call it after any of them has changed."""
    write_package(folder)
    write_croissant(folder)

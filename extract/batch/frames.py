"""The facts of one file as pandas tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from extract.batch.corrections import Replay
from extract.batch.run import document_columns
from extract.batch.work import work
from extract.errors import LoadError
from extract.tables.columns import run_tables
from extract.tables.schema import arrow_schema, record_batch

if TYPE_CHECKING:
    import pandas as pd


def facts_of(path: Path) -> dict[str, pd.DataFrame]:
    """Return every table of a run over one file. Raises LoadError where the file cannot be read."""
    done = work(path, path.name)
    Replay().on(done)
    if done.row["outcome"] == "failed":
        raise LoadError(done.row["error"] or f"{path} cannot be read.")
    tables = {**done.tables, "documents": document_columns([done.row])}
    batches = {name: [record_batch(name, columns)] for name, columns in tables.items()}
    return {name: pa.Table.from_batches(batches.get(name, []), arrow_schema(name)).to_pandas() for name in run_tables()}

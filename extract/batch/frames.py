"""The facts of one file as pandas tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from extract.batch.run import documents_batch
from extract.batch.work import work
from extract.errors import LoadError
from extract.tables.schema import arrow_schema, run_tables

if TYPE_CHECKING:
    import pandas as pd


def facts_of(path: Path) -> dict[str, pd.DataFrame]:
    """Return every table of a run over one file. Raises LoadError where the file cannot be read."""
    done = work(path, path.name)
    if done.row["outcome"] == "failed":
        raise LoadError(done.row["error"] or f"{path} cannot be read.")
    batches = {**done.batches, "documents": documents_batch([done.row])}
    return {
        name: pa.Table.from_batches([batches[name]] if name in batches else [], arrow_schema(name)).to_pandas()
        for name in run_tables()
    }

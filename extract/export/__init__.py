"""The tables of a run in other forms: xlsx, csv, DuckDB, jsonl, partitioned Parquet, descriptions."""

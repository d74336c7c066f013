"""Records -> checked Arrow tables -> Parquet. The columns stand in schemas/tables/ alone."""

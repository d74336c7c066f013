"""Commands that hand the tables to other programs: export."""

from __future__ import annotations

import argparse

from extract.commands.kind import Subparsers

_FORMS = ("xlsx", "csv", "duckdb", "jsonl", "parquet")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _export(args: argparse.Namespace) -> int:
    from extract.batch.export import export

    made = export(
        args.output,
        args.to,
        args.target,
        tables=args.tables,
        partition_by=args.partition_by,
        replace=args.force,
    )
    print(f"written: {made}")
    return 0


def add_export(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("export", help="write the tables for Excel, DuckDB, BI tools and other programs")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run, or of `taizhang diff -o`")
    parser.add_argument("--to", required=True, choices=_FORMS, help="xlsx and duckdb are one file, the others a folder")
    parser.add_argument("-o", "--output", dest="target", metavar="DEST", help="where to (default: beside OUTPUT)")
    parser.add_argument("--tables", type=_names, default=(), metavar="A,B", help="these tables alone")
    parser.add_argument(
        "--partition-by", type=_names, default=(), metavar="A,B", help="for parquet: folders by province,year …"
    )
    parser.add_argument("--force", action="store_true", help="replace an earlier export")
    parser.set_defaults(call=_export)

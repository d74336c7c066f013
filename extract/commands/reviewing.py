"""Commands for the person who checks a run: review, review-queue."""

from __future__ import annotations

import argparse

from extract.commands.kind import Subparsers
from extract.commands.reading import KINDS

# Rows that review-queue lists unless told otherwise: what a person reads in half an hour.
LISTED = 50


def _review(args: argparse.Namespace) -> int:
    from extract.batch.review import review

    made = review(args.output, args.to, args.diff)
    print(f"{made.plans} plans, {made.bytes / 1e6:.1f} MB: open {made.output / 'index.html'}")
    return 0


def _queue(args: argparse.Namespace) -> int:
    from extract.batch.queue import print_queue

    return print_queue(args.output, None if args.all else args.limit, args.table, args.csv)


def add_review(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("review", help="write a run as a folder of pages to read, search and judge")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument(
        "-o", "--output", dest="to", metavar="DIR", help="folder for the pages (default: OUTPUT-review)"
    )
    parser.add_argument(
        "--diff", metavar="DIR", help="folder of `taizhang diff -o`: changes stand with the facts they change"
    )
    parser.set_defaults(call=_review)


def add_queue(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("review-queue", help="list the rows of a run to look at first, the least sure first")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument("--limit", type=int, default=LISTED, metavar="N", help=f"rows to list (default: {LISTED})")
    parser.add_argument("--all", action="store_true", help="every row, without a limit")
    parser.add_argument("--table", choices=KINDS, action="append", help="only this table; may be given again")
    parser.add_argument("--csv", metavar="FILE", help="write the list to a CSV instead of printing it")
    parser.set_defaults(call=_queue)

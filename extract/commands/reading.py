"""Commands that read plans: run, show."""

from __future__ import annotations

import argparse
import os

from extract.commands.kind import Subparsers

ENGINES = ("pdfium", "pdfplumber")
KINDS = ("indicator_values", "targets", "statements", "deadlines", "responsibilities", "projects")


def _engine(args: argparse.Namespace) -> None:
    """Choose the engine for PDF files, for this process and those that it starts."""
    if args.pdf_engine:
        os.environ["TAIZHANG_PDF_ENGINE"] = args.pdf_engine


def _run(args: argparse.Namespace) -> int:
    _engine(args)
    from extract.batch.console import run_with_progress
    from extract.batch.decided import deciding

    with deciding(args.decisions):
        return run_with_progress(args.inputs, args.output, args.jobs, args.corrections, args.time_limit)


def _show(args: argparse.Namespace) -> int:
    _engine(args)
    from extract.batch.single import show_file, show_page

    if args.page is not None:
        return show_page(args.file, args.page, args.output)
    return show_file(args.file, args.kind)


def add_run(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("run", help="read plans and write their tables to a folder")
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders (with all below) or patterns")
    parser.add_argument(
        "-o", "--output", required=True, help="folder for the tables; a previous run in it is replaced, nothing else"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: every core)")
    limit = "seconds that one file may take before it is given up (default: 600)"
    parser.add_argument("--time-limit", type=float, metavar="SECONDS", help=limit)
    words = (
        "verdicts saved from review pages, or a folder of them; may be given again (default: corpus/corrections.csv)"
    )
    parser.add_argument("--corrections", metavar="CSV", action="append", help=words)
    parser.add_argument("--decisions", metavar="CSV", help="people's verdicts on links (default: corpus/decisions.csv)")
    _add_engine(parser)
    parser.set_defaults(call=_run)


def _add_engine(parser: argparse.ArgumentParser) -> None:
    words = "how PDF files are read: pdfium (default), or pdfplumber as the slow reference"
    parser.add_argument("--pdf-engine", choices=ENGINES, help=words)


def add_show(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("show", help="show what is read from one plan, in its sentences")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind of fact; may be given again")
    parser.add_argument("--page", type=int, metavar="N", help="write page N of a PDF as a picture, what is read framed")
    parser.add_argument("-o", "--output", metavar="PNG", help="name of that picture (default: FILE-pageN.png, here)")
    _add_engine(parser)
    parser.set_defaults(call=_show)

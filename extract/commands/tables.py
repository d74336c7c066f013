"""Commands about the tables themselves: schema, evaluate."""

from __future__ import annotations

import argparse

from extract.commands.kind import Subparsers


def _schema(args: argparse.Namespace) -> int:
    from extract.review.dictionary import describe, describe_all, markdown

    overview = markdown if args.markdown else describe_all
    print(describe(args.table, args.json) if args.table else overview())
    return 0


def _evaluate(args: argparse.Namespace) -> int:
    from extract.review.evaluate import evaluate
    from extract.review.figures import render

    print(render(evaluate(args.output, args.gold, args.texts), args.errors, args.json))
    return 0


def add_schema(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("schema", help="say what tables there are, or what the columns of one mean")
    parser.add_argument("table", nargs="?", metavar="TABLE")
    parser.add_argument("--json", action="store_true", help="the Frictionless Table Schema itself")
    parser.add_argument("--markdown", action="store_true", help="all tables as Markdown")
    parser.set_defaults(call=_schema)


def add_evaluate(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("evaluate", help="compare the tables of a run with plans annotated by hand")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument("--gold", required=True, metavar="DIR", help="annotation: one folder a plan, see docs/")
    parser.add_argument("--texts", metavar="DIR", help="the annotated text files (default: the texts as read)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="also print up to N differences a table")
    parser.add_argument("--json", action="store_true", help="figures as JSON")
    parser.set_defaults(call=_evaluate)

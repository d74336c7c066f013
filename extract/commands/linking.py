"""Commands that link plans with one another: reconcile, links."""

from __future__ import annotations

import argparse

from extract.commands.kind import Subparsers
from extract.errors import UsageError


def _reconcile(args: argparse.Namespace) -> int:
    from extract.batch.reconcile import reconcile_names, reconcile_outputs

    if args.names:
        if args.outputs or not args.output:
            raise UsageError("--names takes one list and -o OUT.csv, and no output folders.")
        print(f"{reconcile_names(args.names, args.output, args.decisions)} names linked: {args.output}")
        return 0
    if not args.outputs:
        raise UsageError("Name output folders of `taizhang run`, or a list with --names FILE.csv -o OUT.csv.")
    made = reconcile_outputs(args.outputs, args.output, args.decisions)
    print(f"tables in {args.output or args.outputs[0]}:")
    print("\n".join(f"  {name:18} {rows:>9,}" for name, rows in made.items()))
    return 0


def _links(args: argparse.Namespace) -> int:
    from extract.batch.links import judge

    judge(args.output, args.decisions)
    return 0


def add_reconcile(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("reconcile", help="link the indicators of several runs, or a list of names")
    parser.add_argument("outputs", nargs="*", metavar="OUTPUT", help="folders of runs; their rows get today's concepts")
    parser.add_argument("--names", metavar="FILE.csv", help="a list of your own instead: columns name and unit")
    parser.add_argument("-o", "--output", help="the linked list; for runs, the folder (default: the first OUTPUT)")
    parser.add_argument("--decisions", metavar="CSV", help="people's verdicts (default: corpus/decisions.csv)")
    parser.set_defaults(call=_reconcile)


def add_links(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser("links", help="list the doubtful pairs of concepts of a run, and judge them")
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument("--decisions", metavar="CSV", help="where verdicts are kept (default: corpus/decisions.csv)")
    parser.set_defaults(call=_links)

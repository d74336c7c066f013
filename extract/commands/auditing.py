"""The command that looks through a run for what cannot be right: audit."""

from __future__ import annotations

import argparse

from extract.commands.kind import Subparsers

ABOUT = """Contradictions inside a plan, sums and growth that do not add up, targets below the plan above or below what is reached,
deadlines outside the plan's time, targets that nobody answers for, units that do not fit. Each finding quotes the words
that it is about, with its severity and how sure it is. They are written to findings.parquet in OUTPUT.

Exit code: 0 no finding is an error; 1 some are, or the work could not be done; 2 the command makes no sense."""


def _audit(args: argparse.Namespace) -> int:
    from extract.batch.audit import run_audit

    return run_audit(args.output, args.json, args.all)


def add_audit(commands: Subparsers) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "audit",
        help="find what in a run contradicts itself or cannot be right",
        description=ABOUT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("output", metavar="OUTPUT", help="folder of a run")
    parser.add_argument("--all", action="store_true", help="tell every finding, not only the gravest")
    parser.add_argument("--json", action="store_true", help="findings as JSON")
    parser.set_defaults(call=_audit)

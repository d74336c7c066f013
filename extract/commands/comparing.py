"""Commands that compare versions of a plan: diff."""

from __future__ import annotations

import argparse
import sys

from extract.commands.kind import Subparsers
from extract.errors import TaizhangError, UsageError

_ABOUT = """Say what changed between versions of a plan: targets, indicators, deadlines, duties and projects, aligned by
meaning. Wording, order, numbering and ways to write a number are told apart from changes of substance."""
_CODES = """exit codes of diff: 0 nothing of substance changed; 1 something did; 2 wrong usage, or a file that cannot be
read or written"""


def _diff(args: argparse.Namespace) -> int:
    from extract.batch.diff_output import compare_versions

    try:
        return compare_versions(args.versions, args.output)
    except UsageError:
        raise
    except TaizhangError as e:
        raise UsageError(str(e)) from e
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone before the end, so nothing can be said: not 0, not 1
        return 2


def add_diff(commands: Subparsers) -> None:
    """Declare the command."""
    form = argparse.RawDescriptionHelpFormatter
    parser = commands.add_parser(
        "diff",
        help="say what changed between versions of a plan",
        description=_ABOUT,
        epilog=_CODES,
        formatter_class=form,
    )
    words = "two or more versions in their order: files, or folders of `taizhang run`"
    parser.add_argument("versions", nargs="+", metavar="VERSION", help=words)
    parser.add_argument("-o", "--output", metavar="OUT", help="folder for changes.parquet, changes.xlsx, index.html")
    parser.set_defaults(call=_diff)

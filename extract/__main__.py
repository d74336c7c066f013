"""`python -m extract` and the command `taizhang`: a program of its own, unlike `extract.cli.main` called from Python."""

import sys

from extract.cli import main as cli_main


def main() -> int:
    """Carry out the command line; return its exit code."""
    if sys.argv[1:2] == ["run"]:
        from extract.batch.lean import without_pandas

        without_pandas()
    return cli_main()


if __name__ == "__main__":
    sys.exit(main())

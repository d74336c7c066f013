"""`python -m extract` is the command `taizhang`."""

import sys

from extract.cli import main

if __name__ == "__main__":
    sys.exit(main())

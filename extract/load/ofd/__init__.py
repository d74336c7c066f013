"""OFD: pages of the national format for fixed layouts (GB/T 33190-2016)."""

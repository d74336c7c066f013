"""Pages of sites: the tree, its lines, its tables."""

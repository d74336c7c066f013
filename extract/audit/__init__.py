"""What in the tables of a run contradicts itself or cannot be right (findings)."""

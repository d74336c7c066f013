"""Mentions to values: what spans mean, or nothing with a reason."""

"""Two versions of a plan: what changed between them, fact by fact (diff)."""

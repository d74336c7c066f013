"""zip archives of plans: members, limits."""

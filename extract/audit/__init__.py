"""What in the tables of a run contradicts itself or cannot be right (findings): one file a kind of check.

A check looks at one plan (`claims.Plan`) and yields findings. It reads what was published, never the file itself.
"""

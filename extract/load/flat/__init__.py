"""Tables that a copy flattened into lines of text: recovered, or left with a reason."""

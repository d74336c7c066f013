"""What a person reads: the facts in their sentences, the data dictionary, the figures against an annotation."""

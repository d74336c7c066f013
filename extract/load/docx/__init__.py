"""Word: the package, its numbering and styles, paragraphs and tables in reading order."""

"""Passages and cells to mentions: where facts stand, their spans and the words around them; no meaning."""

"""PDF: glyphs and rules of a page to lines, paragraphs and tables; joined over pages."""

"""Workbooks: sheets, their cells and number formats."""

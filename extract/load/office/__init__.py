"""doc, wps, rtf and xls through LibreOffice, one call a batch."""

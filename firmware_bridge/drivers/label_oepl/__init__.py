"""Shelf labels behind an access point that speaks OpenEPaperLink's HTTP interface."""

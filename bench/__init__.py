"""Measurements of the product beside bare parsing, pandas and openpyxl: see bench.bench and bench.pages."""

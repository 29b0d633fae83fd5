#!/usr/bin/env python3
"""Reads the first rows of a workbook with openpyxl in read-only mode: read_openpyxl.py FILE ROWS"""
import sys
import time

from openpyxl import load_workbook

begun = time.perf_counter()
filled = rows = 0
sheet = load_workbook(sys.argv[1], read_only=True, data_only=True).active
for row in sheet.iter_rows(min_row=2, max_row=1 + int(sys.argv[2]), values_only=True):
    rows += 1
    filled += sum(cell is not None for cell in row)
print(f"rows={rows} seconds={time.perf_counter() - begun:.3f} filled={filled}")

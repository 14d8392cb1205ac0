"""Rows of the three US federal AI inventories, straight from the files, by nothing of Lanemark.

Usage: python3 tests/load/omb_facts.py PATH/omb_ai_inventory_2024 > tests/load/omb-facts.json
A row is a record after the header in which any cell is filled.
"""

import csv
import io
import json
import pathlib
import sys

FILES = {
    "2023_consolidated_ai_inventory_raw.csv": "utf-8-sig",
    "2024_consolidated_ai_inventory_raw.csv": "utf-8-sig",
    "2024_consolidated_ai_inventory_raw_v2.csv": "cp1252",
}


def rows(path, encoding):
    records = list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))
    return sum(any(cell.strip() for cell in record) for record in records[1:])


if __name__ == "__main__":
    csv.field_size_limit(2**24)
    folder = pathlib.Path(sys.argv[1])
    counts = {name: rows(folder / name, encoding) for name, encoding in FILES.items()}
    print(json.dumps({"origin": "US federal AI use case inventories; printed by tests/load/omb_facts.py", "rows": counts}, indent=2))

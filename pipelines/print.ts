export type Cell = string | number | boolean | null | undefined;

/** Rows as aligned columns; numbers to the right; null as –. `empty` is said where there are none. */
export function printTable(rows: readonly Readonly<Record<string, Cell>>[], empty: string): void {
  const [first] = rows;
  if (first === undefined) {
    console.log(empty);
    return;
  }
  const names = Object.keys(first);
  const texts = rows.map((row) => names.map((name) => textOf(row[name])));
  const widths = names.map((name, index) => Math.max(name.length, ...texts.map((cells) => cells[index]?.length ?? 0)));
  const isNumeric = names.map((name) => rows.every((row) => row[name] === null || typeof row[name] === "number"));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => (isNumeric[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join("  ")
      .trimEnd();
  console.log(line(names));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  for (const cells of texts) console.log(line(cells));
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return "–";
  // A file's name or a cell may hold what a terminal takes for a command.
  return typeof cell === "number" ? cell.toLocaleString("en") : String(cell).replace(/\p{Cc}+/gu, " ");
}

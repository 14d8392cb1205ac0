import type { Locator } from "playwright-core";

export type Row = { readonly [column: string]: string };

/** A table as a reader sees it: one object per row, by the words of its header. */
export function readTable(table: Locator): Promise<readonly Row[]> {
  return table.evaluate((element) => {
    const words = (cell: Element) => (cell.textContent ?? "").replace(/\s+/g, " ").trim();
    const titles = [...element.querySelectorAll("thead th")].map((cell) => words(cell).replace(/ ?[↑↓]$/, ""));
    return [...element.querySelectorAll("tbody tr")].map((row) =>
      Object.fromEntries([...row.children].map((cell, index) => [titles[index] ?? String(index), words(cell)])),
    );
  });
}

/** Rows of a CSV file of ours, which quotes as RFC 4180 says. */
export function readCsv(text: string): readonly Row[] {
  const [head = [], ...rows] = [...text.matchAll(/(?:^|(?<=\n))[^\n]*/g)]
    .map(([line]) => line.replace(/\r$/, ""))
    .filter((line) => line !== "")
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cellOf));
  return rows.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ""])));
}

function cellOf([, quoted, plain]: RegExpMatchArray): string {
  return quoted?.replaceAll('""', '"') ?? plain ?? "";
}

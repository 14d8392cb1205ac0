import fs from "node:fs";

const bufferCharacters = 1 << 20;

/** A text file written line by line through a buffer, so that its size does not matter; ends with every line whole. */
export class LineFile {
  readonly #descriptor: number;
  #buffer = "";
  lines = 0;

  constructor(
    readonly file: string,
    header?: string,
  ) {
    this.#descriptor = fs.openSync(file, "w");
    if (header !== undefined) this.#buffer = `${header}\n`;
  }

  add(line: string): void {
    this.#buffer += line;
    this.#buffer += "\n";
    this.lines += 1;
    if (this.#buffer.length > bufferCharacters) this.#flush();
  }

  close(): void {
    this.#flush();
    fs.closeSync(this.#descriptor);
  }

  #flush(): void {
    fs.writeSync(this.#descriptor, this.#buffer);
    this.#buffer = "";
  }
}

/** A CSV cell, quoted where it must be. */
export function cell(text: string | number | null | undefined): string {
  if (text === null || text === undefined) return "";
  const plain = String(text);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function row(cells: readonly (string | number | null | undefined)[]): string {
  return cells.map(cell).join(",");
}

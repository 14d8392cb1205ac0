import fs from "node:fs";

const bufferBytes = 1 << 20;

/** A text file written line by line through one buffer, so that its size does not matter and no string grows. */
export class LineFile {
  readonly #descriptor: number;
  readonly #buffer = Buffer.allocUnsafe(bufferBytes);
  #used = 0;
  lines = 0;

  constructor(
    readonly file: string,
    header?: string,
  ) {
    this.#descriptor = fs.openSync(file, "w");
    if (header !== undefined) this.#put(header);
  }

  add(line: string): void {
    this.#put(line);
    this.lines += 1;
  }

  close(): void {
    this.#flush();
    fs.closeSync(this.#descriptor);
  }

  #put(line: string): void {
    // A character is at most three bytes.
    if (this.#used + line.length * 3 + 1 > bufferBytes) this.#flush();
    this.#used += this.#buffer.write(line, this.#used);
    this.#buffer[this.#used] = 10;
    this.#used += 1;
  }

  #flush(): void {
    fs.writeSync(this.#descriptor, this.#buffer, 0, this.#used);
    this.#used = 0;
  }
}

/** A CSV cell, quoted where it must be. */
export function cell(text: string | number | null | undefined): string {
  if (text === null || text === undefined) return "";
  if (typeof text === "number") return String(text);
  const plain = text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

export function row(cells: readonly (string | number | null | undefined)[]): string {
  let line = cell(cells[0]);
  for (let place = 1; place < cells.length; place += 1) line += `,${cell(cells[place])}`;
  return line;
}

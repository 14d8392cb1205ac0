/** The `-- key: value` lines on top of an SQL file; a line that starts with `--   ` goes on with the value above it. */
export type Header = { readonly [key: string]: string };

export function readHeader(sql: string): Header {
  const header: Record<string, string> = {};
  let key: string | undefined;
  for (const line of sql.split("\n")) {
    if (!line.startsWith("--")) break;
    const start = /^-- ([a-z][a-z ]*): (.*)$/.exec(line);
    if (start?.[1] !== undefined) {
      key = start[1];
      header[key] = start[2]?.trim() ?? "";
    } else if (key !== undefined && line.startsWith("--   ")) {
      header[key] = `${header[key]} ${line.slice(2).trim()}`;
    }
  }
  return header;
}

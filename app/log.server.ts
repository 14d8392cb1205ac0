type Entry = { readonly event: string; readonly [key: string]: string | number | boolean | null | undefined };

/** One JSON line on stderr. Never a cell's value, a parameter or a query string: a log outlives the right to see them. */
export function log(entry: Entry): void {
  if (process.env.LANEMARK_LOG === "off") return;
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
}

/** What an error says of itself, stack included. For the log only: it may name paths and SQL. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

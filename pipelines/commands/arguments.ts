import { InvalidArgumentError } from "commander";

/** A day as it is written on the command line. Throws an InvalidArgumentError for anything else. */
export function dayArgument(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(text)) {
    throw new InvalidArgumentError("a day is written 2026-03-31.");
  }
  return text;
}

import type { Period } from "./period.ts";

/** What the rows behind a number are narrowed to. `to` is a day of the period's last month; without it, the newest. */
export type RowsAsked = {
  readonly team?: string | null;
  readonly platform?: string | null;
  /** A class of requests. */
  readonly class?: string | null;
  /** The Monday of one week, in place of the period. */
  readonly week?: string;
  /** Of the requests opened those alone that the program can have changed. */
  readonly by?: "launched";
  readonly months?: number;
  readonly to?: string | null;
};

/** The address of the rows behind a metric's number. */
export function rowsAddress(metric: string, { months = 1, to, ...narrowed }: RowsAsked): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(narrowed)) if (value) asked.set(name, value);
  if (months !== 1) asked.set("months", String(months));
  if (to) asked.set("to", to.slice(0, 7));
  const text = asked.toString();
  return `/rows/${metric}${text === "" ? "" : `?${text}`}`;
}

/** The page's period, as the rows of its numbers are asked for. */
export function periodAsked({ months, toMonth }: Period): Pick<RowsAsked, "months" | "to"> {
  return { months, to: toMonth };
}

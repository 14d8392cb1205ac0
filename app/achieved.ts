import { withParameters } from "./filters.ts";

/** What the rows behind a month of what was achieved are narrowed to: kind and state of a decision, or the way on which an orphan ceased to be one. */
export type AchievedAsked = { readonly kind?: string; readonly state?: string; readonly cause?: string };

/** The address of these rows, for the team and platform of the page that asks. */
export function achievedAddress(search: string, month: string, { kind, state, cause }: AchievedAsked): string {
  const own = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of ["team", "platform", "as-of"]) {
    const value = own.get(name);
    if (value !== null) kept.set(name, value);
  }
  const to = month.slice(0, 7);
  return `/ownership/achieved${withParameters(`?${kept}`, { to, kind: kind ?? null, state: state ?? null, cause: cause ?? null })}#${cause === undefined ? "decisions" : "orphans-that-are-none-any-more"}`;
}

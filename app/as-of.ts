/** Whether all was in hand on a day that is known now (`now`), what was is built or not, or nothing was yet (`before`). */
export type AsOfState = "now" | "built" | "unbuilt" | "before";

/** Which day's knowledge a request asks for. `first` and `last` are the oldest and the newest day of what is known now. */
export type AsOf = {
  readonly day: string;
  readonly state: AsOfState;
  readonly first: string | null;
  readonly last: string | null;
};

/** What loads and decides, and what belongs to no numbers, shows things as they are now. */
const withoutAsOf = /^\/(loads|jobs|theme|as-of|choices|healthz|readyz|assets)\b/;

/** The day of `?as-of=` of an address or path that answers to it, YYYY-MM-DD; null without one, or where it is no day. */
export function asOfDay(address: string): string | null {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const text = searchParams.get("as-of") ?? "";
  return !withoutAsOf.test(pathname) && isDay(text) ? text : null;
}

export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** An address of ours with the day of the page that it stands on, unless it says one itself. */
export function keepAsOf(address: string, search: string): string {
  // Most pages are of no day, and a page has hundreds of links.
  if (!/as(-|%2d)of/i.test(search)) return address;
  const day = new URLSearchParams(search).get("as-of");
  const [rest = "", hash] = address.split("#");
  if (day === null || !/^(\/(?!\/)|\?)/.test(rest) || withoutAsOf.test(rest) || /[?&]as-of=/.test(rest)) return address;
  const joint = rest.endsWith("?") ? "" : rest.includes("?") ? "&" : "?";
  return `${rest}${joint}as-of=${encodeURIComponent(day)}${hash === undefined ? "" : `#${hash}`}`;
}

/** The numbers of pages that are told as known then and as known now, by path. */
const metrics: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/$/, ["orphaned_tools", "open_requests"]],
  [/^\/(ownership(\/[^/]+)?|tools|teams|teams\/[^/]+)$/, ["orphaned_tools"]],
  [/^\/backlog(\/[^/]+)?$/, ["open_requests"]],
  [/^\/sprawl$/, ["excess_tools"]],
];

/** The metrics whose numbers a page as of a day tells as known then and now; of rows, the metric that they are of. */
export function asOfMetrics(pathname: string): readonly string[] {
  const ofRows = /^\/rows\/([a-z_]+)$/.exec(pathname)?.[1];
  if (ofRows !== undefined) return [ofRows];
  return metrics.find(([pattern]) => pattern.test(pathname))?.[1] ?? [];
}

const kept = ["months", "to", "compare", "as-of"];

/** What an address says of the period alone, for links to other pages of the same period. */
export function periodSearch(search: string): string {
  const all = new URLSearchParams(search);
  const parameters = new URLSearchParams([...all].filter(([name]) => kept.includes(name)));
  const text = parameters.toString();
  return text === "" ? "" : `?${text}`;
}

import { counted, formatCount } from "../format.ts";

export type LeftOut = { readonly requests: number; readonly left_out: number; readonly teams: number };

/** What a rate per head cannot count: requests of teams whose headcount nobody gave. */
export function LeftOutNote({ row }: { readonly row: LeftOut }) {
  // Where nothing is counted, the figure says so.
  if (row.left_out === 0 || row.left_out === row.requests) return null;
  return (
    <p className="small">
      Left out of this rate in the period: {formatCount(row.left_out)} of {counted(row.requests, "request")}, of{" "}
      {counted(row.teams, "team")} whose headcount of the month is not known.
    </p>
  );
}

import type { Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatDay } from "../format.ts";
import { rowsAddress } from "../rows-address.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { SourceLink } from "./source-link.tsx";
import { TeamLink } from "./team-link.tsx";

/** Open requests of one class, or of all (no class), as `untouched_by_class.sql` counts them. */
export type UntouchedClass = {
  readonly class: string | null;
  readonly day: string;
  readonly open: number;
  readonly dated: number;
  readonly over_5: Known<number>;
  readonly over_30: Known<number>;
  readonly longest: number | null;
};

export type Untouched = {
  readonly ticket_id: string;
  readonly label: string;
  readonly class: string;
  readonly team_id: string;
  readonly team_name: string | null;
  readonly opened_on: string;
  readonly touched_on: string;
  readonly untouched_days: number;
  readonly file_name: string | null;
  readonly load_id: string | null;
  readonly line: number | null;
  readonly total_rows: number;
};

type Props = {
  readonly classes: readonly UntouchedClass[];
  readonly rows: readonly Untouched[];
  readonly team: string | null;
  readonly search: string;
};

/** How many open requests lie where they are, by class, and the list of those that do so longest. */
export function UntouchedRequests({ classes, rows, team, search }: Props) {
  const [first] = rows;
  const total = first?.total_rows ?? 0;
  return (
    <>
      <PlainTable
        title="Untouched"
        narrow="table"
        note={
          <>
            Open requests{classes[0] !== undefined && ` on ${formatDay(classes[0].day)}`} by the days since anybody
            changed anything in them, as far as the exports date changes.{" "}
            <FileLink href={`/csv/untouched-classes${search}`}>CSV</FileLink>
          </>
        }
        columns={[
          { title: "Class" },
          { title: "Open", isNumber: true },
          { title: "Change is dated", isNumber: true },
          { title: "For 5 days", isNumber: true },
          { title: "For 30 days", isNumber: true },
          { title: "Longest, days", isNumber: true },
        ]}
        empty="No request is open."
        rows={classes.map((row) => ({
          key: `untouched-${row.class ?? "all"}`,
          cells: [
            row.class ?? <b>All</b>,
            <Link key="open" to={rowsAddress("open_requests", { team, class: row.class })}>
              {formatCount(row.open)}
            </Link>,
            formatCount(row.dated),
            <KnownNumber key="5" value={row.over_5} />,
            <KnownNumber key="30" value={row.over_30} />,
            row.longest === null ? dash : formatCount(row.longest),
          ],
        }))}
      />
      <PlainTable
        title="Untouched the longest"
        note={
          <>
            {total > rows.length
              ? `The first ${formatCount(rows.length)} of ${formatCount(total)}`
              : capitalCount(total)}{" "}
            untouched for 5 days or more. <FileLink href={`/csv/untouched${search}`}>CSV of all</FileLink>
          </>
        }
        columns={[
          { title: "Request" },
          { title: "Class" },
          { title: "Team that asked" },
          { title: "Opened" },
          { title: "Last change" },
          { title: "Days since", isNumber: true },
          { title: "File and line" },
        ]}
        empty="None that the exports tell of."
        rows={rows.map((row) => ({
          key: `request-${row.ticket_id}`,
          cells: [
            row.label,
            row.class,
            <TeamLink key="team" id={row.team_id} name={row.team_name ?? row.team_id} />,
            formatDay(row.opened_on),
            formatDay(row.touched_on),
            formatCount(row.untouched_days),
            <SourceLink key="line" {...row} />,
          ],
        }))}
      />
    </>
  );
}

function capitalCount(total: number): string {
  return total === 0 ? "None" : counted(total, "request");
}

import { isUnknown, type Known } from "../../contract/unknown.ts";
import type { Filters } from "../filters.ts";
import { capital, dash, formatCount, formatNumber, spellDays } from "../format.ts";
import { chanceWords } from "../waits.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink } from "./link.tsx";
import { Pager } from "./pager.tsx";
import { PlainTable } from "./plain-table.tsx";
import { TeamLink } from "./team-link.tsx";

/** Waits of a class or team as `waits_by_class.sql` and `waits_by_team.sql` give them. */
type WaitGroup = {
  readonly name: string;
  readonly requests: number;
  readonly before_requests: number | null;
  readonly after_requests: number | null;
  readonly median: Known<number>;
  readonly before_median: number | null;
  readonly after_median: number | null;
  readonly p85: Known<number>;
  readonly before_p85: number | null;
  readonly after_p85: number | null;
  readonly over: Known<number>;
  readonly before_over: number | null;
  readonly after_over: number | null;
  readonly touch_over: Known<number>;
  readonly before_touch_over: number | null;
  readonly after_touch_over: number | null;
  readonly sooner: "before" | "after" | null;
  readonly gray_sooner: "before" | "after" | null;
  readonly log_rank: Known<number>;
  readonly gray: Known<number>;
};

export type WaitClass = WaitGroup & { readonly grouped_by: "class" | "eligibility" };
export type WaitTeam = WaitGroup & { readonly team_id: string; readonly total_rows: number };

const columns = [
  { title: "Waits of requests", isNumber: true, isMore: true },
  { title: "Half within, days", isNumber: true },
  { title: "85% within, days", isNumber: true, isMore: true },
  { title: "More than 77 days", isNumber: true },
  { title: "Nobody acted for 21 days", isNumber: true, isMore: true },
  { title: "Log-rank test", isMore: true },
  { title: "Gray’s test", isMore: true },
];

function cellsOf(row: WaitGroup): readonly React.ReactNode[] {
  return [
    <Sides key="requests" value={row.requests} before={row.before_requests} after={row.after_requests} unit="count" />,
    <Sides key="median" value={row.median} before={row.before_median} after={row.after_median} unit="count" />,
    <Sides key="p85" value={row.p85} before={row.before_p85} after={row.after_p85} unit="count" />,
    <Sides key="over" value={row.over} before={row.before_over} after={row.after_over} unit="share" />,
    <Sides
      key="touch"
      value={row.touch_over}
      before={row.before_touch_over}
      after={row.after_touch_over}
      unit="share"
    />,
    capital(spellDays(chanceWords(row.log_rank, row.sooner))),
    capital(spellDays(chanceWords(row.gray, row.gray_sooner))),
  ];
}

type SidesProps = {
  readonly value: Known<number>;
  readonly before: number | null;
  readonly after: number | null;
  readonly unit: string;
};

/** All of them, and beneath it what it was before the launch and since; a side that is not known is left as a dash. */
function Sides({ value, before, after, unit }: SidesProps) {
  const words = (side: number | null) => (side === null ? dash : formatNumber(side, unit));
  if (isUnknown(value)) return <KnownNumber value={value} />;
  return (
    <>
      {formatNumber(value, unit)}
      {(before !== null || after !== null) && (
        <span className="cell-note">
          before {words(before)}, since {words(after)}
        </span>
      )}
    </>
  );
}

const seriesWords: Readonly<Record<string, string>> = {
  eligible: "Eligible: people outside IT could have built it",
  others: "The others",
};

export function WaitsByClass({ rows, search }: { readonly rows: readonly WaitClass[]; readonly search: string }) {
  return (
    <PlainTable
      title="Waits by class"
      note={
        <>
          Requests of all teams, over all the days that the exports tell of; beneath each number what it was before the
          launches and since. The others are what the program cannot have changed: where they moved likewise, it was
          something else. <FileLink href={`/csv/waits-by-class${search}`}>CSV</FileLink>
        </>
      }
      columns={[{ title: "Class" }, ...columns]}
      rows={rows.map((row) => ({
        key: `class-${row.grouped_by}-${row.name}`,
        name: row.name,
        cells: [
          row.grouped_by === "eligibility" ? <b key="name">{seriesWords[row.name] ?? row.name}</b> : row.name,
          ...cellsOf(row),
        ],
      }))}
      empty="No request was opened in those days that the export tells of."
    />
  );
}

type TeamsProps = { readonly rows: readonly WaitTeam[]; readonly filters: Filters; readonly search: string };

export function WaitsByTeam({ rows, filters, search }: TeamsProps) {
  const total = rows[0]?.total_rows ?? 0;
  return (
    <div className="stack-tight">
      <PlainTable
        title="Waits by team"
        note={`Most requests first, no ranking. Of many teams compared, one in twenty shows p below 0.05 by chance alone${total > 19 ? `: about ${formatCount(Math.round(total / 20))} of these ${formatCount(total)}` : ""}. Of fewer than 10 requests nothing is said.`}
        columns={[{ title: "Team" }, ...columns]}
        rows={rows.map((row) => ({
          key: `team-${row.team_id}`,
          name: row.name,
          cells: [<TeamLink key="team" id={row.team_id} name={row.name} />, ...cellsOf(row)],
        }))}
        empty="No team’s requests were opened in those days that the export tells of."
      />
      <Pager filters={filters} total={total} what="teams" csv={`/csv/waits-by-team${search}`} />
    </div>
  );
}

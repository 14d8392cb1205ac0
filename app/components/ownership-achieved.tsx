import { useLocation } from "@remix-run/react";
import { type AchievedAsked, achievedAddress } from "../achieved.ts";
import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeFlow } from "../charts/describe-flow.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { BarKey } from "../charts/key.tsx";
import { formatCount, formatMonth } from "../format.ts";
import { Link } from "./link.tsx";

/** What was decided in a month and what became of the orphans of the one before, as `ownership_achieved.sql` gives it. */
export type AchievedMonth = {
  readonly month: string;
  readonly decisions: number;
  readonly assigned: number;
  readonly proposed: number;
  readonly confirmed: number;
  readonly snoozed: number;
  readonly exempted: number;
  readonly to_retire: number;
  readonly dismissed: number;
  readonly carried_out: number;
  readonly reopened: number;
  readonly with_owner: number;
  readonly with_owner_decided: number;
  readonly retired: number;
  readonly vanished: number;
  readonly gone_decided: number;
  readonly unclear: number;
  readonly idle: number;
};

const kinds = [
  ["assigned", "assigned", "assign"],
  ["proposed", "proposed", "propose"],
  ["confirmed", "confirmed", "confirm"],
  ["to_retire", "to retire", "retire"],
  ["exempted", "exempt", "exempt"],
  ["snoozed", "put off", "snooze"],
  ["dismissed", "dismissed", "dismiss"],
] as const;

const columns = [
  "Month",
  "Decisions",
  "Carried out",
  "Re-opened",
  "Orphans that got an owner",
  "Retired or vanished",
  "Cannot be told",
  "Only went idle",
];

const title = "What was achieved";

type Props = { readonly months: readonly AchievedMonth[]; readonly csv: string };

/** Month by month what was decided, and by which way orphans ceased to be: an owner found is never mixed with a tool that went away. */
export function OwnershipAchieved({ months, csv }: Props) {
  const { search } = useLocation();
  if (months.length === 0)
    return <EmptyFigure title={title}>Nothing was decided yet, and no orphan ceased to be one.</EmptyFigure>;
  const drawn = months.toReversed();
  return (
    <ChartFigure
      title={title}
      caption="Decisions taken in each month, without those taken back, and what they have become by now; below them what became of the tools orphaned at the end of the month before, as the registry says. Only those with an owner are better off"
      charts={[
        {
          chart: decisionsChart(drawn),
          label: <Keys above="Decisions taken" below="Of these, re-opened by now" />,
          words: ["Taken", "Re-opened by now"],
        },
        {
          chart: orphansChart(drawn),
          label: <Keys above="Orphans that got an owner" below="Orphans that were retired or vanished" />,
          words: ["Got an owner", "Retired or vanished"],
        },
      ]}
      columns={columns}
      lines={months.map((month) => ({ key: month.month, cells: cellsOf(month, search) }))}
      csv={csv}
    />
  );
}

function decisionsChart(months: readonly AchievedMonth[]) {
  const rows = months.map(({ month, decisions, reopened }) => flowOf(month, decisions, reopened));
  return describeFlow(rows, {
    title: "Decisions taken in each month, and how many of them are open again",
    words: { into: "taken", out: "re-opened by now" },
  });
}

function orphansChart(months: readonly AchievedMonth[]) {
  const rows = months.map(({ month, with_owner, retired, vanished }) => flowOf(month, with_owner, retired + vanished));
  return describeFlow(rows, {
    title: "Orphans that got an owner in each month, and those that were retired or vanished",
    words: { into: "got an owner", out: "retired or vanished" },
  });
}

function flowOf(day: string, into: number, out: number) {
  return { day, into, out, is_complete: true };
}

function Keys({ above, below }: { readonly above: string; readonly below: string }) {
  return (
    <>
      <BarKey mark="chart-bar-in">{above}</BarKey>
      <BarKey mark="chart-bar-out">{below}</BarKey>
    </>
  );
}

function cellsOf(month: AchievedMonth, search: string): readonly React.ReactNode[] {
  const rows = (value: number, asked: AchievedAsked) => (
    <Count value={value} to={achievedAddress(search, month.month, asked)} />
  );
  const said = kinds.filter(([name]) => month[name] > 0);
  return [
    formatMonth(month.month),
    <span key="decisions">
      {said.length === 0 && "none"}
      {said.map(([name, words, kind], place) => (
        <span key={kind}>
          {place > 0 && ", "}
          {rows(month[name], { kind })} {words}
        </span>
      ))}
    </span>,
    rows(month.carried_out, { state: "carried out" }),
    rows(month.reopened, { state: "re-opened" }),
    <WithDecided key="owner" decided={month.with_owner_decided}>
      {rows(month.with_owner, { cause: "owner" })}
    </WithDecided>,
    <WithDecided key="gone" decided={month.gone_decided}>
      {rows(month.retired + month.vanished, { cause: "gone" })}
    </WithDecided>,
    rows(month.unclear, { cause: "cannot tell" }),
    rows(month.idle, { cause: "idle" }),
  ];
}

function Count({ value, to }: { readonly value: number; readonly to: string }) {
  return value === 0 ? <>0</> : <Link to={to}>{formatCount(value)}</Link>;
}

function WithDecided({ decided, children }: { readonly decided: number; readonly children: React.ReactNode }) {
  return (
    <>
      {children}
      {decided > 0 && <span className="soft small block">{formatCount(decided)} decided here</span>}
    </>
  );
}

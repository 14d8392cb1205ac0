import { formatCount, formatMonth } from "../format.ts";
import { FileLink } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

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
  ["assigned", "assigned"],
  ["proposed", "proposed"],
  ["confirmed", "confirmed"],
  ["to_retire", "to retire"],
  ["exempted", "exempt"],
  ["snoozed", "put off"],
  ["dismissed", "dismissed"],
] as const;

const columns = [
  { title: "Month" },
  { title: "Decisions" },
  { title: "Carried out", isNumber: true },
  { title: "Re-opened", isNumber: true },
  { title: "Orphans that got an owner", isNumber: true },
  { title: "Retired or vanished", isNumber: true },
  { title: "Cannot be told", isNumber: true },
  { title: "Only went idle", isNumber: true },
];

type Props = { readonly months: readonly AchievedMonth[]; readonly csv: string };

/** Month by month what was decided, and by which way orphans ceased to be: an owner found is never mixed with a tool that went away. */
export function OwnershipAchieved({ months, csv }: Props) {
  return (
    <PlainTable
      title="What was achieved"
      note={
        <>
          Decisions taken in each month, without those taken back, and what they have become by now; beside them what
          became of the tools orphaned at the end of the month before, as the registry says. Only those with an owner
          are better off. {months.length > 0 && <FileLink href={csv}>CSV</FileLink>}
        </>
      }
      columns={columns}
      empty="Nothing was decided yet, and no orphan ceased to be one."
      rows={months.map((month) => ({ key: `achieved-${month.month}`, cells: cellsOf(month) }))}
    />
  );
}

function cellsOf(month: AchievedMonth): readonly React.ReactNode[] {
  const said = kinds.flatMap(([name, words]) => (month[name] === 0 ? [] : [`${formatCount(month[name])} ${words}`]));
  return [
    formatMonth(month.month),
    said.length === 0 ? "none" : said.join(", "),
    formatCount(month.carried_out),
    formatCount(month.reopened),
    withDecided(month.with_owner, month.with_owner_decided),
    withDecided(month.retired + month.vanished, month.gone_decided),
    formatCount(month.unclear),
    formatCount(month.idle),
  ];
}

function withDecided(tools: number, decided: number): React.ReactNode {
  if (decided === 0) return formatCount(tools);
  return (
    <>
      {formatCount(tools)} <span className="soft small block">{formatCount(decided)} decided here</span>
    </>
  );
}

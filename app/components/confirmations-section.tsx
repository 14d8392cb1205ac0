import type { Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatDay } from "../format.ts";
import { KnownNumber } from "./known-text.tsx";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { Tag } from "./tag.tsx";
import { TeamLink } from "./team-link.tsx";

/** A tool whose owner is to be asked, or clicked through, as `confirmations.sql` gives it; with how many tools stand how. */
export type Confirmation = {
  readonly tool_id: string;
  readonly tool_name: string;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly day: string;
  readonly confirmation: "confirmed" | "due" | "lapsed" | "never";
  readonly confirmed_on: string | null;
  readonly confirmed_by: string | null;
  readonly lapses_on: string | null;
  readonly since: string | null;
  readonly is_decided: boolean;
  readonly is_bulk: boolean;
  readonly crowd: number | null;
  readonly users_90_days: Known<number>;
  /** Those that the page lists, of all `tools`. */
  readonly total_rows: number;
  readonly tools: number;
  readonly confirmed: number;
  readonly due: number;
  readonly lapsed: number;
  readonly never: number;
};

/** Somebody who confirmed very many tools on one day, as `click_throughs.sql` gives it. */
export type ClickThrough = {
  readonly confirmed_on: string;
  readonly is_decided: boolean;
  readonly confirmed_by: string | null;
  readonly tools: number;
};

type Props = {
  readonly rows: readonly Confirmation[];
  readonly clickThroughs: readonly ClickThrough[];
  readonly csv: string;
};

const columns = [
  { title: "Tool" },
  { title: "Confirmed by its owner" },
  { title: "Last confirmed" },
  { title: "Users, 90 days", isNumber: true },
  { title: "Team" },
];

/** Whose word that a tool is theirs has run out, runs out soon, was never given, or was given for very many tools at once. */
export function ConfirmationsSection({ rows, clickThroughs, csv }: Props) {
  const [first] = rows;
  return (
    <PlainTable
      title="Confirmed by their owners"
      note={
        <>
          {first !== undefined && `${countsOf(first)} `}
          {clickThroughs.map((each) => `${clickThroughWords(each)} `)}
          {clickThroughs.length > 0 && "They count as confirmed: ask some of these owners again, tool by tool. "}
          {first !== undefined && <FileLink href={csv}>CSV of all {formatCount(first.tools)}</FileLink>}
        </>
      }
      columns={columns}
      empty="No confirmation is due, as far as the registry’s exports and the decisions made here tell of any."
      rows={rows.map((row) => ({ key: `confirmation-${row.tool_id}`, cells: cellsOf(row) }))}
    />
  );
}

function countsOf({ tools, confirmed, due, lapsed, never, day }: Confirmation): string {
  const said = `${formatCount(confirmed)} confirmed, ${formatCount(due)} due soon, ${formatCount(lapsed)} lapsed, ${formatCount(never)} never confirmed`;
  return `Of ${counted(tools, "tool")} on ${formatDay(day)}: ${said}.`;
}

function clickThroughWords({ confirmed_on, confirmed_by, tools, is_decided }: ClickThrough): string {
  const place = is_decided ? ", as decided here" : "";
  return `Clicked through: ${confirmed_by ?? "one person"} confirmed ${counted(tools, "tool")} on one day, ${formatDay(confirmed_on)}${place}.`;
}

function cellsOf(row: Confirmation): readonly React.ReactNode[] {
  return [
    <Link key="tool" to={`/tools/${row.tool_id}`}>
      {row.tool_name}
    </Link>,
    <ConfirmationState key="state" of={row} />,
    <span key="last" className="soft">
      {row.confirmed_on === null ? dash : formatDay(row.confirmed_on)}
      {row.confirmed_by !== null && `, ${row.confirmed_by}`}
      {row.is_decided && ", here"}
    </span>,
    <KnownNumber key="users" value={row.users_90_days} />,
    <TeamLink key="team" id={row.team_id} name={row.team_name} />,
  ];
}

type StateProps = {
  readonly of: Pick<Confirmation, "confirmation" | "since" | "lapses_on" | "crowd" | "is_bulk">;
};

/** Whether the owner's word on a tool stands, and what is the matter with it. */
export function ConfirmationState({ of }: StateProps) {
  const { confirmation, since, lapses_on, crowd, is_bulk } = of;
  if (confirmation === "lapsed")
    return <Tag state={{ words: since === null ? "lapsed" : `lapsed on ${formatDay(since)}`, tone: "warn" }} />;
  if (confirmation === "never")
    return <Tag state={{ words: since === null ? "never" : `never, since ${formatDay(since)}`, tone: "warn" }} />;
  if (confirmation === "due")
    return <Tag state={{ words: lapses_on === null ? "due" : `due by ${formatDay(lapses_on)}`, tone: "soft" }} />;
  if (!is_bulk)
    return <Tag state={{ words: lapses_on === null ? "yes" : `yes, until ${formatDay(lapses_on)}`, tone: "good" }} />;
  return <Tag state={{ words: `clicked through, with ${counted((crowd ?? 1) - 1, "other")}`, tone: "warn" }} />;
}

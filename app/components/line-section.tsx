import { useLocation } from "@remix-run/react";
import { isUnknown } from "../../contract/unknown.ts";
import { counted, dash, formatCount, formatDay, spellDays } from "../format.ts";
import { type Crossing, type Line, type LineCounts, lineWords } from "../line.ts";
import { columnHelper, DataTable } from "./data-table.tsx";
import { KnownNumber } from "./known-text.tsx";
import { LineWhatIf } from "./line-what-if.tsx";
import { FileLink, Link } from "./link.tsx";
import { Tag } from "./tag.tsx";
import { TeamLink } from "./team-link.tsx";

const column = columnHelper<Crossing>();

export const crossingColumns = column.columns([
  column.accessor("tool_name", {
    header: "Tool",
    meta: { isHead: true },
    cell: ({ row: { original } }) => <Link to={`/tools/${original.tool_id}`}>{original.tool_name}</Link>,
  }),
  column.accessor("crossed_on", {
    header: "Crossed the line",
    cell: ({ row: { original } }) => (
      <>
        {formatDay(original.crossed_on)}
        <span className="cell-note">
          by {original.thresholds}
          {original.is_or_earlier && ", or before anything told of it"}
        </span>
      </>
    ),
  }),
  column.accessor("is_ready", {
    header: "Ready for others",
    cell: ({ row: { original } }) => <Readiness of={original} />,
  }),
  column.accessor("has_on_call", { header: "On call", cell: ({ getValue }) => <Named is={getValue()} /> }),
  column.accessor("has_support_contact", {
    header: "Support contact",
    cell: ({ getValue }) => <Named is={getValue()} />,
  }),
  column.accessor("users", {
    header: "Users, 90 days",
    meta: { isNumber: true },
    cell: ({ row: { original } }) => (
      <>
        <KnownNumber value={original.users} />
        {original.is_estimate && <span className="cell-note">estimated in the registry</span>}
      </>
    ),
  }),
  column.accessor("place", {
    header: "Blast radius",
    cell: ({ row: { original } }) => placeWords(original),
  }),
  column.accessor("team_name", {
    header: "Team",
    cell: ({ row: { original } }) => <TeamLink id={original.team_id} name={original.team_name} />,
  }),
]);

/** Tools that others depend on since the day they crossed the program's line, and the line drawn elsewhere. */
export function LineSection({ line }: { readonly line: Line }) {
  const { search } = useLocation();
  const { rule, counts, crossings } = line;
  if (counts.day === null) return null;
  const total = crossings[0]?.total_rows ?? 0;
  return (
    <section aria-labelledby="line" className="stack-tight">
      <div className="section-head">
        <h2 id="line">Crossed the line</h2>
        <p>
          Others depend on a tool from {lineWords(rule)} on: {counted(counts.over_line, "tool")} on{" "}
          {formatDay(counts.day)}, {formatCount(counts.not_ready)} of them without an able owner who did not build them.{" "}
          {gapWords(counts)}
        </p>
      </div>
      <DataTable
        caption="Tools over the line, those that are not ready for others first"
        rows={crossings}
        columns={crossingColumns}
        empty="No tool is known to be over the line."
      />
      {total > 0 && (
        <p className="small">
          {total > crossings.length ? `The first ${crossings.length} of ${formatCount(total)}. ` : ""}
          <FileLink href={`/csv/crossings${search}`}>CSV of all {formatCount(total)}</FileLink>
          {" · "}
          <FileLink href={`/csv/blast-radius${search}`}>Blast radius of every tool</FileLink>
          {" · "}
          <FileLink href={`/csv/candidates${search}`}>Who could own those that need somebody</FileLink>
        </p>
      )}
      <LineWhatIf line={line} />
    </section>
  );
}

function gapWords({ over_line, without_on_call, without_support, untold_tools }: LineCounts): string {
  const named = `Nobody is on call for ${formatCount(without_on_call)} and ${formatCount(without_support)} name no support contact, of ${formatCount(over_line)}.`;
  return untold_tools === 0 ? named : `${named} Of ${counted(untold_tools, "tool")} no log tells.`;
}

/** Its place by what would break with it, among the tools of which that can be said. */
export function placeWords({ place, places, users }: Pick<Crossing, "place" | "places" | "users">): string {
  const among = isUnknown(users) ? " whose users nobody knows" : "";
  return `${formatCount(place)} of ${formatCount(places)}${among}`;
}

function Readiness({ of }: { readonly of: Crossing }) {
  if (isUnknown(of.is_ready))
    return <Tag state={{ words: `not known: ${spellDays(of.is_ready.unknown)}`, tone: "soft" }} />;
  return of.is_ready ? <Tag state={{ words: "yes", tone: "good" }} /> : <Tag state={{ words: "no", tone: "bad" }} />;
}

function Named({ is }: { readonly is: boolean }) {
  return is ? <>named</> : <>{dash} none</>;
}

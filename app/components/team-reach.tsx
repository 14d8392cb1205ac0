import { isUnknown, type Known } from "../../contract/unknown.ts";
import { counted, dash, formatCount, spellDays } from "../format.ts";
import type { Crossing } from "../line.ts";
import { DataTable } from "./data-table.tsx";
import { Facts } from "./facts.tsx";
import { crossingColumns } from "./line-section.tsx";
import { FileLink } from "./link.tsx";

/** How many people know a team's tools, as `team_bus_factor.sql` gives it. */
export type TeamBusFactor = {
  readonly bus_factor: Known<number>;
  readonly authors: number;
  readonly edit_days: number;
  readonly tools: number;
  readonly tools_of_one: Known<number>;
  readonly tools_untold: number;
};

type Props = {
  readonly factor: TeamBusFactor | undefined;
  readonly crossings: readonly Crossing[];
  readonly csv: string;
};

const columns = crossingColumns.filter((column) => !("accessorKey" in column) || column.accessorKey !== "team_name");

/** The team's tools that others depend on, and on how few people its tools hang. */
export function TeamReach({ factor, crossings, csv }: Props) {
  const total = crossings[0]?.total_rows ?? 0;
  return (
    <section aria-labelledby="crossed" className="stack-tight">
      <div className="section-head">
        <h2 id="crossed">Its tools that others depend on</h2>
        <p>
          {total > crossings.length ? `The first ${crossings.length} of ${formatCount(total)}` : counted(total, "tool")}
          , newest day: those that are not ready for others first, then by what would break with them.
          {total > 0 && (
            <>
              {" "}
              <FileLink href={csv}>CSV</FileLink>
            </>
          )}
        </p>
      </div>
      {factor !== undefined && <Facts label="How many people know its tools" facts={factsOf(factor)} />}
      <DataTable
        caption="Tools of the team over the line"
        rows={crossings}
        columns={columns}
        empty="No tool of this team is known to be over the line."
      />
    </section>
  );
}

function factsOf({ bus_factor, authors, edit_days, tools, tools_of_one, tools_untold }: TeamBusFactor) {
  const people = isUnknown(bus_factor)
    ? `${dash} ${spellDays(bus_factor.unknown)}`
    : `${counted(bus_factor, "person", "people")} did more than half of ${counted(edit_days, "day")} of work on its tools, of ${formatCount(authors)} who did any`;
  return [
    ["Bus factor, 180 days", people],
    [
      "Tools that one person did most of",
      isUnknown(tools_of_one)
        ? `${dash} ${tools_of_one.unknown}`
        : `${formatCount(tools_of_one)} of ${formatCount(tools)}; of ${formatCount(tools_untold)} no authoring is logged`,
    ],
  ] as const;
}

import { formatCount } from "../format.ts";
import { DataTable } from "./data-table.tsx";
import { FileLink, Link } from "./link.tsx";
import { type Orphan, orphanColumns } from "./orphan-columns.tsx";

type Props = {
  readonly orphans: readonly Orphan[];
  readonly when: string;
  readonly all: string;
  readonly csv: string;
};

const columns = orphanColumns.filter((column) => !("accessorKey" in column) || column.accessorKey !== "team_name");

/** The team's orphaned tools and those that hang on their builder, worst first. */
export function TeamOrphans({ orphans, when, all, csv }: Props) {
  const total = orphans[0]?.total_rows ?? 0;
  return (
    <section aria-labelledby="orphans">
      <div className="section-head">
        <h2 id="orphans">Its tools whose ownership needs a person</h2>
        <p>
          {total > orphans.length ? `The worst ${orphans.length} of ${formatCount(total)}` : formatCount(total)}, {when}
          : orphaned, then the builder alone, then at risk, then not matched or unknown.{" "}
          <Link to={all}>All of them</Link>
          {total > 0 && (
            <>
              {" · "}
              <FileLink href={csv}>CSV</FileLink>
            </>
          )}
        </p>
      </div>
      <DataTable
        caption="Tools of the team whose ownership needs a person"
        rows={orphans}
        columns={columns}
        empty="None: every tool that is listed for this team has an able owner, or none is listed."
      />
    </section>
  );
}

import { formatCount } from "../format.ts";
import { PlainTable } from "./plain-table.tsx";

export type FailedCheck = {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
  readonly first_row: string | null;
};

const columns = [{ title: "Check" }, { title: "Rows", isNumber: true }, { title: "The first of them" }];

/** What the data checks found. An error keeps a build from being published, so these are warnings. */
export function FailedChecks({ checks }: { readonly checks: readonly FailedCheck[] }) {
  return (
    <div id="checks">
      <PlainTable
        title="Data checks"
        note="Rows that should not exist; numbers that rest on them may be off"
        columns={columns}
        empty="Every check passed."
        csv="/csv/failed-checks"
        rows={checks.map((check) => ({
          key: `check-${check.name}`,
          cells: [
            check.title,
            formatCount(check.rows),
            <code key="row" className="value">
              {check.first_row}
            </code>,
          ],
        }))}
      />
    </div>
  );
}

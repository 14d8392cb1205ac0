import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeFlow } from "../charts/describe-flow.ts";
import { describeLine } from "../charts/describe-line.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { BarKey } from "../charts/key.tsx";
import { formatCount, formatMonth } from "../format.ts";

/** A month's requests, those that people outside IT could have built for themselves apart from the others. */
export type EligibleMonth = {
  readonly day: string;
  readonly is_complete: boolean;
  readonly eligible_opened: number;
  readonly eligible_done: number;
  readonly eligible_open: number;
  readonly other_opened: number;
  readonly other_done: number;
  readonly other_open: number;
};

type Props = {
  readonly rows: readonly EligibleMonth[];
  readonly search: string;
};

const title = "Eligible requests and the others";

/** What the program can relieve IT of, beside what it cannot. */
export function EligibleFigure({ rows, search }: Props) {
  if (rows.length === 0) {
    return (
      <EmptyFigure title={title}>
        – Unknown, because program.yaml has no rules for which requests people outside IT could answer for themselves
        (`backlog.classes`), or no tickets are loaded.
      </EmptyFigure>
    );
  }
  const side = (who: "eligible" | "other", noun: string) => {
    const flow = rows.map((row) => ({
      day: row.day,
      into: row[`${who}_opened`],
      out: row[`${who}_done`],
      is_complete: row.is_complete,
    }));
    const open = rows.map((row) => ({
      day: row.day,
      value: row[`${who}_open`],
      low: null,
      high: null,
      is_complete: row.is_complete,
    }));
    return [
      {
        chart: describeLine(open, {
          title: `${noun}: open at the end of each month`,
          unit: "count",
          noun: "open",
          height: 150,
        }),
        label: `${noun}, open`,
      },
      {
        chart: describeFlow(flow, {
          title: `${noun}: opened and done in each month`,
          words: { into: "opened", out: "done" },
          isDaily: false,
        }),
        words: ["opened", "done"],
        label: (
          <>
            <BarKey mark="chart-bar-in">{noun} opened (up)</BarKey>
            <BarKey mark="chart-bar-out">Done (down)</BarKey>
          </>
        ),
      },
    ];
  };
  return (
    <ChartFigure
      title={title}
      caption="Requests by month; eligible are those that the program’s rules name, frozen on a day: a report, a workflow, a form. The others are what the program should not move"
      charts={[...side("eligible", "Eligible"), ...side("other", "Others")]}
      columns={[
        "Month",
        "Eligible opened",
        "Eligible done",
        "Eligible open",
        "Others opened",
        "Others done",
        "Others open",
      ]}
      lines={rows.map((row) => ({
        key: row.day,
        cells: [
          `${formatMonth(row.day)}${row.is_complete ? "" : ", so far"}`,
          ...[row.eligible_opened, row.eligible_done, row.eligible_open].map(formatCount),
          ...[row.other_opened, row.other_done, row.other_open].map(formatCount),
        ],
      }))}
      csv={`/csv/eligible-requests${search}`}
    />
  );
}

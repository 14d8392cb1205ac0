import { isUnknown, type Known } from "../../contract/unknown.ts";
import { FigureFoot } from "../charts/figure-foot.tsx";
import { ticksOf } from "../charts/scale.ts";
import { TeamDots } from "../charts/team-dots.tsx";
import { dash, formatCount, formatShare, spellDays } from "../format.ts";
import type { Period } from "../period.ts";
import { Link } from "./link.tsx";
import { RowsLink } from "./rows-link.tsx";

export type SprawlCell = {
  readonly per: "team" | "platform";
  readonly cell: string;
  readonly name: string;
  /** In how many groups it has a tool: does not add up. */
  readonly groups: number;
  readonly kept_groups: number | null;
  readonly excess: number | null;
  readonly active_excess: number | null;
  readonly active_tools: number | null;
  readonly excess_rate: Known<number>;
  readonly half_finished: number | null;
  readonly judged_tools: number | null;
  readonly half_rate: Known<number>;
  readonly total_rows: number;
};

type Props = {
  readonly period: Period;
  readonly rows: readonly SprawlCell[];
  readonly by: "team" | "platform";
  readonly addressOf: (cell: string) => string;
  readonly csv: string;
};

const headings = [
  "In groups",
  "Groups whose kept tool is theirs",
  "Excess tools",
  "Excess, of active tools",
  "Excess share",
  "Half-finished, of tools judged",
  "Half-finished share",
];

/** The share of excess tools of each team or platform, with the counts behind it, and the same rows as a table and a file. */
export function SprawlBy({ rows, by, period, addressOf, csv }: Props) {
  if (rows.length === 0) return null;
  const title = by === "team" ? "Excess tools by team" : "Excess tools by platform";
  const total = rows[0]?.total_rows ?? 0;
  const highest = Math.max(0.1, ...rows.map(({ excess_rate }) => (isUnknown(excess_rate) ? 0 : excess_rate)));
  const max = Math.min(1, ticksOf(0, highest, 4, false).at(-1) ?? 1);
  return (
    <section className="figure" aria-labelledby={`by-${by}`}>
      <div className="figure-head">
        <h2 id={`by-${by}`}>{title}</h2>
        <p>
          Active tools in excess, of active tools compared, on the newest day; those with most excess tools first, drawn
          from 0% to {formatShare(max)}
          {total > rows.length && `; the first ${rows.length} of ${formatCount(total)} ${by}s, the CSV has all`}
        </p>
      </div>
      <TeamDots
        caption={title}
        max={max}
        dots={rows.map((row) => ({
          key: row.cell,
          label: row.name,
          value: isUnknown(row.excess_rate) ? null : row.excess_rate,
          low: null,
          high: null,
          text: textOf(row),
          href: addressOf(row.cell),
        }))}
      />
      <FigureFoot
        title={title}
        columns={[by === "team" ? "Team" : "Platform", ...headings]}
        lines={rows.map((row) => ({
          key: row.cell,
          cells: [
            <Link key="name" to={addressOf(row.cell)}>
              {row.name}
            </Link>,
            ...cellsOf(row, by, period),
          ],
        }))}
        csv={csv}
      />
    </section>
  );
}

function textOf({ excess_rate, active_excess, active_tools }: SprawlCell): string {
  if (isUnknown(excess_rate)) return spellDays(excess_rate.unknown);
  return `${formatShare(excess_rate)}, ${active_excess} of ${active_tools}`;
}

/** What was counted of groups is of the newest day alone, what is half-finished of the period’s last. */
function cellsOf(row: SprawlCell, by: Props["by"], { toMonth: to }: Period): readonly React.ReactNode[] {
  const of = { [by]: row.cell };
  const count = (value: number | null) => (value === null ? dash : formatCount(value));
  return [
    count(row.groups),
    <RowsLink key="kept" metric="overlap_clusters" of={of} value={row.kept_groups} />,
    <RowsLink key="excess" metric="excess_tools" of={of} value={row.excess} />,
    <>
      {count(row.active_excess)} of <RowsLink metric="excess_rate" of={of} value={row.active_tools} />
    </>,
    <RowsLink key="share" metric="excess_rate" of={of} value={row.excess_rate} unit="share" />,
    <>
      {count(row.half_finished)} of <RowsLink metric="half_finished" of={{ ...of, to }} value={row.judged_tools} />
    </>,
    <RowsLink key="half" metric="half_finished" of={{ ...of, to }} value={row.half_rate} unit="share" />,
  ];
}

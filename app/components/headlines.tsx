import type { Period } from "../period.ts";
import { AsideNumber, NumberCard } from "./number-card.tsx";
import type { MetricNumber } from "./number-value.tsx";
import { type Baseline, ChangeAside, type TicketWindow, WindowAside } from "./request-notes.tsx";
import type { Trend } from "./trend-figure.tsx";

type Props = {
  readonly numbers: readonly MetricNumber[];
  readonly period: Period;
  readonly trends: readonly Trend[];
  readonly baseline: Baseline | undefined;
  readonly window: TicketWindow | undefined;
};

/** Which numbers stand where, with their units and denominators in words. */
const cards = [
  { metric: "open_requests", unit: "Requests", denominator: "not yet done", beside: ["backlog_change"] },
  {
    metric: "orphaned_tools",
    unit: "Tools",
    denominator: "tools without an able owner or cover",
    beside: ["orphan_rate", "owner_is_builder", "not_matched_owners"],
  },
  {
    metric: "excess_tools",
    unit: "Tools",
    denominator: "listed tools beyond the one kept of each group that does the same",
    beside: ["excess_rate"],
  },
  {
    metric: "escalation_rate",
    unit: "Share of tickets on these tools",
    denominator: "tickets went to engineering",
    beside: [],
  },
  {
    metric: "builder_rate",
    unit: "Share of headcount",
    denominator: "people built something within 28 days",
    beside: [],
  },
] as const;

const besideWords: { readonly [metric: string]: string } = {
  orphan_rate: "active tools.",
  excess_rate: "active tools that can be compared; the count above is of all listed ones.",
  owner_is_builder: "depended-on tools; counted apart.",
  not_matched_owners: "tools whose owner is in no people file; our data problem, counted apart.",
};

export function Headlines({ numbers, period, trends, baseline, window }: Props) {
  const byMetric = new Map(numbers.map((number) => [number.metric, number]));
  return (
    <div className="ledger">
      {cards.map(({ metric, unit, denominator, beside }) => {
        const number = byMetric.get(metric);
        if (number === undefined) return null;
        return (
          <NumberCard
            key={metric}
            number={number}
            period={period}
            unit={unit}
            denominator={denominator}
            trend={trends.filter((trend) => trend.metric === metric)}
          >
            {metric === "open_requests" && <WindowAside window={window} />}
            {beside.length > 0 && (
              <div className="beside">
                {beside.map((one) => (
                  <Aside key={one} number={byMetric.get(one)} baseline={baseline} />
                ))}
              </div>
            )}
          </NumberCard>
        );
      })}
    </div>
  );
}

type AsideProps = { readonly number: MetricNumber | undefined; readonly baseline: Baseline | undefined };

function Aside({ number, baseline }: AsideProps) {
  if (number === undefined) return null;
  if (number.metric === "backlog_change") return <ChangeAside number={number} baseline={baseline} />;
  return <AsideNumber number={number} words={besideWords[number.metric] ?? ""} />;
}

import type { Period } from "../period.ts";
import { type Trend, TrendFigure } from "./trend-figure.tsx";

type Props = {
  readonly trends: readonly Trend[];
  readonly period: Period;
  readonly teamId: string;
  readonly launchedOn: string | null;
};

const figures = [
  {
    metric: "active_builders",
    title: "Active builders, by month",
    caption: "People of the team who created, edited or published a tool in the 28 days to the month’s end",
    noun: "builders",
  },
  {
    metric: "monthly_users",
    title: "Monthly users, by month",
    caption: "People of the team who used a registered tool in the 28 days to the month’s end",
    noun: "users",
  },
] as const;

/** How many of the team build and use tools, month by month, with its launch marked. */
export function TeamPeople({ trends, period, teamId, launchedOn }: Props) {
  const markers = launchedOn === null ? [] : [{ day: launchedOn, to: null, label: "launched" }];
  return (
    <div className="two">
      {figures.map(({ metric, title, caption, noun }) => (
        <TrendFigure
          key={metric}
          rows={trends.filter((row) => row.metric === metric)}
          title={title}
          caption={caption}
          unit="count"
          noun={noun}
          period={period}
          narrowed={{ team: teamId }}
          csv={`/csv/trend?team=${encodeURIComponent(teamId)}&metric=${metric}`}
          markers={markers}
        />
      ))}
    </div>
  );
}

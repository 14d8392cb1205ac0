import { ChartFigure } from "../charts/chart-figure.tsx";
import { describeFunnel, type FunnelLimit } from "../charts/describe-funnel.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { LineKey } from "../charts/key.tsx";
import { counted, dash, formatCount, formatMonth, formatShare } from "../format.ts";
import type { Period } from "../period.ts";
import { RowsLink } from "./rows-link.tsx";

export type BuilderLimit = Omit<FunnelLimit, "size"> & { readonly headcount: number };

export type FunnelTeam = Omit<BuilderLimit, "share"> & {
  readonly team_id: string;
  readonly team_name: string;
  readonly rate: number;
  readonly builders: number;
  readonly place: string;
  readonly shown: number;
};

/** How many teams lie where, and how many are not drawn. */
export type FunnelPlaces = {
  readonly shown: number;
  readonly far_above: number;
  readonly above: number;
  readonly far_below: number;
  readonly below: number;
  readonly hidden: number;
  readonly unknown: number;
  readonly small_group: number;
};

type Props = {
  readonly teams: readonly FunnelTeam[];
  readonly limits: readonly BuilderLimit[];
  readonly places: FunnelPlaces | undefined;
  readonly period: Period;
  readonly search: string;
};

const title = "Builders by team, between the limits of chance";

/** Teams by size instead of a ranking: which differ from the others by more than their size lets expect. */
export function BuilderFunnel({ teams, limits, places, period, search }: Props) {
  if (places === undefined || places.shown === 0) return <NoFunnel places={places} />;
  const rows = teams.map((team) => ({
    key: team.team_id,
    label: team.team_name,
    size: team.headcount,
    count: team.builders,
    share: team.rate,
    isOutside: team.place !== "inside",
  }));
  const sizes = limits.map(({ headcount, ...limit }) => ({ size: headcount, ...limit }));
  const chart = describeFunnel(rows, sizes, { title, words: { of: "people", counted: "build" } });
  return (
    <ChartFigure
      title={title}
      caption={`Share of headcount that builds, end of ${formatMonth(period.toMonth)}, upwards; headcount to the right, equal steps for equal ratios. Each dot is a team, a filled one lies outside`}
      charts={[{ chart, label: <Keys share={limits[0]?.share ?? null} /> }]}
      columns={["Team", "Headcount", "Builders", "Share", "95% limits", "99.8% limits", "Lies"]}
      lines={teams.map((team) => ({ key: team.team_id, cells: cellsOf(team, period.toMonth) }))}
      csv={`/csv/builder-funnel${search}`}
      aside={<PlaceWords teams={teams} places={places} />}
    />
  );
}

function cellsOf(team: FunnelTeam, to: string): readonly React.ReactNode[] {
  const of = { team: team.team_id, to };
  return [
    team.team_name,
    formatCount(team.headcount),
    <RowsLink key="builders" metric="builder_rate" of={of} value={team.builders} />,
    <RowsLink key="share" metric="builder_rate" of={of} value={team.rate} unit="share" />,
    `${formatShare(team.low_95)} to ${formatShare(team.high_95)}`,
    `${formatShare(team.low_998)} to ${formatShare(team.high_998)}`,
    placeWords[team.place] ?? team.place,
  ];
}

const placeWords: { readonly [place: string]: string } = {
  inside: "inside",
  above: "above 95%",
  "far above": "above 99.8%",
  below: "below 95%",
  "far below": "below 99.8%",
};

/** What each line is; the words carry what the strokes show. */
function Keys({ share }: { readonly share: number | null }) {
  return (
    <>
      {share !== null && <LineKey mark="chart-limit chart-limit-middle">All teams, {formatShare(share)}</LineKey>}
      <LineKey mark="chart-limit chart-limit-near">95% limits: 1 team in 20 lies outside by chance</LineKey>
      <LineKey mark="chart-limit chart-limit-far">99.8% limits: 1 in 500 does</LineKey>
    </>
  );
}

const named = 12;

/** Which teams differ, by name, and what is not in the picture. */
function PlaceWords({ teams, places }: { readonly teams: readonly FunnelTeam[]; readonly places: FunnelPlaces }) {
  const outside = places.far_above + places.above + places.far_below + places.below;
  return (
    <div className="funnel-words">
      {outside === 0 ? (
        <p>
          <b>No team differs from the others</b> by more than chance alone would bring: all {formatCount(places.shown)}{" "}
          lie inside the 95% limits.
        </p>
      ) : (
        <>
          <p>
            <b>{counted(outside, "team")}</b> of {formatCount(places.shown)} outside the 95% limits; by chance alone
            about {formatCount(Math.max(1, Math.round(places.shown / 20)))} would be.
          </p>
          <ul>
            {["far above", "above", "below", "far below"].map((place) => (
              <Named key={place} place={place} teams={teams.filter((team) => team.place === place)} />
            ))}
          </ul>
        </>
      )}
      <p className="soft">{notDrawn(teams, places)}</p>
    </div>
  );
}

function Named({ place, teams }: { readonly place: string; readonly teams: readonly FunnelTeam[] }) {
  if (teams.length === 0) return null;
  const words = teams
    .slice(0, named)
    .map((team) => `${team.team_name} (${team.builders} of ${formatCount(team.headcount)})`);
  const rest = teams.length > named ? `, and ${formatCount(teams.length - named)} more in the table` : "";
  return (
    <li>
      {placeTitles[place]}: {words.join(", ")}
      {rest}
    </li>
  );
}

const placeTitles: { readonly [place: string]: string } = {
  "far above": "Above the 99.8% limit",
  above: "Above the 95% limit",
  below: "Below the 95% limit",
  "far below": "Below the 99.8% limit",
};

function notDrawn(teams: readonly FunnelTeam[], places: FunnelPlaces): string {
  const left = places.shown - teams.length;
  return [
    ...(places.hidden > 0
      ? [
          `Not drawn: ${counted(places.hidden, "team")} of fewer than ${places.small_group} people, or that would tell of one.`,
        ]
      : []),
    ...(places.unknown > 0
      ? [`Not known: ${counted(places.unknown, "team")} without a headcount for this month.`]
      : []),
    ...(left > 0 ? [`${counted(left, "team")} more are not drawn, to keep the picture readable.`] : []),
  ].join(" ");
}

function NoFunnel({ places }: { readonly places: FunnelPlaces | undefined }) {
  return (
    <EmptyFigure title={title}>
      {dash} No team can be drawn:{" "}
      {places === undefined || places.hidden === 0
        ? "no log and headcount tell of builders by team in this month"
        : `every team that is known has fewer than ${places.small_group} people, or would tell of one that has`}
      .
    </EmptyFigure>
  );
}

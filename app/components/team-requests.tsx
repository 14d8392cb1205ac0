import { EmptyFigure } from "../charts/empty-figure.tsx";
import type { Period } from "../period.ts";
import type { RequestRow } from "./request-figure.tsx";
import type { TicketWindow } from "./request-notes.tsx";
import { Requests } from "./requests.tsx";
import type { TeamFacts } from "./team-story.tsx";

type Props = {
  readonly rows: readonly RequestRow[];
  readonly team: TeamFacts;
  readonly period: Period;
  readonly by: string;
  readonly window: TicketWindow | undefined;
};

/** The team's requests month by month, its launch marked; without a single ticket there is nothing to draw, and that is no zero. */
export function TeamRequests({ rows, team, period, by, window }: Props) {
  const { team_id, launched_on } = team;
  if (!team.has_own_tickets) {
    return (
      <EmptyFigure title="Open requests at the end of each month">
        {team.has_tickets
          ? "– Unknown: no loaded ticket is of this team."
          : "– Unknown: no ticket export has been loaded."}
      </EmptyFigure>
    );
  }
  const markers = launched_on === null ? [] : [{ day: launched_on, to: null, label: "launched" }];
  return (
    <Requests
      rows={rows}
      filters={{ by, team: team_id }}
      period={period}
      baseline={undefined}
      window={window}
      markers={markers}
    />
  );
}

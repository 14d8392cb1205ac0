import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Link } from "../components/link.tsx";
import type { Orphan } from "../components/orphan-columns.tsx";
import { periodSearch } from "../components/period-search.ts";
import { periodFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import type { RequestRow } from "../components/request-figure.tsx";
import type { TicketWindow } from "../components/request-notes.tsx";
import { type TeamChange, TeamChanges } from "../components/team-changes.tsx";
import { TeamDecisions } from "../components/team-decisions.tsx";
import { TeamOrphans } from "../components/team-orphans.tsx";
import { type TeamOverlap, TeamOverlaps } from "../components/team-overlaps.tsx";
import { type TeamPeer, TeamPeers } from "../components/team-peers.tsx";
import { TeamPeople } from "../components/team-people.tsx";
import { type TeamBusFactor, TeamReach } from "../components/team-reach.tsx";
import { TeamRequests } from "../components/team-requests.tsx";
import { type TeamReview, TeamReviews } from "../components/team-reviews.tsx";
import { type TeamSource, TeamSources } from "../components/team-sources.tsx";
import { TeamStory } from "../components/team-story.tsx";
import { type TeamTool, TeamTools } from "../components/team-tools.tsx";
import { readFilters, withParameters } from "../filters.ts";
import { formatDay } from "../format.ts";
import type { Crossing } from "../line.ts";
import { readReport } from "../numbers.server.ts";
import { todayIn } from "../ownership-queue.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { requestMetrics, requestMonths } from "../request-months.ts";
import { readTeamDecisions } from "../team-decisions.server.ts";
import { teamCounts, teamOwnership, teamRates } from "../team-list.ts";
import { readTeam } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const rates = [...teamRates, ...teamOwnership];
const metrics = [...teamCounts, ...rates];
const shortList = { q: null, platform: null, cause: null, sort: "worst", is_descending: false, limit: 10, offset: 0 };

const words = {
  orphaned_tools: "without an able owner or cover",
  became_orphaned: "lost the last who could act",
  got_an_owner: "have somebody who can act again",
  active_builders: "in the 28 days to then",
  monthly_users: "in the 28 days to then",
  excess_tools: "would be left over if each group of like tools became one",
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.team.team_name ?? "Team"} · Lanemark` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { bys: ["month", "day"] });
  const period = await readPeriod(filters, metrics, viewer);
  const asked = { ...periodParameters({ team: params.team ?? "", platform: null }, period), metrics };
  const isPast = new URL(request.url).searchParams.has("as-of");
  const [team, { numbers, months }, peers, changes, byDay, windows, orphans, tools, factors, crossings, ...rest] =
    await Promise.all([
      readTeam(asked, viewer),
      readReport(asked, ["active_builders", "monthly_users", ...requestMetrics], viewer),
      ask<TeamPeer>("team_peers", { ...asked, metrics: rates }, viewer),
      ask<TeamChange>("team_changes", asked, viewer),
      filters.by === "day" ? ask<RequestRow>("requests_by_day", asked, viewer) : null,
      ask<TicketWindow>("ticket_window", {}, viewer),
      ask<Orphan>("orphans", { ...shortList, ...asked, state: "any", today: todayIn(period.timeZone) }, viewer),
      ask<TeamTool>("team_top_tools", { ...shortList, ...asked }, viewer),
      ask<TeamBusFactor>("team_bus_factor", asked, viewer),
      ask<Crossing>("crossings", { ...shortList, ...asked }, viewer),
      readTeamDecisions({ team: params.team ?? "", limit: shortList.limit, period, isPast }, viewer),
      ask<TeamReview>("team_reviews", { ...shortList, ...asked }, viewer),
      ask<TeamOverlap>("team_overlaps", { ...shortList, ...asked }, viewer),
      ask<TeamSource>("team_sources", asked, viewer),
    ]);
  const [decided, reviews, overlaps, sources] = rest;
  const rows = {
    numbers,
    peers,
    change: changes[0],
    requests: byDay ?? requestMonths(months),
    window: windows[0],
    trends: months.filter(({ metric }) => !requestMetrics.includes(metric)),
    orphans,
    tools,
    factor: factors[0],
    crossings,
    decided,
    reviews,
    overlaps,
    sources,
  };
  return { team, ...rows, filters, period, problems };
}

export default function Team() {
  const { team, filters, period, problems, numbers, ...rows } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const kept = periodSearch(search);
  const narrowed = withParameters(kept, { team: team.team_id, to: period.toMonth.slice(0, 7), compare: null });
  const when = team.report_day === null ? "newest day" : `on ${formatDay(team.report_day)}`;
  const own = { teamId: team.team_id, launchedOn: team.launched_on, period };
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to={`/teams${kept}`}>Teams</Link> / {team.team_name}
        </p>
        <ReportHead
          title={team.team_name}
          question="What does this team ask for, build and use, and how is that beside teams of its size?"
          period={period}
          fields={periodFields(filters, period)}
          problems={problems}
        />
        <TeamStory team={team} />
      </div>
      <TeamChanges change={rows.change} numbers={numbers} {...own} />
      <section aria-labelledby="numbers">
        <div className="section-head">
          <h2 id="numbers">Its numbers</h2>
          <p>Side by side, never added to each other.</p>
        </div>
        <ReportNumbers numbers={numbers.filter(({ metric }) => isCount(metric))} period={period} words={words} />
      </section>
      <TeamPeers
        title="Rates, beside teams of like size"
        peers={peersOf(rows.peers, teamRates)}
        numbers={numbers}
        period={period}
        csv={`/csv/team-peers${narrowed}`}
      />
      <TeamPeers
        title="Who can act for its tools, beside teams of like size"
        peers={peersOf(rows.peers, teamOwnership)}
        numbers={numbers}
        period={period}
        csv={`/csv/team-peers${narrowed}`}
      />
      <TeamOrphans orphans={rows.orphans} when={when} all={`/ownership${narrowed}`} csv={`/csv/orphans${narrowed}`} />
      <TeamDecisions
        {...rows.decided}
        queue={`/ownership${withParameters(kept, { team: team.team_id })}`}
        csv={`/csv/team-decisions${narrowed}`}
      />
      <TeamReach factor={rows.factor} crossings={rows.crossings} csv={`/csv/crossings${narrowed}`} />
      <TeamReviews reviews={rows.reviews} csv={`/csv/team-reviews${narrowed}`} />
      <TeamOverlaps
        overlaps={rows.overlaps}
        all={`/sprawl${withParameters(kept, { team: team.team_id })}`}
        csv={`/csv/team-overlaps${narrowed}`}
      />
      <TeamTools tools={rows.tools} when={when} all={`/tools${narrowed}`} csv={`/csv/team-tools${narrowed}`} />
      <TeamRequests rows={rows.requests} team={team} period={period} by={filters.by} window={rows.window} />
      <TeamPeople trends={rows.trends} {...own} />
      <TeamSources sources={rows.sources} csv={`/csv/team-sources${narrowed}`} />
    </div>
  );
}

function peersOf(peers: readonly TeamPeer[], metrics: readonly string[]): readonly TeamPeer[] {
  return peers.filter(({ metric }) => metrics.includes(metric));
}

function isCount(metric: string): boolean {
  return teamCounts.some((name) => name === metric);
}

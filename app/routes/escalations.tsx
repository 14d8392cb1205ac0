import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { DataTable } from "../components/data-table.tsx";
import {
  cellColumns,
  type EscalatedTicket,
  type EscalatedTool,
  type EscalationCell,
  ticketColumns,
  toolColumns,
} from "../components/escalation-columns.tsx";
import { FileLink } from "../components/link.tsx";
import { Pager } from "../components/pager.tsx";
import { type Platform, reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import { TrendFigure } from "../components/trend-figure.tsx";
import { escalationMetrics, escalationSorts, escalationsListed } from "../escalations.ts";
import { readFilters } from "../filters.ts";
import { formatCount } from "../format.ts";
import { readReport } from "../numbers.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters, periodWords } from "../period.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const words = {
  escalations: "moves to engineering",
  escalation_rate: "tickets on tools were escalated",
};

export const meta: MetaFunction = () => [{ title: "Escalations · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: escalationSorts });
  const period = await readPeriod(filters, escalationMetrics, viewer);
  const asked = periodParameters(filters, period);
  const days = { ...filters, from: period.from, to: period.to };
  const limit = escalationsListed;
  const [{ numbers, months: trends }, tickets, tools, cells, teams, platforms] = await Promise.all([
    readReport({ metrics: escalationMetrics, ...asked }, ["escalations", "escalations_per_tool_months"], viewer),
    ask<EscalatedTicket>("escalated_tickets", days, viewer),
    ask<EscalatedTool>("escalations_by_tool", { ...days, limit }, viewer),
    ask<EscalationCell>("escalations_by_cell", { ...asked, by: null, limit }, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
  ]);
  const byTeam = cells.filter(({ per }) => per === "team");
  const byPlatform = cells.filter(({ per }) => per === "platform");
  const lists = { trends, tickets, tools, byTeam, byPlatform, teams, platforms };
  return { numbers, ...lists, filters, period, problems };
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;
type Part = { readonly data: Loaded; readonly search: string };

export default function Escalations() {
  const data = useLoaderData<typeof loader>();
  const { numbers, filters, period, problems, teams, platforms } = data;
  const { search } = useLocation();
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Escalations"
          question="How often do engineers have to take over what people built?"
          period={period}
          fields={reportFields(filters, period, teams, platforms)}
          problems={problems}
        />
        <ReportNumbers numbers={numbers} period={period} words={words} />
        <p className="sentence three-rates">
          One count, three denominators: the share of tickets falls when easy tickets rise, the rate per tool-month
          allows for more tools, and the rate per user-week for more people using them. Believe a change that all three
          show. More escalations may be good news, when people ask before something breaks: whether they asked or had
          to, these exports do not tell.
        </p>
      </div>
      <Months data={data} search={search} />
      <Tickets data={data} search={search} />
      <ByTool data={data} search={search} />
      <ByTeamAndPlatform data={data} search={search} />
    </div>
  );
}

function Months({ data: { trends, filters, period }, search }: Part) {
  const csv = (metric: string) => `/csv/trend${search === "" ? "?" : `${search}&`}metric=${metric}`;
  return (
    <>
      <TrendFigure
        rows={trends.filter(({ metric }) => metric === "escalations")}
        title="Escalations by month"
        caption="Moves of tickets on registered tools to engineering, by the day of the move; moves inside IT and ServiceNow’s own escalation field do not count"
        unit="count"
        noun="escalations"
        period={period}
        narrowed={filters}
        csv={csv("escalations")}
      />
      <TrendFigure
        rows={trends.filter(({ metric }) => metric === "escalations_per_tool_months")}
        title="Escalations per 100 active tool-months, by month"
        caption="The same moves per 100 tools that are active at the month’s end, with a 95% interval"
        unit="per 100 tool-months"
        noun="escalations"
        of="tool-months"
        period={period}
        narrowed={filters}
        csv={csv("escalations_per_tool_months")}
      />
    </>
  );
}

function Tickets({ data: { tickets, filters, period }, search }: Part) {
  return (
    <section aria-labelledby="tickets">
      <div className="section-head">
        <h2 id="tickets">Escalated tickets, {periodWords(period)}</h2>
        <p>
          Tickets that moved to engineering in the period, newest move first; days from opening until done, or to the
          newest day of the tickets.
        </p>
      </div>
      <DataTable
        caption="Escalated tickets"
        rows={tickets}
        columns={ticketColumns}
        order={filters}
        empty="No ticket on a registered tool moved to engineering here, as far as the ticket exports tell."
      />
      <Pager
        filters={filters}
        total={tickets[0]?.total_rows ?? 0}
        what="tickets"
        csv={`/csv/escalated-tickets${search}`}
      />
    </section>
  );
}

function ByTool({ data: { tools, filters }, search }: Part) {
  return (
    <section aria-labelledby="tools">
      <div className="section-head">
        <h2 id="tools">Tools escalated most often</h2>
        <p>Beside how long they were there: a tool that is active in more months has more chances.</p>
      </div>
      <DataTable
        caption="Escalations by tool"
        rows={tools}
        columns={toolColumns}
        empty={
          filters.team === null
            ? "No tool had a ticket escalated in this period."
            : "No tool of this team had a ticket escalated in this period; its people may have asked about tools of others."
        }
      />
      <FileOf rows={tools} what="tools" csv={`/csv/escalations-by-tool${search}`} />
    </section>
  );
}

function ByTeamAndPlatform({ data: { byTeam, byPlatform, filters, period }, search }: Part) {
  const isBoth = filters.team !== null && filters.platform !== null;
  const teamColumns = useMemo(() => cellColumns("team", period), [period]);
  const platformColumns = useMemo(() => cellColumns("platform", period), [period]);
  return (
    <>
      <section aria-labelledby="teams">
        <div className="section-head">
          <h2 id="teams">By team</h2>
          <p>
            Escalations and user-weeks are of the team that asked, tool-months of the team whose tools they are. Below
            10 there is no rate.
          </p>
        </div>
        <DataTable
          caption="Escalations by team"
          rows={byTeam}
          columns={teamColumns}
          empty={isBoth ? notBoth : "No team has a ticket on a tool."}
        />
        <FileOf rows={byTeam} what="teams" csv={`/csv/escalations-by-team${search}`} />
      </section>
      <section aria-labelledby="platforms">
        <div className="section-head">
          <h2 id="platforms">By platform</h2>
          <p>Of the tool that the ticket names.</p>
        </div>
        <DataTable
          caption="Escalations by platform"
          rows={byPlatform}
          columns={platformColumns}
          empty={isBoth ? notBoth : "No platform has a ticket on a tool."}
        />
        <FileOf rows={byPlatform} what="platforms" csv={`/csv/escalations-by-platform${search}`} />
      </section>
    </>
  );
}

/** An empty table would say that there is none, beside a ticket that there is. */
const notBoth = "Not counted by team and platform at once: choose one of them.";

type FileProps = {
  readonly rows: readonly { readonly total_rows: number }[];
  readonly what: string;
  readonly csv: string;
};

/** Of a list that shows the first few: how many there are, and all of them as a file. */
function FileOf({ rows, what, csv }: FileProps) {
  const total = rows[0]?.total_rows ?? 0;
  if (total === 0) return null;
  return (
    <p className="small file-of">
      {total > rows.length && `The first ${rows.length} of ${formatCount(total)} ${what}. `}
      <FileLink href={csv}>CSV of all {formatCount(total)}</FileLink>
    </p>
  );
}

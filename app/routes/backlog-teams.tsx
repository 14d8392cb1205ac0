import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { backlogSorts } from "../backlog.ts";
import { readBacklogPage } from "../backlog-page.server.ts";
import { readClassBacklog } from "../class-backlog.server.ts";
import { classColumns, type TeamBacklog, teamColumns } from "../components/backlog-columns.tsx";
import { BacklogPage } from "../components/backlog-page.tsx";
import { DataTable } from "../components/data-table.tsx";
import { teamField } from "../components/ownership-fields.ts";
import { Pager } from "../components/pager.tsx";
import { periodFields } from "../components/report-fields.ts";
import { formatDay } from "../format.ts";
import { ask } from "../page.server.ts";
import { periodParameters, periodWords } from "../period.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "By class and team · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer, { sorts: backlogSorts });
  const { filters, period } = page;
  const { team, sort, is_descending } = filters;
  const { from, to } = period;
  const asked = periodParameters({ team, platform: null }, period);
  const [classes, byTeam] = await Promise.all([
    readClassBacklog({ team, from, to, sort, is_descending }, viewer),
    ask<TeamBacklog>("backlog_by_team", { ...filters, ...asked }, viewer),
  ]);
  return { ...page, classes, byTeam };
}

export default function BacklogTeams() {
  const { classes, byTeam, filters, period, teams, problems } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const ofTeams = useMemo(() => teamColumns(period), [period]);
  const [first] = classes;
  const hasRules = first !== undefined && first.is_eligible !== null;
  const ofClasses = useMemo(() => classColumns(period, filters.team, hasRules), [period, filters.team, hasRules]);
  return (
    <BacklogPage
      question="Which requests wait, and whose?"
      period={period}
      fields={[...periodFields(filters, period), teamField(filters, teams)]}
      problems={problems}
    >
      <section aria-labelledby="classes">
        <div className="section-head">
          <h2 id="classes">By class, {periodWords(period)}</h2>
          <p>
            {hasRules ? eligibleWords(first.frozen_on) : "The class is the category in the ticket export."} Open and old
            on {formatDay(period.to)}; old is open longer than 85% of the done requests of the class took.
          </p>
        </div>
        <DataTable caption="Requests by class" rows={classes} columns={ofClasses} order={filters} empty={noRequest} />
        <p className="small">
          <a href={`/csv/backlog-classes${search}`} download>
            CSV
          </a>
        </p>
      </section>
      <section aria-labelledby="teams">
        <div className="section-head">
          <h2 id="teams">By team, {periodWords(period)}</h2>
          <p>
            A ticket’s team is the requester’s on the day it was opened. Most open first, no ranking: below 10 requests
            or 5 staff-months there is no median and no rate.
          </p>
        </div>
        <DataTable caption="Requests by team" rows={byTeam} columns={ofTeams} order={filters} empty={noRequest} />
        <Pager filters={filters} total={byTeam[0]?.total_rows ?? 0} what="teams" csv={`/csv/backlog-teams${search}`} />
      </section>
    </BacklogPage>
  );
}

function eligibleWords(frozenOn: string | null): string {
  const frozen = frozenOn === null ? "which are not frozen" : `frozen on ${formatDay(frozenOn)}`;
  return `The class follows from the rules in program.yaml, ${frozen}: eligible is what people outside IT could have built themselves, and the others are what to compare it with.`;
}

const noRequest = "No request was opened, done or open in this period, as far as a ticket export tells.";

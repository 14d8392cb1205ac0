import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { backlogMetrics, backlogSorts } from "../backlog.ts";
import { AgeFigure, type AgeRow } from "../components/age-figure.tsx";
import { type ClassRow, classColumns, type TeamBacklog, teamColumns } from "../components/backlog-columns.tsx";
import { DataTable } from "../components/data-table.tsx";
import { EffectFigure, type EffectMonth, type EffectSince, type EffectWave } from "../components/effect-figure.tsx";
import { EffectSection } from "../components/effect-section.tsx";
import type { Effect } from "../components/effect-words.ts";
import { type LeftOut, LeftOutNote } from "../components/intake-note.tsx";
import { LeadFigure } from "../components/lead-figure.tsx";
import { LeadNumbers } from "../components/lead-numbers.tsx";
import type { LeadCurve } from "../components/lead-words.ts";
import { Link } from "../components/link.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { teamField } from "../components/ownership-fields.ts";
import { Pager } from "../components/pager.tsx";
import { periodFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import type { RequestRow } from "../components/request-figure.tsx";
import { type Baseline, BaselineSentence, type TicketWindow, WindowNotice } from "../components/request-notes.tsx";
import { Requests } from "../components/requests.tsx";
import { type Trend, TrendFigure } from "../components/trend-figure.tsx";
import { readFilters } from "../filters.ts";
import { formatDay } from "../format.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters, periodWords } from "../period.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const words = {
  open_requests: "not yet done",
  backlog_growth: "opened less done",
  old_requests: "open requests whose class tells what is usual",
  lead_time: "until half are done, open ones kept",
};

const noPlatform = "Requests are not counted by platform: “platform” does not narrow this page.";

export const meta: MetaFunction = () => [{ title: "Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, { sorts: backlogSorts, bys: ["month", "day"] });
  const period = await readPeriod(filters, backlogMetrics, viewer);
  const { team, sort, is_descending } = filters;
  const { from, to, compareFrom: compare_from, compareTo: compare_to } = period;
  const asked = periodParameters({ team, platform: null }, period);
  const [
    effects,
    since,
    series,
    waves,
    numbers,
    intake,
    baselines,
    windows,
    requests,
    ages,
    curves,
    classes,
    byTeam,
    leftOut,
    teams,
  ] = await Promise.all([
    ask<Effect>("effects", {}, viewer),
    ask<EffectSince>("effect_since", {}, viewer),
    ask<EffectMonth>("effect_series", {}, viewer),
    ask<EffectWave>("effect_waves", {}, viewer),
    ask<MetricNumber>("numbers", { metrics: backlogMetrics, ...asked }, viewer),
    ask<Trend>("trends", { metrics: ["intake_rate"], team, platform: null }, viewer),
    ask<Baseline>("baseline", {}, viewer),
    ask<TicketWindow>("ticket_window", {}, viewer),
    ask<RequestRow>(`requests_by_${filters.by}`, { team }, viewer),
    ask<AgeRow>("open_ages", { team, to }, viewer),
    ask<LeadCurve>("lead_curves", { team, from, to, compare_from, compare_to }, viewer),
    ask<ClassRow>("backlog_by_class", { team, from, to, sort, is_descending }, viewer),
    ask<TeamBacklog>("backlog_by_team", { ...filters, ...asked }, viewer),
    ask<LeftOut>("intake_left_out", { team, from, to }, viewer),
    readTeams(filters.team, viewer),
  ]);
  const allProblems = filters.platform === null ? problems : [...problems, noPlatform];
  const lists = { intake, baselines, windows, requests, ages, curves, classes, byTeam, leftOut, teams };
  const effect = { effects, parts: { since, series, waves } };
  return { numbers, effect, ...lists, filters, period, problems: allProblems };
}

export default function Backlog() {
  const {
    numbers,
    effect,
    intake,
    baselines,
    windows,
    requests,
    ages,
    curves,
    filters,
    period,
    teams,
    problems,
    ...lists
  } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const [baseline, window] = [baselines[0], windows[0]];
  return (
    <div className="stack">
      <div>
        <ReportHead
          title="Backlog"
          question="Is the pile of requests to IT getting smaller, and how long does one wait?"
          period={period}
          fields={[...periodFields(filters, period), teamField(filters, teams)]}
          problems={problems}
          keep={["by", "sort", "size"]}
        />
        <ReportNumbers numbers={numbers} period={period} words={words} />
      </div>
      <EffectSection effects={effect.effects} isNarrowed={(filters.team ?? filters.to) !== null}>
        <EffectFigure {...effect.parts} />
      </EffectSection>
      <section aria-labelledby="requests" className="stack-tight">
        <h2 id="requests" className="hidden">
          Requests over time
        </h2>
        {window !== undefined && <WindowNotice window={window} />}
        {baseline !== undefined && <BaselineSentence baseline={baseline} />}
        {(filters.team ?? filters.to) !== null && (
          <p className="small">The change against the baseline stays that of all teams on the newest day.</p>
        )}
        <Requests rows={requests} filters={filters} period={period} baseline={baseline} window={window} />
      </section>
      <p className="small">
        <Link to={`/backlog/state${search}`}>State of the queue</Link>: what people outside IT could have built and what
        not, what nobody touches, what was closed in bulk or opened again.
      </p>
      <AgeFigure rows={ages} search={search} to={period.to} team={filters.team} />
      <LeadNumbers curves={curves} team={filters.team} months={period.months} />
      <LeadFigure curves={curves} search={search} through={window?.data_through ?? null} />
      <div className="stack-tight">
        <TrendFigure
          rows={intake}
          title="Requests opened per 100 staff-months, by month"
          caption="Requests per 100 people employed for a month, in teams whose headcount is known; 95% interval"
          unit="per 100 staff-months"
          noun="requests"
          of="staff-months"
          period={period}
          narrowed={{ team: filters.team }}
          csv={`/csv/trend?metric=intake_rate${filters.team === null ? "" : `&team=${encodeURIComponent(filters.team)}`}`}
        />
        {lists.leftOut.map((row) => (
          <LeftOutNote key="left-out" row={row} />
        ))}
      </div>
      <Tables {...lists} filters={filters} period={period} search={search} />
    </div>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Tables({
  classes,
  byTeam,
  filters,
  period,
  search,
}: Pick<Loaded, "classes" | "byTeam" | "filters" | "period"> & { readonly search: string }) {
  const ofTeams = useMemo(() => teamColumns(period), [period]);
  const [first] = classes;
  const hasRules = first !== undefined && first.is_eligible !== null;
  const ofClasses = useMemo(() => classColumns(period, filters.team, hasRules), [period, filters.team, hasRules]);
  return (
    <>
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
    </>
  );
}

function eligibleWords(frozenOn: string | null): string {
  const frozen = frozenOn === null ? "which are not frozen" : `frozen on ${formatDay(frozenOn)}`;
  return `The class follows from the rules in program.yaml, ${frozen}: eligible is what people outside IT could have built themselves, and the others are what to compare it with.`;
}

const noRequest = "No request was opened, done or open in this period, as far as a ticket export tells.";

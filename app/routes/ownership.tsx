import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { type ClickThrough, type Confirmation, ConfirmationsSection } from "../components/confirmations-section.tsx";
import { DecidedNote } from "../components/decided-note.tsx";
import { type Leaver, LeaversAhead } from "../components/leavers-ahead.tsx";
import { LineSection } from "../components/line-section.tsx";
import type { MetricNumber } from "../components/number-value.tsx";
import { type OwnerUsers, UsersWords } from "../components/owner-users.tsx";
import { type AchievedMonth, OwnershipAchieved } from "../components/ownership-achieved.tsx";
import { ownershipFields, type Platform } from "../components/ownership-fields.ts";
import { healthMetrics, type OrphanMonth, OwnershipHealth, type OwnerWait } from "../components/ownership-health.tsx";
import { OwnershipQueue } from "../components/ownership-queue.tsx";
import { reportFields } from "../components/report-fields.ts";
import { ReportHead } from "../components/report-head.tsx";
import { ReportNumbers } from "../components/report-numbers.tsx";
import { TeamOwnership, type TeamRow } from "../components/team-ownership.tsx";
import type { Trend } from "../components/trend-figure.tsx";
import { readFilters } from "../filters.ts";
import { readLine } from "../line.server.ts";
import { decideOwnership } from "../ownership-decide.server.ts";
import { queueFilters, queueRows, readQueue } from "../ownership-queue.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { readTeams } from "../teams.server.ts";
import { viewerOf } from "../viewer.server.ts";

const metrics = ["orphaned_tools", "owner_is_builder", "not_matched_owners", "orphan_rate", "teamless_rate"];
/** Of a thousand teams, those whose share is surely high; the list of teams and the file have all. */
const mostTeams = 20;
/** Those to be asked first; the file has all. */
const mostConfirmations = 15;
/** A year of them; the file has all. */
const achievedMonths = 12;

const words = {
  orphaned_tools: "without an able owner or cover",
  owner_is_builder: "depended-on tools",
  not_matched_owners: "whose owner is in no people file",
  orphan_rate: "active tools",
  teamless_rate: "listed tools",
};

const noRegistry = "No registry of tools is loaded. Load one to see its tools here.";
const noTool =
  "No tool fits these filters. Without filters, an empty list means that every listed tool has an able owner.";

export const meta: MetaFunction = () => [{ title: "Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url, queueFilters);
  const period = await readPeriod(filters, metrics, viewer);
  const { team, platform } = filters;
  const asked = { metrics: [...metrics, ...healthMetrics], ...periodParameters(filters, period) };
  const narrowed = { team, platform, to: period.to };
  const [
    numbers,
    trends,
    flow,
    waits,
    users,
    queue,
    achieved,
    byTeam,
    teams,
    platforms,
    line,
    leavers,
    confirmations,
    clicks,
  ] = await Promise.all([
    ask<MetricNumber>("numbers", asked, viewer),
    ask<Trend>("trends", { metrics: ["orphan_rate", "orphan_days"], team, platform }, viewer),
    ask<OrphanMonth>("orphan_flow", narrowed, viewer),
    ask<OwnerWait>("owner_waits", narrowed, viewer),
    ask<OwnerUsers>("owner_users", narrowed, viewer),
    readQueue(request.url, filters, period, viewer),
    ask<AchievedMonth>("ownership_achieved", { ...narrowed, limit: achievedMonths }, viewer),
    ask<TeamRow>("team_ownership", { to: period.to, limit: mostTeams }, viewer),
    readTeams(filters.team, viewer),
    ask<Platform>("platforms", {}, viewer),
    readLine(request.url, filters, viewer),
    ask<Leaver>("leavers", { team, platform }, viewer),
    ask<Confirmation>("confirmations", { team, platform, limit: mostConfirmations, offset: 0 }, viewer),
    ask<ClickThrough>("click_throughs", { team, platform }, viewer),
  ]);
  return {
    numbers,
    trends,
    flow,
    waits,
    users,
    queue,
    achieved,
    byTeam,
    teams,
    platforms,
    line,
    leavers,
    confirmations,
    clicks,
    filters,
    period,
    problems,
  };
}

/** Also after a decision that was refused: what others decided meanwhile is what stood in its way. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters } = readFilters(request.url, queueFilters);
  const period = await readPeriod(filters, metrics, viewer);
  const outcome = await decideOwnership(await request.formData(), queueRows(filters, period, viewer), viewer);
  if ("problem" in outcome) return json(outcome, { status: outcome.status });
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("job", outcome.job);
  if (outcome.decided === null) searchParams.delete("decided");
  else searchParams.set("decided", outcome.decided);
  return redirect(`${pathname}?${searchParams}`);
}

export default function Ownership() {
  const {
    numbers,
    trends,
    flow,
    waits,
    users,
    queue,
    achieved,
    byTeam,
    teams,
    platforms,
    line,
    leavers,
    confirmations,
    clicks,
    filters,
    period,
    problems,
  } = useLoaderData<typeof loader>();
  const [health, states] = [numbersOf(numbers, healthMetrics), numbersOf(numbers, metrics)];
  const refusal = useActionData<typeof action>();
  const { search } = useLocation();
  const fields = [...reportFields(filters, period, teams, platforms), ...ownershipFields(filters)];
  return (
    <div className="stack">
      <ReportHead
        title="Ownership"
        question="Which tools have nobody who can act, and which hang on the one person who built them?"
        period={period}
        fields={fields}
        problems={problems}
      />
      <DecidedNote job={queue.job} decided={queue.decided} />
      <OwnershipQueue
        {...queue}
        filters={filters}
        day={period.to}
        refusal={refusal}
        empty={numbers.some(({ missing }) => missing.includes("tools")) ? noRegistry : noTool}
      />
      <ReportNumbers
        numbers={states}
        period={period}
        words={words}
        below={({ metric }) => <UsersWords users={users.find((one) => one.metric === metric)} />}
      />
      <OwnershipHealth
        numbers={health}
        trends={trends}
        flow={flow}
        waits={waits}
        period={period}
        narrowed={{ team: filters.team, platform: filters.platform }}
        search={search}
      />
      <LeaversAhead leavers={leavers} />
      <ConfirmationsSection rows={confirmations} clickThroughs={clicks} csv={`/csv/confirmations${search}`} />
      <LineSection line={line} />
      <OwnershipAchieved months={achieved} csv={`/csv/ownership-achieved${search}`} />
      <TeamOwnership rows={byTeam} period={period} />
    </div>
  );
}

/** Those of these metrics, in their order. */
function numbersOf(numbers: readonly MetricNumber[], asked: readonly string[]): readonly MetricNumber[] {
  return asked.flatMap((metric) => numbers.filter((number) => number.metric === metric));
}

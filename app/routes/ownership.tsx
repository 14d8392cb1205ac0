import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { DecidedNote } from "../components/decided-note.tsx";
import { type OwnerUsers, UsersWords } from "../components/owner-users.tsx";
import { ownershipFields } from "../components/ownership-fields.ts";
import { OrphanTrend } from "../components/ownership-health.tsx";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { OwnershipQueue } from "../components/ownership-queue.tsx";
import { reportFields } from "../components/report-fields.ts";
import { ReportNumbers } from "../components/report-numbers.tsx";
import { readFilters } from "../filters.ts";
import { readReport } from "../numbers.server.ts";
import { stateMetrics } from "../ownership.ts";
import { decideOwnership } from "../ownership-decide.server.ts";
import { readOwnershipPage } from "../ownership-page.server.ts";
import { queueFilters, queueRows, readQueue } from "../ownership-queue.server.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { periodParameters } from "../period.ts";
import { viewerOf } from "../viewer.server.ts";

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
  const page = await readOwnershipPage(request.url, viewer, queueFilters);
  const { filters, period, narrowed } = page;
  const [{ numbers, months: trends }, users, queue] = await Promise.all([
    readReport({ metrics: stateMetrics, ...periodParameters(filters, period) }, ["orphan_rate"], viewer),
    ask<OwnerUsers>("owner_users", narrowed, viewer),
    readQueue(request.url, filters, period, viewer),
  ]);
  return { ...page, numbers, trends, users, queue };
}

/** Also after a decision that was refused: what others decided meanwhile is what stood in its way. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters } = readFilters(request.url, queueFilters);
  const period = await readPeriod(filters, stateMetrics, viewer);
  const outcome = await decideOwnership(await request.formData(), queueRows(filters, period, viewer), viewer);
  if ("problem" in outcome) return json(outcome, { status: outcome.status });
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("job", outcome.job);
  if (outcome.decided === null) searchParams.delete("decided");
  else searchParams.set("decided", outcome.decided);
  return redirect(`${pathname}?${searchParams}`);
}

export default function Ownership() {
  const { filters, problems, period, teams, platforms, numbers, trends, users, queue } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const { search } = useLocation();
  return (
    <OwnershipPage
      question="Which tools have nobody who can act, and which hang on the one person who built them?"
      period={period}
      fields={[...reportFields(filters, period, teams, platforms), ...ownershipFields(filters)]}
      problems={problems}
    >
      <DecidedNote job={queue.job} decided={queue.decided} />
      <OwnershipQueue
        {...queue}
        filters={filters}
        day={period.to}
        refusal={refusal}
        empty={numbers.some(({ missing }) => missing.includes("tools")) ? noRegistry : noTool}
      />
      <ReportNumbers
        numbers={stateMetrics.flatMap((metric) => numbers.filter((number) => number.metric === metric))}
        period={period}
        words={words}
        below={({ metric }) => <UsersWords users={users.find((one) => one.metric === metric)} />}
      />
      <OrphanTrend
        rows={trends}
        period={period}
        narrowed={{ team: filters.team, platform: filters.platform }}
        search={search}
      />
    </OwnershipPage>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { healthMetrics, type OrphanMonth, OwnershipHealth, type OwnerWait } from "../components/ownership-health.tsx";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { reportFields } from "../components/report-fields.ts";
import { readReport } from "../numbers.server.ts";
import { readOwnershipPage } from "../ownership-page.server.ts";
import { ask } from "../page.server.ts";
import { periodParameters } from "../period.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Does it get better? · Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readOwnershipPage(request.url, viewer);
  const { filters, period, narrowed } = page;
  const [{ numbers, months: trends }, flow, waits] = await Promise.all([
    readReport(
      { metrics: healthMetrics, ...periodParameters(filters, period) },
      ["orphan_rate", "orphan_days"],
      viewer,
    ),
    ask<OrphanMonth>("orphan_flow", narrowed, viewer),
    ask<OwnerWait>("owner_waits", narrowed, viewer),
  ]);
  return { ...page, numbers, trends, flow, waits };
}

export default function Health() {
  const { filters, period, problems, teams, platforms, numbers, ...rows } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <OwnershipPage
      question="Does the list of tools without an owner who can act get shorter, and by what?"
      period={period}
      fields={reportFields(filters, period, teams, platforms)}
      problems={problems}
    >
      <OwnershipHealth
        numbers={healthMetrics.flatMap((metric) => numbers.filter((number) => number.metric === metric))}
        {...rows}
        period={period}
        narrowed={{ team: filters.team, platform: filters.platform }}
        search={search}
      />
    </OwnershipPage>
  );
}

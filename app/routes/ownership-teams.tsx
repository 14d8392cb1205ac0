import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { periodFields } from "../components/report-fields.ts";
import { TeamOwnership, type TeamRow } from "../components/team-ownership.tsx";
import { readFilters } from "../filters.ts";
import { stateMetrics } from "../ownership.ts";
import { ask } from "../page.server.ts";
import { readPeriod } from "../period.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** Of a thousand teams, those whose share is surely high; the list of teams and the file have all. */
const mostTeams = 40;

export const meta: MetaFunction = () => [{ title: "By team · Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url);
  const period = await readPeriod(filters, stateMetrics, viewer);
  const byTeam = await ask<TeamRow>("team_ownership", { to: period.to, limit: mostTeams }, viewer);
  return { filters, problems, period, byTeam };
}

export default function OwnershipByTeam() {
  const { filters, problems, period, byTeam } = useLoaderData<typeof loader>();
  return (
    <OwnershipPage
      question="In which teams is the share of tools without an owner who can act surely high?"
      period={period}
      fields={periodFields(filters, period).filter(({ name }) => name === "to")}
      problems={problems}
    >
      <TeamOwnership rows={byTeam} period={period} />
    </OwnershipPage>
  );
}

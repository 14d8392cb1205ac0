import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { type Leaver, LeaversAhead } from "../components/leavers-ahead.tsx";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { Pager } from "../components/pager.tsx";
import { placeFields } from "../components/report-fields.ts";
import { readOwnershipPage } from "../ownership-page.server.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Who leaves · Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems, teams, platforms, narrowed } = await readOwnershipPage(request.url, viewer);
  const leavers = await ask<Leaver>("leavers", { ...narrowed, limit: filters.limit, offset: filters.offset }, viewer);
  return { filters, problems, teams, platforms, leavers };
}

export default function Leavers() {
  const { filters, problems, teams, platforms, leavers } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <OwnershipPage
      question="Which tools lose the last person who can act for them, and on which day?"
      period={null}
      fields={placeFields(filters, teams, platforms)}
      problems={problems}
    >
      <div>
        <LeaversAhead leavers={leavers} />
        <Pager
          filters={filters}
          total={leavers[0]?.total_rows ?? 0}
          what="people and tools"
          csv={`/csv/leavers${search}`}
        />
      </div>
    </OwnershipPage>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { type ClickThrough, type Confirmation, ConfirmationsSection } from "../components/confirmations-section.tsx";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { Pager } from "../components/pager.tsx";
import { placeFields } from "../components/report-fields.ts";
import { readOwnershipPage } from "../ownership-page.server.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Confirmed · Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems, teams, platforms, narrowed } = await readOwnershipPage(request.url, viewer);
  const [confirmations, clicks] = await Promise.all([
    ask<Confirmation>("confirmations", { ...narrowed, limit: filters.limit, offset: filters.offset }, viewer),
    ask<ClickThrough>("click_throughs", narrowed, viewer),
  ]);
  return { filters, problems, teams, platforms, confirmations, clicks };
}

export default function Confirmations() {
  const { filters, problems, teams, platforms, confirmations, clicks } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <OwnershipPage
      question="Whose word that a tool is theirs has run out, runs out soon or was never given?"
      period={null}
      fields={placeFields(filters, teams, platforms)}
      problems={problems}
    >
      <div>
        <ConfirmationsSection rows={confirmations} clickThroughs={clicks} csv={`/csv/confirmations${search}`} />
        <Pager filters={filters} total={confirmations[0]?.total_rows ?? 0} what="tools to ask of" />
      </div>
    </OwnershipPage>
  );
}

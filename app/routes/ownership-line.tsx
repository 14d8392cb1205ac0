import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { LineSection } from "../components/line-section.tsx";
import { type LineWait, LineWaits } from "../components/line-waits.tsx";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { placeFields } from "../components/report-fields.ts";
import { readLine } from "../line.server.ts";
import { readOwnershipPage } from "../ownership-page.server.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "Crossed the line · Ownership · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems, teams, platforms, narrowed } = await readOwnershipPage(request.url, viewer);
  const [line, waits] = await Promise.all([
    readLine(request.url, filters, viewer),
    ask<LineWait>("line_waits", narrowed, viewer),
  ]);
  return { filters, problems, teams, platforms, line, waits };
}

export default function CrossedTheLine() {
  const { filters, problems, teams, platforms, line, waits } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <OwnershipPage
      question="Which tools do others depend on, since when, and which of them are not ready for it?"
      period={null}
      fields={placeFields(filters, teams, platforms)}
      problems={problems}
    >
      <LineSection line={line} />
      <LineWaits waits={waits} search={search} />
    </OwnershipPage>
  );
}

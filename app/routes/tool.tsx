import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import type { Row } from "../charts/describe-line.ts";
import { Link } from "../components/link.tsx";
import { TeamLink } from "../components/team-link.tsx";
import { type CandidateRow, ToolCandidates } from "../components/tool-candidates.tsx";
import { type CopyRow, ToolCopies } from "../components/tool-copies.tsx";
import { ToolDecisions } from "../components/tool-decisions.tsx";
import { type SpanRow, ToolHistory } from "../components/tool-history.tsx";
import { type OverlapRow, ToolOverlaps } from "../components/tool-overlaps.tsx";
import { type OwnershipSpan, ToolOwnership } from "../components/tool-ownership.tsx";
import { type NeededBy, ToolReach, type ToolReachRow } from "../components/tool-reach.tsx";
import { type RoleRow, ToolRoles } from "../components/tool-roles.tsx";
import { type ToolFacts, ToolStory } from "../components/tool-story.tsx";
import { type TicketRow, ToolTickets } from "../components/tool-tickets.tsx";
import { ToolUse } from "../components/tool-use.tsx";
import { decideOwnership } from "../ownership-decide.server.ts";
import { ask, askOne } from "../page.server.ts";
import { readToolDecisions } from "../tool-decisions.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.tool.tool_name ?? "Tool"} · Lanemark` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const parameters = { tool: params.tool ?? "" };
  const [tool, roles, owned, months, copies, history, overlaps, tickets, reach, neededBy, candidates, decisions] =
    await Promise.all([
      askOne<ToolFacts>("tool", parameters, viewer, "There is no such tool, or it is not yours to see."),
      ask<RoleRow>("tool_roles", parameters, viewer),
      ask<OwnershipSpan>("tool_ownership", parameters, viewer),
      ask<Row>("tool_months", parameters, viewer),
      ask<CopyRow>("tool_copies", parameters, viewer),
      ask<SpanRow>("tool_history", parameters, viewer),
      ask<OverlapRow>("tool_overlaps", parameters, viewer),
      ask<TicketRow>("tool_tickets", { ...parameters, limit: 20, offset: 0 }, viewer),
      ask<ToolReachRow>("tool_reach", parameters, viewer),
      ask<NeededBy>("tool_needed_by", parameters, viewer),
      ask<CandidateRow>("tool_candidates", parameters, viewer),
      readToolDecisions(request.url, parameters.tool, viewer),
    ]);
  const told = { reach: reach[0], neededBy, candidates, decisions };
  return { tool, roles, owned, months, copies, history, overlaps, tickets, ...told };
}

/** Also after a decision that was refused: what others decided meanwhile is what stood in its way. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action({ request, context }: ActionFunctionArgs) {
  const outcome = await decideOwnership(await request.formData(), async () => [], viewerOf(context));
  if ("problem" in outcome) return json(outcome, { status: outcome.status });
  const { pathname } = new URL(request.url);
  const said = outcome.decided === null ? "" : `&decided=${outcome.decided}`;
  return redirect(`${pathname}?job=${outcome.job}${said}#decisions`);
}

export default function Tool() {
  const { tool, roles, owned, months, copies, history, overlaps, tickets, reach, neededBy, candidates, decisions } =
    useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>();
  const csv = (name: string) => `/csv/${name}?tool=${encodeURIComponent(tool.tool_id)}`;
  const isWanted = tool.owner_state === "orphaned" || tool.owner_state === "not matched";
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/ownership">Ownership</Link> / <TeamLink id={tool.team_id} name={tool.team_name} />
        </p>
        <ToolStory tool={tool} />
      </div>
      <ToolCandidates candidates={candidates} isWanted={isWanted} csv={csv("tool-candidates")} />
      <ToolReach reach={reach} neededBy={neededBy} />
      <ToolDecisions {...decisions} refusal={refusal} csv={csv("tool-decisions")} />
      <ToolRoles roles={roles} csv={csv("tool-roles")} />
      <ToolOwnership spans={owned} csv={csv("tool-ownership")} />
      <ToolUse rows={months} csv={csv("tool-months")} />
      <ToolCopies copies={copies} csv={csv("tool-copies")} />
      <ToolHistory spans={history} csv={csv("tool-history")} />
      <ToolOverlaps overlaps={overlaps} csv={csv("tool-overlaps")} />
      <ToolTickets tickets={tickets} csv={csv("tool-tickets")} />
    </div>
  );
}

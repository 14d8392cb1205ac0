import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { readBacklogPage } from "../backlog-page.server.ts";
import {
  type AnsweredClass,
  AnsweredClasses,
  type AnswerStateRow,
  AnswerStates,
  ledgerAddress,
} from "../components/answer-tables.tsx";
import { BacklogPage } from "../components/backlog-page.tsx";
import {
  type BeginningMonth,
  Beginnings,
  type BuiltBy,
  BuiltByTable,
  CapacityMix,
  type CapacityRow,
} from "../components/capacity-tables.tsx";
import { movedSentence } from "../components/displaced-words.ts";
import { Link } from "../components/link.tsx";
import { teamField } from "../components/ownership-fields.ts";
import { periodFields } from "../components/report-fields.ts";
import type { Baseline } from "../components/request-notes.tsx";
import { type Substitution, SubstitutionTable } from "../components/substitution-table.tsx";
import { counted, formatMonth } from "../format.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

const listedMonths = 13;

export const meta: MetaFunction = () => [{ title: "Where did it go? · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer);
  const { team } = page.filters;
  const [moved, states, answered, mix, begun, built, baselines] = await Promise.all([
    ask<Substitution>("substitution", {}, viewer),
    ask<AnswerStateRow>("answer_states", { team }, viewer),
    ask<AnsweredClass>("answers_by_class", { team }, viewer),
    ask<CapacityRow>("capacity_mix", {}, viewer),
    ask<BeginningMonth>("tool_beginnings", { team, to: page.period.to, limit: listedMonths }, viewer),
    ask<BuiltBy>("built_by", {}, viewer),
    ask<Baseline>("baseline", {}, viewer),
  ]);
  return { ...page, moved, states, answered, mix, begun, built, baselines };
}

export default function BacklogDisplaced() {
  const { moved, states, answered, mix, begun, built, baselines, filters, period, teams, problems } =
    useLoaderData<typeof loader>();
  const { search } = useLocation();
  const proposed = states.find(({ state }) => state === "proposed")?.requests ?? 0;
  return (
    <BacklogPage
      question="Fewer requests: did the work move to tools that teams built, or did people stop asking?"
      period={period}
      fields={[...periodFields(filters, period), teamField(filters, teams)]}
      problems={problems}
    >
      <div className="stack-tight">
        <p className="sentence">{movedSentence(moved[0])}</p>
        {filters.team !== null && (
          <p className="small">“Moved, or vanished?” and “What IT works on” stay those of all teams.</p>
        )}
        {proposed > 0 && (
          <p>
            <Link to={ledgerAddress(search, "proposed")}>
              {counted(proposed, "request")} may have been answered by a tool
            </Link>{" "}
            and wait for somebody to say so.
          </p>
        )}
      </div>
      <SubstitutionTable rows={moved} />
      <AnswerStates rows={states} search={search} />
      <AnsweredClasses rows={answered} search={search} />
      <CapacityMix rows={mix} months={monthsWords(baselines[0])} />
      <BuiltByTable rows={built} />
      <Beginnings rows={begun} search={search} />
    </BacklogPage>
  );
}

function monthsWords(baseline: Baseline | undefined): string {
  const { baseline_from, baseline_to, compared_from, compared_to } = baseline ?? {};
  if (!baseline_from || !baseline_to || !compared_from || !compared_to)
    return "in the baseline’s months and the same calendar months after the launch";
  return `in the months of ${formatMonth(baseline_from)} to ${formatMonth(baseline_to)} that have a counterpart, and in these of ${formatMonth(compared_from)} to ${formatMonth(compared_to)}`;
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { type Closure, ClosuresTable, DecisionsTable, type DecisionTaken } from "../components/achieved-rows.tsx";
import { type AchievedMonth, OwnershipAchieved } from "../components/ownership-achieved.tsx";
import { OwnershipPage } from "../components/ownership-page.tsx";
import { placeFields } from "../components/report-fields.ts";
import { withParameters } from "../filters.ts";
import { formatMonth } from "../format.ts";
import { readOwnershipPage } from "../ownership-page.server.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

/** A year of them; the file has all. */
const achievedMonths = 12;

export const meta: MetaFunction = () => [{ title: "What was achieved · Ownership · Lanemark" }];

/** Month by month what was achieved, and the rows behind one month: decisions of one `kind` that have come to one `state`, and orphans that went one way (`cause`). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readOwnershipPage(request.url, viewer);
  const { filters, period, narrowed } = page;
  const months = await ask<AchievedMonth>("ownership_achieved", { ...narrowed, limit: achievedMonths }, viewer);
  const month = filters.to ?? months[0]?.month ?? period.toMonth;
  const [decisions, closures] = await Promise.all([
    ask<DecisionTaken>("decisions_taken", { ...filters, to: month }, viewer),
    ask<Closure>("closures", { ...filters, to: month }, viewer),
  ]);
  return { ...page, months, month, decisions, closures };
}

export default function Achieved() {
  const { filters, problems, teams, platforms, ...rows } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const ofMonth = withParameters(search, { to: rows.month.slice(0, 7) });
  return (
    <OwnershipPage
      question="What was decided month by month, what has become of it, and which tools have an owner again?"
      period={null}
      fields={placeFields(filters, teams, platforms)}
      problems={problems}
    >
      <OwnershipAchieved months={rows.months} csv={`/csv/ownership-achieved${search}`} />
      <section className="stack" aria-labelledby="month">
        <div className="section-head">
          <h2 id="month">Behind {formatMonth(rows.month)}</h2>
          <p>
            Decisions count in the month in which they were taken, without those taken back; what has become of them is
            of today. An orphan counts in the month at whose end it was none any more.
          </p>
        </div>
        <DecisionsTable
          rows={rows.decisions}
          kind={filters.kind}
          state={filters.state}
          csv={`/csv/decisions-taken${ofMonth}`}
        />
        <ClosuresTable rows={rows.closures} closure={filters.cause} csv={`/csv/closures${ofMonth}`} />
      </section>
    </OwnershipPage>
  );
}

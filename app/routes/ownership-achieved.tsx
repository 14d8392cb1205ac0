import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { type Closure, ClosuresTable, DecisionsTable, type DecisionTaken } from "../components/achieved-rows.tsx";
import { Link } from "../components/link.tsx";
import { readFilters } from "../filters.ts";
import { formatMonth } from "../format.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "What was achieved · Ownership · Lanemark" }];

/** The rows behind one month of what was achieved: decisions of one `kind` that have come to one `state`, and orphans that went one way (`cause`). */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters } = readFilters(request.url);
  if (filters.to === null) throw new Response("Say which month: ?to=2026-10.", { status: 404 });
  const [decisions, closures] = await Promise.all([
    ask<DecisionTaken>("decisions_taken", filters, viewer),
    ask<Closure>("closures", filters, viewer),
  ]);
  return { decisions, closures, month: filters.to, filters };
}

export default function Achieved() {
  const { decisions, closures, month, filters } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/ownership">Ownership</Link>
        </p>
        <h1>What was achieved in {formatMonth(month)}</h1>
        <p>
          Decisions count in the month in which they were taken, without those taken back; what has become of them is of
          today. An orphan counts in the month at whose end it was none any more.
        </p>
      </div>
      <DecisionsTable
        rows={decisions}
        kind={filters.kind}
        state={filters.state}
        csv={`/csv/decisions-taken${search}`}
      />
      <ClosuresTable rows={closures} closure={filters.cause} csv={`/csv/closures${search}`} />
    </div>
  );
}

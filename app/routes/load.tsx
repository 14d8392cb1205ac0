import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DataTable } from "../components/data-table.tsx";
import { Problems } from "../components/filter-bar.tsx";
import type { Finding } from "../components/findings.tsx";
import { Link } from "../components/link.tsx";
import type { LoadRow } from "../components/load-columns.tsx";
import { LoadDecision } from "../components/load-decision.tsx";
import { LoadFacts } from "../components/load-facts.tsx";
import { Pager } from "../components/pager.tsx";
import { type RejectRow, rejectColumns } from "../components/reject-columns.tsx";
import { readFilters } from "../filters.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.load.file_name ?? "Load"} · Lanemark` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { filters, problems } = readFilters(request.url);
  const parameters = { ...filters, load: params.load ?? "" };
  const [load, findings, rejects, program] = await Promise.all([
    askOne<LoadRow>("load", parameters, viewer, "There is no such load."),
    ask<Finding>("findings", parameters, viewer),
    ask<RejectRow>("rejects", parameters, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
  ]);
  return { load, findings, rejects, filters, problems, timeZone: program.time_zone };
}

export default function Load() {
  const { load, findings, rejects, filters, problems, timeZone } = useLoaderData<typeof loader>();
  return (
    <div className="stack">
      <div>
        <p className="small">
          <Link to="/loads">Loads</Link>
        </p>
        <h1>{load.file_name}</h1>
      </div>
      <LoadDecision load={load} findings={findings} />
      <LoadFacts load={load} timeZone={timeZone} />
      <section aria-labelledby="rejects">
        <div className="section-head">
          <h2 id="rejects">What could not be read</h2>
          <p>A rejected row is not loaded; an unreadable value is left unknown and its row kept.</p>
        </div>
        <Problems problems={problems} />
        <DataTable
          caption="Rejected rows and unreadable values"
          rows={rejects}
          columns={rejectColumns}
          empty="Everything in this file could be read."
        />
        <Pager
          filters={filters}
          total={rejects[0]?.total_rows ?? 0}
          what="rejects"
          csv={`/csv/rejects?load=${load.load_id}`}
        />
      </section>
    </div>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import type { Decided } from "../../contract/decisions.ts";
import { readBacklogPage } from "../backlog-page.server.ts";
import { BacklogPage } from "../components/backlog-page.tsx";
import { BuildNote } from "../components/build-note.tsx";
import { DataTable } from "../components/data-table.tsx";
import { DecidedTable } from "../components/decided-table.tsx";
import { Pager } from "../components/pager.tsx";
import { QueueForm } from "../components/queue-form.tsx";
import { QueueTabs } from "../components/queue-tabs.tsx";
import { lookedColumns, type SampledRequest, sampleColumns } from "../components/rule-columns.tsx";
import { type RulePrecision, RulePrecisionTable } from "../components/rule-precision.tsx";
import { readDecided } from "../decided.server.ts";
import { markDecisions } from "../displaced.ts";
import { answerQueue, withStanding } from "../doubts.server.ts";
import { readJob } from "../job.server.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

const unpaged = { limit: 1000, offset: 0 };

export const meta: MetaFunction = () => [{ title: "Are the rules right? · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer, { bys: ["waiting", "looked", "decided"], size: 25 });
  const { filters } = page;
  const [precision, rows, decided, program, job] = await Promise.all([
    ask<RulePrecision>("rule_precision", {}, viewer),
    ask<SampledRequest>("rule_sample", { ...filters, pairs: null }, viewer),
    readDecided("rules", filters, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
    readJob(new URL(request.url).searchParams.get("job") ?? ""),
  ]);
  const sample = await withStanding("request", rows);
  return { ...page, precision, sample, decided, timeZone: program.time_zone, job: job ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const find = async (pairs: readonly string[]) =>
    (
      await Promise.all(
        ["waiting", "looked"].map((by) => ask<SampledRequest>("rule_sample", { ...unpaged, by, pairs }, viewer)),
      )
    ).flat();
  return answerQueue(request, { find, decided }, viewer);
}

function decided(row: SampledRequest, isAccepted: boolean, reason: string): Decided {
  return {
    decision: isAccepted ? "eligible" : "ineligible",
    subject: { entity: "request", key: row.key },
    values: {},
    reason,
    ground: { request: row.label, class: row.class, is_eligible: row.is_eligible },
  };
}

export default function Rules() {
  const { precision, sample, decided, filters, problems, timeZone, job } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const of = (key: "drawn" | "marked") =>
    precision.filter((row) => row.class === null).reduce((sum, row) => sum + row[key], 0);
  const marked = of("marked");
  const tabs = [
    { by: "waiting", title: "To look at", rows: Math.max(0, of("drawn") - marked) },
    { by: "looked", title: "Looked at", rows: marked },
    { by: "decided", title: "Said", rows: decided.total },
  ];
  return (
    <BacklogPage
      question="Do the rules find the requests that people outside IT could have built themselves?"
      period={null}
      fields={[]}
      problems={problems}
    >
      <BuildNote job={job} />
      <RulePrecisionTable rows={precision} />
      <section aria-labelledby="sample" className="stack-tight">
        <div className="section-head">
          <h2 id="sample">Requests to look at</h2>
          <p>
            Drawn at random from the newest whole quarter: 50 that the rules call eligible and 25 others, mixed and
            without what the rules say. Read what was asked for and say whether people outside IT could have built it.
          </p>
        </div>
        <QueueTabs tabs={tabs} by={filters.by} />
        {filters.by === "decided" ? (
          <DecidedTable
            caption="What was said of requests"
            rows={decided.rows}
            timeZone={timeZone}
            empty="Nothing was said yet."
          />
        ) : (
          <QueueForm
            accept={markDecisions.eligible}
            refuse={markDecisions.ineligible}
            isEmpty={sample.length === 0 || filters.by === "looked"}
          >
            <DataTable
              caption="Requests on which the rules are tried"
              rows={sample}
              columns={filters.by === "looked" ? lookedColumns : sampleColumns}
              empty={filters.by === "looked" ? "None yet." : "All of this draw were looked at, or there are none."}
              rowId={(row) => `request-${row.pair_id}`}
            />
          </QueueForm>
        )}
        <Pager
          filters={filters}
          total={filters.by === "decided" ? decided.total : (sample[0]?.total_rows ?? 0)}
          what={filters.by === "decided" ? "decisions" : "requests"}
          csv={filters.by === "decided" ? "/csv/decisions-rules" : `/csv/rule-sample${search}`}
        />
      </section>
    </BacklogPage>
  );
}

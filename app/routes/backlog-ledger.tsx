import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import type { Decided } from "../../contract/decisions.ts";
import { readBacklogPage } from "../backlog-page.server.ts";
import { type Answer, answerColumns } from "../components/answer-columns.tsx";
import type { AnswerStateRow } from "../components/answer-tables.tsx";
import { BacklogPage } from "../components/backlog-page.tsx";
import { BuildNote } from "../components/build-note.tsx";
import { DataTable } from "../components/data-table.tsx";
import { DecidedTable } from "../components/decided-table.tsx";
import { teamField } from "../components/ownership-fields.ts";
import { Pager } from "../components/pager.tsx";
import { QueueForm } from "../components/queue-form.tsx";
import { QueueTabs } from "../components/queue-tabs.tsx";
import { readDecided } from "../decided.server.ts";
import { answerStates } from "../displaced.ts";
import { answerQueue, withStanding } from "../doubts.server.ts";
import { readJob } from "../job.server.ts";
import { ask, askOne } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

const bys = [...Object.keys(answerStates), "all", "decided"];
const unfiltered = { team: null, class: null, by: "all", limit: 1000, offset: 0 };

export const meta: MetaFunction = () => [{ title: "Which tool answered which request · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const page = await readBacklogPage(request.url, viewer, { bys: ["proposed", ...bys], size: 25 });
  const { filters } = page;
  const [states, rows, decided, program, job] = await Promise.all([
    ask<AnswerStateRow>("answer_states", { team: filters.team }, viewer),
    ask<Answer>("answers", { ...filters, pairs: null }, viewer),
    readDecided("answers", filters, viewer),
    askOne<{ readonly time_zone: string }>("program", {}, viewer, "The warehouse holds no program rules."),
    readJob(new URL(request.url).searchParams.get("job") ?? ""),
  ]);
  const answers = await withStanding("request", rows);
  return { ...page, states, answers, decided, timeZone: program.time_zone, job: job ?? null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = viewerOf(context);
  const find = (pairs: readonly string[]) => ask<Answer>("answers", { ...unfiltered, pairs }, viewer);
  return answerQueue(request, { find, decided }, viewer);
}

function decided(row: Answer, isAccepted: boolean, reason: string): Decided {
  return {
    decision: isAccepted ? "answered" : "unanswered",
    subject: { entity: "request", key: row.key },
    values: { other: row.other },
    reason,
    ground: { request: row.label, tool: row.tool_name, link: row.link },
  };
}

export default function Ledger() {
  const { states, answers, decided, filters, teams, problems, timeZone, job } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const counts = new Map(states.map(({ state, requests }) => [state, requests]));
  const tabs = [
    ...Object.entries(answerStates).map(([by, title]) => ({ by, title, rows: counts.get(by as never) ?? 0 })),
    { by: "decided", title: "Decided", rows: decided.total },
  ];
  return (
    <BacklogPage
      question="Which tool answered which request, and how is that known?"
      period={null}
      fields={[teamField(filters, teams)]}
      problems={problems}
      keep={["by"]}
    >
      <BuildNote job={job} />
      <QueueTabs tabs={tabs} by={filters.by} />
      {filters.by === "decided" ? (
        <DecidedTable
          caption="Decisions about requests and tools"
          rows={decided.rows}
          timeZone={timeZone}
          empty="Nothing was decided yet."
        />
      ) : (
        <QueueForm accept="The tool answered it" refuse="It did not" isEmpty={answers.length === 0}>
          <DataTable
            caption="Requests and the tools that may have answered them"
            rows={answers}
            columns={answerColumns}
            empty={noAnswer}
            rowId={(row) => `answer-${row.pair_id}`}
          />
        </QueueForm>
      )}
      <Pager
        filters={filters}
        total={filters.by === "decided" ? decided.total : (answers[0]?.total_rows ?? 0)}
        what={filters.by === "decided" ? "decisions" : "requests"}
        csv={filters.by === "decided" ? "/csv/decisions-answers" : `/csv/answers${search}`}
      />
    </BacklogPage>
  );
}

const noAnswer =
  "None. The registry can name the request that a tool replaces (`replaces_request`); what has words in common with a tool of the same team is proposed.";

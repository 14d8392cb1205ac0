import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isUnknown } from "../../contract/unknown.ts";
import { AheadFigure, type BacklogWeek } from "../components/ahead-figure.tsx";
import { DatesTable, ErrorTable, ReachedTable } from "../components/ahead-tables.tsx";
import { DrawnTable, type DrawnWeek, GroundNote } from "../components/ahead-weeks.tsx";
import {
  aheadFacts,
  courseWords,
  errorWords,
  type ForecastError,
  type Reached,
  reachedWords,
  warningWords,
  withoutWords,
} from "../components/ahead-words.ts";
import { BacklogPage } from "../components/backlog-page.tsx";
import { Facts } from "../components/facts.tsx";
import { readFilters } from "../filters.ts";
import { formatDay } from "../format.ts";
import { ask } from "../page.server.ts";
import { viewerOf } from "../viewer.server.ts";

export const meta: MetaFunction = () => [{ title: "When is it where we want it? · Backlog · Lanemark" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = viewerOf(context);
  const { problems } = readFilters(request.url);
  const [weeks, reached, errors, drawn] = await Promise.all([
    ask<BacklogWeek>("backlog_ahead", {}, viewer),
    ask<Reached>("backlog_reached", {}, viewer),
    ask<ForecastError>("forecast_error", {}, viewer),
    ask<DrawnWeek>("forecast_weeks", { with_older: false }, viewer),
  ]);
  return { weeks, reached, errors, drawn, problems };
}

export default function BacklogAhead() {
  const { weeks, reached, errors, drawn, problems } = useLoaderData<typeof loader>();
  const [first, without] = reached;
  const hasWithout = without !== undefined && !isUnknown(without.forecast);
  return (
    <BacklogPage
      question="When is the backlog where we want it, and how many will be open by a date?"
      period={null}
      fields={[]}
      problems={problems}
    >
      {first !== undefined && (
        <>
          <section aria-labelledby="when" className="stack-tight">
            <div className="section-head">
              <h2 id="when">When is the backlog where we want it?</h2>
              <p>The whole company’s, from the newest whole week on: no filter narrows this page.</p>
            </div>
            <Answer first={first} without={without} weeks={weeks} errors={errors} drawn={drawn} />
          </section>
          <AheadFigure weeks={weeks} reached={first} hasWithout={hasWithout} />
          <DatesTable weeks={weeks} hasWithout={hasWithout} />
          <ReachedTable rows={reached} />
          <ErrorTable rows={errors} />
          <DrawnTable weeks={drawn} hasWithout={hasWithout} />
        </>
      )}
    </BacklogPage>
  );
}

type AnswerProps = {
  readonly first: Reached;
  readonly without: Reached | undefined;
  readonly weeks: readonly BacklogWeek[];
  readonly errors: readonly ForecastError[];
  readonly drawn: readonly DrawnWeek[];
};

function Answer({ first, without, weeks, errors, drawn }: AnswerProps) {
  const course = courseWords(first, weeks);
  const warning = warningWords(errors);
  if (isUnknown(first.forecast)) return <p className="sentence">{reachedWords(first)}</p>;
  return (
    <>
      <p className="sentence">
        <b>{reachedWords(first)}</b> {course}
      </p>
      {without !== undefined && <p className="sentence">{withoutWords(without, weeks)}</p>}
      {warning !== undefined && (
        <div className="notice" role="note">
          <strong>Tried on the past</strong>
          <p>{warning}</p>
        </div>
      )}
      {errors.slice(0, 2).map((row) => (
        <p key={row.ahead}>{errorWords(row)}</p>
      ))}
      <GroundNote weeks={drawn} />
      <EdgeNote {...first} />
      <details className="small">
        <summary>
          Method: weeks to come are drawn from the last half year, thousands of times; each time is a run
        </summary>
        <Facts facts={aheadFacts(first, without)} isBare />
      </details>
    </>
  );
}

/** A log that begins with new requests alone tells in its first weeks of fewer that ended than did. */
function EdgeNote({ first_week, window_from }: Reached) {
  if (first_week === null || window_from === null) return null;
  const apart = (Date.parse(first_week) - Date.parse(window_from)) / 86_400_000;
  if (apart >= 91) return null;
  return (
    <p className="small">
      The export begins on {formatDay(window_from)}, among the weeks that this is made from or shortly before. Where it
      lacks older requests, fewer seem to have ended in its first weeks than did, and the backlog seems to grow.
    </p>
  );
}

import { type Period, periodWords } from "../period.ts";
import { type Field, FilterBar, PrintedFilters, Problems, strangeValues } from "./filter-bar.tsx";

type Props = {
  readonly title: string;
  /** What the page answers, in one line. */
  readonly question: string;
  /** Null where the page is of the newest day. */
  readonly period: Period | null;
  readonly fields: readonly Field[];
  readonly problems?: readonly string[];
  /** Parameters of the address that the form leaves as they are. */
  readonly keep?: readonly string[];
};

/** The head of every report: what it answers, of which days in which zone, and the form that changes them. */
export function ReportHead({ title, question, period, fields, problems = [], keep }: Props) {
  return (
    <div className="report-head">
      <div className="page-head">
        <h1>{title}</h1>
        <p>{question}</p>
      </div>
      {period !== null && (
        <p className="period">
          <b>{periodWords(period)}</b>
        </p>
      )}
      {fields.length > 0 && <FilterBar fields={fields} keep={keep} label="Period and filters" />}
      <PrintedFilters fields={fields} />
      <Problems problems={[...problems, ...strangeValues(fields)]} />
    </div>
  );
}

import { createContext, useContext } from "react";
import { formatDay } from "../format.ts";
import type { Annotation, Mark } from "./annotate.ts";

const Annotations = createContext<readonly Annotation[]>([]);

/** Around all pages: what every chart over time below is read with. */
export const AnnotationsProvider = Annotations.Provider;

export function useAnnotations(): readonly Annotation[] {
  return useContext(Annotations);
}

/** More would push what comes below the chart away. */
const unfolded = 4;

/** What the numbers in a chart stand for, as text below it. */
export function MarkList({ marks }: { readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  if (marks.length <= unfolded) return <List marks={marks} />;
  return (
    <details className="chart-happened">
      <summary>What the numbers in the chart mark: launches, changes of policy and rules, gaps in the logs</summary>
      <List marks={marks} />
    </details>
  );
}

function List({ marks }: { readonly marks: readonly Mark[] }) {
  return (
    <ul className="chart-mark-list" aria-label="What the numbers in the chart mark">
      {marks.map(({ number, items }) => (
        <li key={number}>
          <b>{number}</b> {items.map(wordsOf).join("; ")}
        </li>
      ))}
    </ul>
  );
}

/** Of these the text alone does not say what they are. */
const named = ["policy", "freeze"];

function wordsOf({ day, to_day, kind, text }: Annotation): string {
  const days = to_day === null || to_day === day ? formatDay(day) : `${formatDay(day)} to ${formatDay(to_day)}`;
  return `${days}${named.includes(kind) ? `, ${kind}` : ""}: ${text}`;
}

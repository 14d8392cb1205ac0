import type { Period } from "../period.ts";
import type { Field } from "./filter-bar.tsx";
import { keptParameters, type PageTab, PageTabs } from "./page-tabs.tsx";
import { ReportHead } from "./report-head.tsx";

export type ReportPageProps = {
  readonly question: string;
  /** Null for what is told of the newest day, whatever the period of the other pages. */
  readonly period: Period | null;
  readonly fields: readonly Field[];
  readonly problems: readonly string[];
  /** Other parameters of the address that the form leaves as they are. */
  readonly keep?: readonly string[];
  readonly children: React.ReactNode;
};

type Props = ReportPageProps & { readonly title: string; readonly tabs: readonly PageTab[] };

/** One of the pages of a report: the same head and the same tabs. */
export function ReportPage({ title, tabs, keep = [], children, ...head }: Props) {
  const asked = new Set(head.fields.map(({ name }) => name));
  const kept = ["sort", "size", ...keep, ...keptParameters].filter((name) => !asked.has(name));
  return (
    <div className="stack">
      <div>
        <ReportHead title={title} {...head} keep={kept} />
        <PageTabs tabs={tabs} label={`Pages of ${title.toLowerCase()}`} />
      </div>
      {children}
    </div>
  );
}

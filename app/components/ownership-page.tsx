import { useLocation } from "@remix-run/react";
import { withParameters } from "../filters.ts";
import type { Period } from "../period.ts";
import type { Field } from "./filter-bar.tsx";
import { Link } from "./link.tsx";
import { ReportHead } from "./report-head.tsx";

/** The pages of ownership, in the order in which a Monday morning needs them. */
const tabs = [
  { to: "/ownership", words: "What to do" },
  { to: "/ownership/leavers", words: "Who leaves" },
  { to: "/ownership/confirmations", words: "Confirmed" },
  { to: "/ownership/line", words: "Crossed the line" },
  { to: "/ownership/health", words: "Does it get better?" },
  { to: "/ownership/teams", words: "By team" },
  { to: "/ownership/achieved", words: "Achieved" },
];

const kept = ["team", "platform", "months", "to", "compare"];

type Props = {
  readonly question: string;
  /** Null for what is told of the newest day, whatever the period of the other pages. */
  readonly period: Period | null;
  readonly fields: readonly Field[];
  readonly problems: readonly string[];
  readonly children: React.ReactNode;
};

/** One of the pages of ownership: the same head, the same tabs, and what is narrowed stays so from one to the next. */
export function OwnershipPage({ children, ...head }: Props) {
  const asked = new Set(head.fields.map(({ name }) => name));
  return (
    <div className="stack">
      <div>
        <ReportHead title="Ownership" {...head} keep={["sort", "size", ...kept].filter((name) => !asked.has(name))} />
        <OwnershipTabs />
      </div>
      {children}
    </div>
  );
}

function OwnershipTabs() {
  const { pathname, search } = useLocation();
  const own = new URLSearchParams(search);
  const dropped = Object.fromEntries(
    [...own.keys()].filter((name) => !kept.includes(name)).map((name) => [name, null]),
  );
  const narrowed = withParameters(search, dropped);
  return (
    <nav className="tabs page-tabs" aria-label="Pages of ownership">
      {tabs.map(({ to, words }) => (
        <Link
          key={to}
          to={narrowed === "?" ? to : `${to}${narrowed}`}
          aria-current={to === pathname.replace(/\/$/, "") ? "page" : undefined}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}

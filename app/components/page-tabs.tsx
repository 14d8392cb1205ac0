import { useLocation } from "@remix-run/react";
import { withParameters } from "../filters.ts";
import { Link } from "./link.tsx";

export type PageTab = { readonly to: string; readonly words: string };

/** What is narrowed stays so from one page of a report to the next. */
export const keptParameters = ["team", "platform", "months", "to", "compare"];

/** The pages of one report, in the order in which they are read. */
export function PageTabs({ tabs, label }: { readonly tabs: readonly PageTab[]; readonly label: string }) {
  const { pathname, search } = useLocation();
  const own = new URLSearchParams(search);
  const dropped = Object.fromEntries(
    [...own.keys()].filter((name) => !keptParameters.includes(name)).map((name) => [name, null]),
  );
  const narrowed = withParameters(search, dropped);
  return (
    <nav className="tabs page-tabs" aria-label={label}>
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

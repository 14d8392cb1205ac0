import { formatCount } from "../format.ts";
import { Link } from "./link.tsx";

export type QueueTab = { readonly by: string; readonly title: string; readonly rows: number };

/** The lists of one page, each with an address of its own. */
export function QueueTabs({ tabs, by }: { readonly tabs: readonly QueueTab[]; readonly by: string }) {
  return (
    <nav className="tabs" aria-label="Lists">
      {tabs.map((tab) => (
        <Link key={tab.by} to={`?by=${tab.by}`} aria-current={tab.by === by ? "page" : undefined}>
          {tab.title} <span className="soft">{formatCount(tab.rows)}</span>
        </Link>
      ))}
    </nav>
  );
}

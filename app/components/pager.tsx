import { useLocation } from "@remix-run/react";
import { type Filters, pageSizes, withParameters } from "../filters.ts";
import { formatCount } from "../format.ts";
import { FileLink, Link } from "./link.tsx";

type Props = { readonly filters: Filters; readonly total: number; readonly what: string; readonly csv?: string };

/** `1–50 of 1,234 tools`, the pages beside this one, and how many rows a page holds. Plain links. */
export function Pager({ filters, total, what, csv }: Props) {
  const { search } = useLocation();
  const last = Math.min(filters.offset + filters.limit, total);
  return (
    <nav className="pager" aria-label={`Pages of ${what}`}>
      <span>{spanWords(filters, total, what)}</span>
      <Step
        to={withParameters(search, { page: String(total === 0 ? 1 : filters.page - 1) })}
        isOn={filters.page > 1}
        words={total === 0 ? "First page" : "Previous"}
      />
      <Step to={withParameters(search, { page: String(filters.page + 1) })} isOn={last < total} words="Next" />
      <span className="pager-end">
        <span>Rows per page</span>
        {pageSizes.map((size) =>
          size === filters.limit ? (
            <b key={size} aria-current="true">
              {size}
            </b>
          ) : (
            <Link key={size} to={withParameters(search, { size: String(size) })} preventScrollReset>
              {size}
            </Link>
          ),
        )}
        {csv !== undefined && total > 0 && <FileLink href={csv}>CSV of all {formatCount(total)}</FileLink>}
      </span>
    </nav>
  );
}

/** The total comes with the rows, so a page past the last knows none. */
function spanWords({ offset, limit, page }: Filters, total: number, what: string): string {
  if (total > 0)
    return `${formatCount(offset + 1)}–${formatCount(Math.min(offset + limit, total))} of ${formatCount(total)} ${what}`;
  return page > 1 ? `There is no page ${formatCount(page)}` : `0 ${what}`;
}

function Step({ to, isOn, words }: { readonly to: string; readonly isOn: boolean; readonly words: string }) {
  return isOn ? (
    <Link to={to} preventScrollReset>
      {words}
    </Link>
  ) : (
    <span aria-disabled="true" className="hidden">
      {words}
    </span>
  );
}

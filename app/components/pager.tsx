import { Link, useLocation } from "@remix-run/react";
import { type Filters, pageSizes, withParameters } from "../filters.ts";
import { formatCount } from "../format.ts";

type Props = { readonly filters: Filters; readonly total: number; readonly what: string; readonly csv?: string };

/** `1–50 of 1,234 tools`, the pages beside this one, and how many rows a page holds. Plain links. */
export function Pager({ filters, total, what, csv }: Props) {
  const { search } = useLocation();
  const last = Math.min(filters.offset + filters.limit, total);
  return (
    <nav className="pager" aria-label={`Pages of ${what}`}>
      <span>
        {total === 0
          ? `0 ${what}`
          : `${formatCount(filters.offset + 1)}–${formatCount(last)} of ${formatCount(total)} ${what}`}
      </span>
      <Step to={withParameters(search, { page: String(filters.page - 1) })} isOn={filters.page > 1} words="Previous" />
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
        {csv !== undefined && total > 0 && (
          <a href={csv} download>
            CSV of all {formatCount(total)}
          </a>
        )}
      </span>
    </nav>
  );
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

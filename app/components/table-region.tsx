type Props = {
  /** What the region holds, for readers who hear the page. */
  readonly label: string;
  readonly children: React.ReactNode;
};

/** Holds a table that may be wider than the page: it scrolls in here. */
export function TableRegion({ label, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-region" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

type CellMeta = { readonly isNumber?: boolean; readonly isNowrap?: boolean; readonly isMore?: boolean };

/** How a cell is set, by what its column says of itself. */
export function cellClass({ isNumber = false, isNowrap = false, isMore = false }: CellMeta = {}): string | undefined {
  const names = [isNumber && "number", isNowrap && "nowrap", isMore && "more"].filter(Boolean);
  return names.length === 0 ? undefined : names.join(" ");
}

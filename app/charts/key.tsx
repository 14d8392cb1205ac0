type Props = {
  /** The class of the mark in the chart. */
  readonly mark: string;
  readonly children: React.ReactNode;
};

/** What a line of a chart is; the words carry what the stroke shows. */
export function LineKey({ mark, children }: Props) {
  return (
    <span className="key">
      <svg width="22" height="10" aria-hidden="true">
        <path className={mark} d="M1 5H21" />
      </svg>
      {children}
    </span>
  );
}

/** The same of bars. */
export function BarKey({ mark, children }: Props) {
  return (
    <span className="key">
      <svg width="10" height="10" aria-hidden="true">
        <rect className={mark} width="10" height="10" />
      </svg>
      {children}
    </span>
  );
}

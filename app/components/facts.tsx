/** What a fact is called, and what is known of it. */
export type Fact = readonly [title: string, value: React.ReactNode];

type Props = {
  readonly facts: readonly Fact[];
  readonly label?: string;
  /** Within another panel, or words that fold: no frame of its own. */
  readonly isBare?: boolean;
};

/** Facts side by side, each below its name. */
export function Facts({ facts, label, isBare = false }: Props) {
  return (
    <dl className={isBare ? "facts" : "facts panel"} aria-label={label}>
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

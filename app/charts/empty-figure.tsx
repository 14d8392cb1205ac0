type Props = {
  readonly title: string;
  /** Why nothing can be drawn. */
  readonly children: React.ReactNode;
};

/** Stands where a chart would, so that what is not known has its place on the page too. */
export function EmptyFigure({ title, children }: Props) {
  return (
    <figure className="figure">
      <figcaption className="figure-head">
        <h2>{title}</h2>
        <p>{children}</p>
      </figcaption>
    </figure>
  );
}

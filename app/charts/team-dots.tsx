import { percent } from "./static-chart.tsx";

export type TeamDot = {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  readonly href: string | null;
};

/** One line per team: a dot, its interval, its words. No value, no dot: the words say why. Values are shares of `max`. */
export function TeamDots({
  dots,
  max,
  caption,
}: {
  readonly dots: readonly TeamDot[];
  readonly max: number;
  readonly caption: string;
}) {
  return (
    <ul className="team-dots" aria-label={caption}>
      {dots.map((dot) => (
        <li key={dot.key}>
          <span className="team-dots-label">{dot.href === null ? dot.label : <a href={dot.href}>{dot.label}</a>}</span>
          <svg width="100%" height="24" aria-hidden="true" className="team-dots-plot">
            <line className="chart-grid" x1="0" x2="100%" y1="12" y2="12" />
            {dot.low !== null && dot.high !== null && (
              <line
                className="team-dots-interval"
                x1={percent(dot.low / max)}
                x2={percent(Math.min(1, dot.high / max))}
                y1="12"
                y2="12"
              />
            )}
            {dot.value !== null && <circle className="chart-dot" cx={percent(dot.value / max)} cy="12" r="4" />}
          </svg>
          <span className="team-dots-text">{dot.text}</span>
        </li>
      ))}
    </ul>
  );
}

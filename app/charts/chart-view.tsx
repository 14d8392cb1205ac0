import { lazy, Suspense, useState } from "react";
import { ChartFrame, StaticMarks } from "./static-chart.tsx";
import type { Chart } from "./types.ts";

// recharts is its own chunk of some 120 KB, fetched when a reader first points at a chart or tabs to it.
const LiveMarks = lazy(() => import("./live-marks.tsx"));

/** One chart: the server's SVG, and over its marks the interactive ones once they are asked for. */
export function ChartView({ chart, words = [] }: { readonly chart: Chart; readonly words?: readonly string[] }) {
  const [isLive, setLive] = useState(false);
  const wake = () => setLive(true);
  const marks = <StaticMarks chart={chart} />;
  return (
    <section
      className="chart"
      onPointerEnter={wake}
      onFocus={wake}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus wakes it; a stop that then ceased to be one would lose the focus
      tabIndex={0}
      aria-label={`${chart.title}, chart`}
      data-from={chart.time?.days[0]}
      data-until={chart.time?.until}
    >
      <Suspense fallback={<ChartFrame chart={chart}>{marks}</ChartFrame>}>
        <ChartFrame chart={chart}>{isLive ? null : marks}</ChartFrame>
        {isLive && (
          <div className="chart-over" style={{ insetBlockStart: chart.margin.top }}>
            <LiveMarks chart={chart} words={words} />
          </div>
        )}
      </Suspense>
    </section>
  );
}

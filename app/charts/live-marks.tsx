import { Area, Bar, ComposedChart, Line, Tooltip, usePlotArea, XAxis, YAxis } from "recharts";
import { dash } from "../format.ts";
import { dotRadius, plotHeight } from "./static-chart.tsx";
import type { Chart, Point } from "./types.ts";

type Datum = Point & {
  readonly solid: number | null;
  readonly dashed: number | null;
  readonly band: readonly [number, number] | null;
  readonly otherBand: readonly [number, number] | null;
  readonly into: number | null;
  readonly out: number | null;
};

/** The same marks at the same places, drawn by recharts in the plot's own box: no axis, no margin of its own, hence no jump. */
export default function LiveMarks({ chart, words }: { readonly chart: Chart; readonly words: readonly string[] }) {
  const data = datumsOf(chart);
  return (
    <ComposedChart
      data={data}
      responsive
      className="chart-live"
      height={plotHeight(chart)}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      barGap="-100%"
      accessibilityLayer
      title={chart.title}
    >
      <XAxis dataKey="at" type="number" domain={[0, 1]} hide />
      <YAxis type="number" domain={[chart.y.min, chart.y.max]} allowDataOverflow hide width={0} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ className: "chart-cursor" }}
        content={({ payload }) => <Tip point={payload?.[0]?.payload as Datum | undefined} words={words} />}
      />
      {marksOf(chart)}
    </ComposedChart>
  );
}

function marksOf(chart: Chart) {
  if (chart.kind === "curve") return curveMarks();
  return chart.kind === "bars" ? barMarks(chart) : lineMarks(chart);
}

/** Steps: from each length on, up to the next. */
function curveMarks() {
  const shared = {
    type: "stepAfter" as const,
    isAnimationActive: false,
    activeDot: { className: "chart-dot-active", r: 4 },
  };
  const compared = { ...shared, activeDot: false };
  return [
    <Area key="otherBand" dataKey="otherBand" className="chart-span-live chart-compared" {...compared} stroke="none" />,
    <Area key="band" dataKey="band" className="chart-span-live" {...shared} activeDot={false} stroke="none" />,
    <Line
      key="other"
      dataKey="other"
      className="chart-line-live chart-line-live-dashed chart-compared"
      {...compared}
      dot={false}
    />,
    <Line key="value" dataKey="value" className="chart-line-live" {...shared} dot={false} />,
  ];
}

function lineMarks(chart: Chart) {
  const shared = {
    type: "linear" as const,
    isAnimationActive: false,
    activeDot: { className: "chart-dot-active", r: 5 },
  };
  const radius = dotRadius(chart);
  const dots = (
    <Line
      key="dots"
      dataKey="value"
      {...shared}
      stroke="none"
      dot={
        chart.dots.length === 0
          ? false
          : (dot: DotProps) => <LiveDot key={dot.payload?.key} {...pick(dot)} radius={radius} />
      }
    />
  );
  // Groups side by side are no course of anything: no line joins them.
  if (chart.kind === "funnel") return dots;
  const isCompared = chart.points.some(({ other }) => other !== null);
  return [
    <Area key="band" dataKey="band" className="chart-span-live" {...shared} activeDot={false} stroke="none" />,
    isCompared && (
      <Line
        key="other"
        dataKey="other"
        className="chart-line-live chart-line-live-dashed chart-compared"
        {...shared}
        dot={false}
        activeDot={false}
      />
    ),
    <Line key="solid" dataKey="solid" className="chart-line-live" {...shared} dot={false} />,
    <Line
      key="dashed"
      dataKey="dashed"
      className="chart-line-live chart-line-live-dashed"
      {...shared}
      dot={false}
      activeDot={false}
    />,
    dots,
  ];
}

type DotProps = { readonly cx?: number; readonly cy?: number; readonly payload?: Datum };

/** recharts hands over more than a circle takes, its key among it. */
function pick({ cx, cy, payload }: DotProps): DotProps {
  return { cx, cy, payload };
}

function LiveDot({ cx, cy, payload, radius }: DotProps & { readonly radius: number }) {
  if (payload === undefined || payload.value === null || cx === undefined || cy === undefined) return null;
  return (
    <circle className={payload.isComplete ? "chart-dot" : "chart-dot chart-dot-hollow"} cx={cx} cy={cy} r={radius} />
  );
}

function barMarks(chart: Chart) {
  const width = chart.bars[0]?.width ?? 0;
  return (["into", "out"] as const).map((key) => (
    <Bar
      key={key}
      dataKey={key}
      isAnimationActive={false}
      shape={(bar: BarProps) => <LiveBar {...bar} share={width} tone={key === "into" ? "in" : "out"} />}
    />
  ));
}

type BarProps = { readonly y?: number; readonly height?: number; readonly payload?: Datum };

/** recharts guesses a width on a continuous axis; ours is the description's. */
function LiveBar({
  y = 0,
  height = 0,
  payload,
  share,
  tone,
}: BarProps & { readonly share: number; readonly tone: string }) {
  const plot = usePlotArea();
  if (plot === undefined || payload === undefined || height === 0) return null;
  const [top, size] = height < 0 ? [y + height, -height] : [y, height];
  return (
    <rect
      className={`chart-bar chart-bar-${tone}${payload.isComplete ? "" : " chart-bar-hollow"}`}
      x={plot.x + (payload.at - share / 2) * plot.width}
      width={share * plot.width}
      y={top}
      height={size}
    />
  );
}

function Tip({ point, words }: { readonly point: Datum | undefined; readonly words: readonly string[] }) {
  if (point === undefined) return null;
  return (
    <div className="chart-tip">
      <strong>{point.label}</strong>
      {words.length === 0 ? <span>{point.text}</span> : null}
      {words[0] !== undefined && <span className="chart-tip-in">{`${point.value ?? dash} ${words[0]}`}</span>}
      {words[1] !== undefined && <span className="chart-tip-out">{`${point.other ?? dash} ${words[1]}`}</span>}
    </div>
  );
}

function bandOf(low: number | null = null, high: number | null = null): readonly [number, number] | null {
  return low === null || high === null ? null : [low, high];
}

function datumsOf(chart: Chart): readonly Datum[] {
  const dashed = new Set(
    chart.segments.filter((one) => one.isDashed).flatMap((one) => one.places.map(({ key }) => key)),
  );
  return chart.points.map((point) => ({
    ...point,
    solid: point.isComplete ? point.value : null,
    dashed: dashed.has(point.key) ? point.value : null,
    band: bandOf(point.low, point.high),
    otherBand: bandOf(point.otherLow, point.otherHigh),
    into: point.value,
    out: point.other === null ? null : -point.other,
  }));
}

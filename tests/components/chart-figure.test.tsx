import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router-dom";
import { expect, test } from "vitest";
import { ChartFigure } from "../../app/charts/chart-figure.tsx";
import { type RequestRow, requestFigure } from "../../app/components/request-figure.tsx";
import { periodOf } from "../../app/period.ts";

const rows: readonly RequestRow[] = [
  { day: "2026-01-01", open_requests: 204, opened: 31, done: 12, is_complete: true },
  {
    day: "2026-02-01",
    open_requests: { unknown: "no export" },
    opened: { unknown: "no export" },
    done: 7,
    is_complete: true,
  },
  { day: "2026-03-01", open_requests: 1190, opened: 0, done: 44, is_complete: false },
];

const period = periodOf({ months: 1, to: "2026-02-01", compare: "previous" }, []);
const context = { baseline: undefined, window: undefined, period, team: null };
const { title, line, flow, columns, lines } = requestFigure(rows, "month", context);
const html = renderToStaticMarkup(
  <MemoryRouter>
    <ChartFigure
      title={title}
      caption="Requests"
      charts={[{ chart: line }, { chart: flow, words: ["opened", "done"] }]}
      columns={columns}
      lines={lines}
      csv="/csv/requests"
    />
  </MemoryRouter>,
);

/** What a reader with a ruler reads from the picture: pixels of a mark against the labels of its axis. */
function readFromAxis(svg: string, y: number): number {
  const ticks = [...svg.matchAll(/<text class="chart-tick" x="-8" y="([\d.-]+)"[^>]*>([^<]+)</g)].map(
    ([, at, label]) => ({
      at: Number(at),
      value: Number(label?.replace(",", "")),
    }),
  );
  const [top, bottom] = [ticks.at(-1), ticks[0]];
  if (top === undefined || bottom === undefined) throw new Error("no axis");
  return bottom.value + ((bottom.at - y) / (bottom.at - top.at)) * (top.value - bottom.value);
}

const [, lineSvg = "", flowSvg = ""] = html.split('class="chart-frame"');
const cells = [...html.matchAll(/<td class="number">(?:<a [^>]*>)?([^<]*)(?:<\/a>)?<\/td>/g)].map(([, text]) => text);

test("the numbers read from the picture are those of the table", () => {
  const dots = [...lineSvg.matchAll(/<circle[^>]*cy="([\d.]+)"[^>]*data-key="([^"]+)" data-value="([^"]+)"/g)];
  const read = dots.map(([, y, key, value]) => [key, Math.round(readFromAxis(lineSvg, Number(y))), Number(value)]);
  expect(read).toEqual([
    ["2026-01-01", 204, 204],
    ["2026-03-01", 1190, 1190],
  ]);
  expect(cells).toEqual(["204", "31", "12", "–", "–", "7", "1,190", "0", "44"]);
});

test("bars are as long as the table says, and an unknown has none", () => {
  const bars = [...flowSvg.matchAll(/<rect[^>]*height="([\d.]+)" data-key="([^"]+)" data-value="([^"]+)"/g)];
  expect(bars.map(([, , key, value]) => [key, Number(value)])).toEqual([
    ["2026-01-01 in", 31],
    ["2026-01-01 out", -12],
    ["2026-02-01 out", -7],
    ["2026-03-01 out", -44],
  ]);
  const [first, second] = bars.map(([, height]) => Number(height));
  expect((first ?? 0) / (second ?? 1)).toBeCloseTo(31 / 12, 1);
});

test("each picture says in words what it shows, and nothing in the HTML needs a style of its own", () => {
  expect(html).toContain(
    'aria-label="Open requests at the end of each month. Jan 2026: 204 open; Mar 2026, so far: 1,190 open. 1 of 3 unknown."',
  );
  expect(html).not.toContain("style=");
});

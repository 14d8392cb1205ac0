import { unknownBecause } from "../contract/unknown.ts";
import type { Viewer } from "../contract/viewer.ts";
import type { SprawlCell } from "./components/sprawl-by.tsx";
import { ask } from "./page.server.ts";

type HalfFinished = Pick<SprawlCell, "half_finished" | "judged_tools" | "half_rate">;
type Told = Omit<SprawlCell, keyof HalfFinished | "total_rows">;

const noneJudged: HalfFinished = {
  half_finished: null,
  judged_tools: null,
  half_rate: unknownBecause("no tool is older than 60 days"),
};

/**
 * The first `most` teams and the first `most` platforms by excess tools. What they are put in order by is of the newest day whatever is asked for, so it is
 * asked once of a generation; only what is half-finished is of the period's last day.
 */
export async function readSprawlCells(to: string, most: number, viewer: Viewer, askOf = ask): Promise<SprawlCell[]> {
  const told = await askOf<Told>("sprawl_cells", {}, viewer);
  const listed = (["platform", "team"] as const).flatMap((kind) => {
    const ofKind = told.filter(({ per }) => per === kind);
    return ofKind.slice(0, most).map((cell) => ({ ...cell, total_rows: ofKind.length }));
  });
  const cells = listed.map(({ cell }) => cell);
  const halves = await askOf<HalfFinished & Pick<Told, "per" | "cell">>("half_finished_cells", { to, cells }, viewer);
  const found = new Map(halves.map(({ per, cell, ...half }) => [`${per} ${cell}`, half]));
  return listed.map((row) => Object.assign({}, row, found.get(`${row.per} ${row.cell}`) ?? noneJudged));
}

import type { Random } from "../random.ts";
import { bucketsOf, sumsOf } from "./buckets.ts";
import { findComparable } from "./launched-cells.ts";
import { panelOf, type Study } from "./panel.ts";
import { fitUntreated } from "./untreated.ts";

/** Share of `deals` that show at least as much as what was seen, itself among them: a two-sided p-value of no effect in any team. */
export type Chance = { readonly share: number; readonly deals: number };

const deals = 499;

/**
 * Randomisation inference: the launch days are dealt out anew among the same teams, and the overall change is found each time as if they had been so.
 * share = 2 · min(P(≥ seen), P(≤ seen)), the seen one counted. Right for any number of teams if every team could as well have had another's launch day;
 * not where teams were chosen for their requests. Fisher (1935), The Design of Experiments; Young (2019), Quarterly Journal of Economics 134, 557–598.
 */
export function dealtOut(study: Study, random: Random): Chance {
  const seen = logChange(study);
  let above = 1;
  let below = 1;
  let counted = 1;
  for (let deal = 0; deal < deals; deal += 1) {
    const days = random.shuffled(study.teams.map(({ launchedOn }) => launchedOn));
    const teams = study.teams.map((team, place) => ({ ...team, launchedOn: days[place] ?? null }));
    const drawn = logChange({ ...study, teams });
    if (Number.isNaN(drawn)) continue;
    counted += 1;
    if (drawn >= seen) above += 1;
    if (drawn <= seen) below += 1;
  }
  return { share: Math.min(1, (2 * Math.min(above, below)) / counted), deals: counted - 1 };
}

function logChange(study: Study): number {
  const panel = panelOf(study);
  const main = fitUntreated(panel, { tolerance: 1e-5 });
  const after = findComparable(panel, main).cells.filter(({ isAfter }) => isAfter);
  const buckets = bucketsOf(after, { ofCell: new Int16Array(), count: 0 }, 0).filter(({ kind }) => kind === "all");
  const [sum] = sumsOf(buckets, panel, { main, leads: main });
  return sum === undefined ? Number.NaN : Math.log(sum.requests / sum.expected);
}

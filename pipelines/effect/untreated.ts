import type { Panel } from "./panel.ts";

/**
 * What each team asks for per staff-month against the others, and each month against the others; their product is the rate without the program.
 * `lead`: by how much months shortly before a launch differ from it (1: not at all), the one closest to the launch first.
 */
export type Untreated = {
  readonly team: Float64Array;
  readonly month: Float64Array;
  readonly lead: Float64Array;
};

/** Place of each cell's lead, -1 where it has none, and how many leads there are. */
export type Leads = { readonly ofCell: Int16Array; readonly count: number };

export type FitOptions = {
  /** By team, those of a resampling; all 1 if left out. */
  readonly weights?: Float64Array;
  /** A fit to begin from. */
  readonly start?: Untreated;
  readonly leads?: Leads;
  readonly tolerance?: number;
};

const mostTurns = 2000;

/**
 * Poisson regression of the cells without the program on team and month, ln E y_it = ln staff_it + α_i + λ_t (+ δ_k in the k-th month before a launch), found by
 * setting each team's, month's and lead's expected total to its observed one in turn (iterative proportional fitting), which climbs the concave likelihood and
 * takes zeros as they are. The estimate is right for any variance (quasi-likelihood). Rates are 0 for what has no requests, NaN for a month without any such cell.
 * Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427–444; Gourieroux, Monfort & Trognon (1984), Econometrica 52, 701–720.
 */
export function fitUntreated(panel: Panel, options: FitOptions = {}): Untreated {
  const { teams, months, baseStaff } = panel;
  const { weights = new Float64Array(teams).fill(1), start, leads, tolerance = 1e-10 } = options;
  const exposure = leads === undefined ? baseStaff : baseStaff.slice();
  const team = new Float64Array(teams);
  const month = start === undefined ? new Float64Array(months).fill(1) : start.month.map((rate) => rate || 0);
  const lead = new Float64Array(leads?.count ?? 0).fill(1);
  if (start !== undefined && start.lead.length === lead.length) lead.set(start.lead);
  const { byTeam, byMonth } = totalsOf(panel, weights);
  const expected = new Float64Array(months);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    if (leads !== undefined) applyLeads(exposure, baseStaff, leads, lead);
    expected.fill(0);
    for (let place = 0; place < teams; place += 1) {
      const from = place * months;
      let own = 0;
      for (let at = 0; at < months; at += 1) own += (exposure[from + at] as number) * (month[at] as number);
      const rate = own > 0 ? (byTeam[place] as number) / own : 0;
      team[place] = rate;
      const share = rate * (weights[place] as number);
      if (share === 0) continue;
      for (let at = 0; at < months; at += 1)
        expected[at] = (expected[at] as number) + share * (exposure[from + at] as number);
    }
    let moved = 0;
    for (let at = 0; at < months; at += 1) {
      const rate = (expected[at] as number) > 0 ? (byMonth[at] as number) / (expected[at] as number) : 0;
      moved = Math.max(moved, Math.abs(rate - (month[at] as number)) / (rate + 1e-300));
      month[at] = rate;
    }
    if (leads !== undefined) moved = Math.max(moved, moveLeads(panel, leads, lead, { weights, team, month }));
    if (moved < tolerance) break;
  }
  return { team, month: month.map((rate, at) => ((expected[at] ?? 0) > 0 ? rate : Number.NaN)), lead };
}

function applyLeads(exposure: Float64Array, staff: Float64Array, { ofCell }: Leads, lead: Float64Array): void {
  for (let cell = 0; cell < ofCell.length; cell += 1) {
    const place = ofCell[cell] as number;
    if (place >= 0) exposure[cell] = (staff[cell] as number) * (lead[place] as number);
  }
}

/** How far the leads went, relative to themselves. */
function moveLeads(
  { months, baseStaff, baseCounts }: Panel,
  { ofCell, count }: Leads,
  lead: Float64Array,
  { weights, team, month }: { weights: Float64Array; team: Float64Array; month: Float64Array },
): number {
  const seen = new Float64Array(count);
  const expected = new Float64Array(count);
  for (let cell = 0; cell < ofCell.length; cell += 1) {
    const place = ofCell[cell] as number;
    if (place < 0) continue;
    const from = Math.floor(cell / months);
    const weight = weights[from] as number;
    const rate = (team[from] as number) * (month[cell % months] as number);
    seen[place] = (seen[place] as number) + weight * (baseCounts[cell] as number);
    expected[place] = (expected[place] as number) + weight * (baseStaff[cell] as number) * rate;
  }
  let moved = 0;
  for (let place = 0; place < count; place += 1) {
    const next = (expected[place] as number) > 0 ? (seen[place] as number) / (expected[place] as number) : 1;
    moved = Math.max(moved, Math.abs(next - (lead[place] as number)) / (next + 1e-300));
    lead[place] = next;
  }
  return moved;
}

function totalsOf({ teams, months, baseCounts }: Panel, weights: Float64Array) {
  const byTeam = new Float64Array(teams);
  const byMonth = new Float64Array(months);
  for (let cell = 0; cell < baseCounts.length; cell += 1) {
    const place = Math.floor(cell / months);
    const count = baseCounts[cell] as number;
    byTeam[place] = (byTeam[place] as number) + count;
    byMonth[cell % months] = (byMonth[cell % months] as number) + (weights[place] as number) * count;
  }
  return { byTeam, byMonth };
}

import type { Cell } from "./cells.ts";

/** A cell and of how many people it tells; null where it tells of none. */
export type SizedCell = Cell & { readonly people: number | null };

/**
 * Hides, in each period, the cells with fewer than `least` people, and then, smallest first, as many others as it takes that what the total
 * less the cells shown leaves over is neither one cell alone nor fewer than `least` people. Teams and platforms are looked at apart. A total of
 * fewer than `least` people is hidden too. Hidden cells lose their counts as well.
 */
export function hideSmallGroups(cells: readonly SizedCell[], least: number): Cell[] {
  const hidden = hiddenCells(cells, least);
  return cells.map((cell) => {
    const reason = hidden.get(cell);
    if (reason === undefined) return cell;
    return { ...cell, value: null, value_unknown: reason, low: null, high: null, numerator: null, denominator: null };
  });
}

/** The cells that are hidden, and why. */
export function hiddenCells(cells: readonly SizedCell[], least: number): Map<SizedCell, string> {
  const hidden = new Map<SizedCell, string>();
  for (const group of groupsOf(cells).values()) {
    const bySize = [...group].sort(
      (one, other) => peopleIn(one) - peopleIn(other) || nameOf(one).localeCompare(nameOf(other), "en"),
    );
    let cellsHidden = 0;
    let peopleHidden = 0;
    for (const cell of bySize) {
      const isSmall = peopleIn(cell) < least;
      const isNeeded = cellsHidden > 0 && (cellsHidden === 1 || peopleHidden < least) && !isTotal(cell);
      if (!isSmall && !isNeeded) break;
      hidden.set(cell, isSmall ? `fewer than ${least} people` : "hidden, since it would tell a smaller team's number");
      cellsHidden += 1;
      peopleHidden += peopleIn(cell);
    }
  }
  return hidden;
}

function groupsOf(cells: readonly SizedCell[]): Map<string, SizedCell[]> {
  const groups = new Map<string, SizedCell[]>();
  for (const cell of cells) {
    if (cell.people === null) continue;
    const key = [cell.period_from, isTotal(cell) ? "total" : cell.team_id === null ? "platform" : "team"].join(" ");
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  return groups;
}

function isTotal(cell: Cell): boolean {
  return cell.team_id === null && cell.platform === null;
}

function nameOf(cell: Cell): string {
  return cell.team_id ?? cell.platform ?? "";
}

function peopleIn(cell: SizedCell): number {
  return cell.people ?? 0;
}

import fc from "fast-check";

/** What a cell may hold: `bad` loses the row, `soft` only the value. */
type Cells = { readonly good: readonly string[]; readonly bad?: readonly string[]; readonly soft?: readonly string[] };

export type GivenRow = { readonly cells: readonly string[]; readonly isLost: boolean };

/** An export with the rows that must be lost and the lines on which they stand. `columns` is the header. */
export type GivenExport = { readonly columns: readonly string[]; readonly rows: readonly GivenRow[] };

const people = ["ana@ortolan.test", "ben.ober@ortolan.test", "cy@ortolan.test; ana@ortolan.test", "Dee Dorn", ""];
const texts = ["Leave planner", 'with "quotes", and a comma', "over\ntwo lines", "ärgerlich", "'; drop table rows; --"];

/** Three kinds of export, by what their cells may hold. */
export const exportCells: { readonly [source: string]: { readonly [column: string]: Cells } } = {
  "lanemark-registry": {
    tool_id: { good: ["T1", "T2", ""] },
    name: { good: texts, bad: ["", "  "] },
    owner: { good: people },
    builder: { good: people },
    created_on: { good: ["2026-03-31", "31.03.2026", ""], bad: ["31/02/2026", "yesterday"] },
    users_estimate: { good: ["5", ""], soft: ["about fifty"] },
  },
  "lanemark-events": {
    event_id: { good: ["", "", "e1", "e2", "e3"] },
    occurred_at: {
      good: ["2026-03-01T10:00:00Z", "2026-03-09 08:00:00+02:00"],
      bad: ["", "31.03.2026", "2199-01-01T00:00:00Z", "1999-12-31T00:00:00Z"],
    },
    actor: { good: people },
    tool_id: { good: ["T1", "T2"] },
    operation: { good: ["open", "edit", "=2+5"], bad: [""] },
    operation_class: { good: ["use", ""], bad: ["uses"] },
  },
  "servicenow-incidents-list": {
    number: { good: ["INC1", "INC2"], bad: [""] },
    short_description: { good: texts },
    opened_at: { good: ["2026-03-02 09:15:00", "23/03/2026 09:15:00"], bad: ["", "31/02/2026 09:15:00", "soon"] },
    state: { good: ["New", "Closed"] },
    assignment_group: { good: ["Service Desk", ""] },
    caller_id: { good: people },
    closed_at: { good: ["2026-03-05 10:00:00", ""], bad: ["05.03.26"] },
  },
};

function arbitraryRow(cells: { readonly [column: string]: Cells }): fc.Arbitrary<GivenRow> {
  const picks = Object.values(cells).map(({ good, bad = [], soft = [] }) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...good, ...soft).map((text) => ({ text, isBad: false })) },
      ...(bad.length > 0 ? [fc.constantFrom(...bad).map((text) => ({ text, isBad: true }))] : []),
    ),
  );
  const shape = fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constantFrom(-1, 1));
  return fc.tuple(fc.tuple(...picks), shape).map(([row, more]) => {
    const whole = row.map(({ text }) => text);
    const texts = more < 0 ? whole.slice(0, -1) : more > 0 ? [...whole, "ana@ortolan.test"] : whole;
    return { cells: texts, isLost: more !== 0 || row.some(({ isBad }) => isBad) };
  });
}

export function arbitraryExport(source: string): fc.Arbitrary<GivenExport> {
  const cells = exportCells[source] ?? {};
  return fc
    .array(arbitraryRow(cells), { minLength: 1, maxLength: 12 })
    .map((rows) => ({ columns: Object.keys(cells), rows }));
}

/** The file, and the physical line on which each row starts. */
export function writeCsv({ columns, rows }: GivenExport): { text: string; lines: number[] } {
  const lines: number[] = [];
  let text = `${columns.join(",")}\n`;
  for (const { cells } of rows) {
    lines.push(text.split("\n").length);
    text += `${cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
  }
  return { text, lines };
}

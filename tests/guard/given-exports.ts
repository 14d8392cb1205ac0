/** From 1 to `count`. */
export const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, index) => from + index);

export const csv = (header: string, rows: readonly string[]) => `${[header, ...rows].join("\n")}\n`;

type Tools = {
  /** The number of the first tool: those before it are not in the export. */
  readonly from?: number;
  /** How many of the rows name an owner. */
  readonly owned?: number;
  /** How many of the rows have a day of retirement. */
  readonly ended?: number;
};

/** A registry of so many tools, `T1` and on; the row of a tool is the same in each. */
export function registry(count: number, { from = 1, owned = count, ended = 0 }: Tools = {}): string {
  const rows = numbers(count, from).map((number, index) => {
    const owner = index < owned ? "ana@ortolan.test" : "";
    const end = index < ended ? "2026-01-31" : "";
    return `T${number},Tool ${number},${owner},ben@ortolan.test,${end}`;
  });
  return csv("tool_id,name,owner,builder,retired_on", rows);
}

type Tickets = {
  readonly from?: number;
  /** Days from the opening to the last update. */
  readonly days?: (number: number) => number;
  /** How a ticket is called by its number. */
  readonly name?: (number: number) => string;
};

const dayOf = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

/** A list of so many tickets, one opened on each day of 2026, `00001` on 1 January, each updated some days later. */
export function tickets(
  count: number,
  { from = 1, days = () => 2, name = (number) => String(number).padStart(5, "0") }: Tickets = {},
): string {
  const rows = numbers(count, from).map(
    (number) =>
      `${name(number)},Broken ${number},${dayOf(number)} 09:00:00,Closed,Desk,${dayOf(number + days(number))} 10:00:00`,
  );
  return csv("number,short_description,opened_at,state,assignment_group,sys_updated_on", rows);
}

/** A log of one month with so many events on one platform. */
export function log(count: number, month: string, platform = "Zapier", columns = "tool_name"): string {
  const rows = numbers(count).map(
    (number) =>
      `${month}-${number}-${platform},2026-${month}-${String((number % 28) + 1).padStart(2, "0")}T10:00:00Z,ana@ortolan.test,T1,open,${platform},One`,
  );
  return csv(`event_id,occurred_at,actor,tool_id,operation,platform,${columns}`, rows);
}

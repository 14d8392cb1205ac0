import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Untouched, UntouchedClass } from "../../app/components/untouched-requests.tsx";
import { isUnknown } from "../../contract/unknown.ts";
import { memberOf } from "../app/viewers.ts";
import { type Given, given } from "../given.ts";
import { asked } from "../pages/asked.ts";

const told = {
  "lake.entities": "entity | loads | data_through\n ticket_updates | 1 | 2026-03-31",
  "marts.ticket_window": `
    window_from | window_to  | data_through | is_truncated
    2026-01-01  | 2026-03-31 | 2026-03-31   | false`,
  "marts.teams": "team_id | team_name\n ada | Ada\n bex | Bex",
};

describe("what nobody has touched", () => {
  let warehouse: Given;
  beforeAll(async () => {
    warehouse = await given({
      ...told,
      "marts.tickets": `
        ticket_id | ticket_number | title | opened_on  | touched_on | load_id
        a         | INC1          | Form  | 2026-01-05 | 2026-01-05 | load-1
        b         | INC2          | Flow  | 2026-02-05 | 2026-03-26 | load-1
        c         | INC3          | Sheet | 2026-03-01 | 2026-03-27 | load-1
        d         | INC4          | Site  | 2026-03-05 |            | load-1
        e         | INC5          | List  | 2026-03-06 | 2026-04-02 | load-1
        f         | INC6          | Page  | 2026-01-06 | 2026-01-07 | load-1`,
      "marts.requests": `
        ticket_id | team_id | class  | opened_on  | done_on    | is_done
        a         | ada     | Report | 2026-01-05 |            | false
        b         | ada     | Report | 2026-02-05 |            | false
        c         | ada     | Report | 2026-03-01 |            | false
        d         | bex     | Access | 2026-03-05 |            | false
        e         | bex     | Report | 2026-03-06 |            | false
        f         | bex     | Report | 2026-01-06 | 2026-01-07 | true`,
    });
    await warehouse.run("marts/untouched_requests");
  });
  afterAll(() => warehouse.close());

  test("an open request counts from its last change to the day the data goes through, one done does not", async () => {
    expect(await warehouse.rows("select ticket_id, touched_on, untouched_days from marts.untouched_requests")).toEqual([
      "a | 2026-01-05 | 85",
      "b | 2026-03-26 | 5",
      "c | 2026-03-27 | 4",
      "e | 2026-03-31 | 0",
      "d | – | –",
    ]);
  });

  test("by class, among those whose last change is dated", async () => {
    const rows = await asked<UntouchedClass>(warehouse, "untouched_by_class", { team: null });
    const why = { unknown: "the export does not say when a request was last changed" };
    expect(rows.map(({ class: name, open, dated, over_5, over_30 }) => [name, open, dated, over_5, over_30])).toEqual([
      [null, 5, 4, 2, 1],
      ["Report", 4, 4, 2, 1],
      ["Access", 1, 0, why, why],
    ]);
  });

  test("the list begins at 5 days, the longest first, and has the viewer's teams alone", async () => {
    const rows = await asked<Untouched>(warehouse, "untouched", { team: null, limit: 10 });
    expect(rows.map(({ label, untouched_days, total_rows }) => [label, untouched_days, total_rows])).toEqual([
      ["INC1 Form", 85, 2],
      ["INC2 Flow", 5, 2],
    ]);
    expect(await asked(warehouse, "untouched", { team: null, limit: 10 }, memberOf("bex"))).toEqual([]);
  });
});

/** Days with so many requests done on each, from this one on. */
function days(from: string, done: readonly number[], inside = done.length): string {
  const first = Date.parse(from);
  const rows = done.map((count, at) => {
    const day = new Date(first + at * 86_400_000).toISOString().slice(0, 10);
    return `${day} | 0 | ${count} | 0 | ${at >= inside}`;
  });
  return `day | opened | done | open_tickets | is_outside_window\n${rows.join("\n")}`;
}

describe("days on which requests were done in bulk", () => {
  const found = async (done: readonly number[], inside = done.length) => {
    const warehouse = await given({
      ...told,
      "marts.ticket_days": days("2026-01-01", done, inside),
      "marts.requests": done
        .map((_, at) => at)
        .reduce(
          (text, at) => `${text}\n r${at} | 2026-01-${String(at + 1).padStart(2, "0")} | true | ${at}`,
          "ticket_id | done_on | is_done | days",
        ),
    });
    const rows = await warehouse.run("marts/bulk_closures");
    warehouse.close();
    return rows;
  };
  const quiet = [4, 4, 4, 4, 4, 4, 4, 4, 4];

  test("at least 20 and five times the usual day, among at least 10 days with any", async () => {
    expect(await found([...quiet, 20])).toEqual(["2026-01-10 | 20 | 4 | 9"]);
    expect(await found([...quiet, 19])).toEqual([]);
    expect(await found([...quiet.map(() => 5), 24])).toEqual([]);
    expect(await found([...quiet.slice(1), 20])).toEqual([]);
  });

  test("days outside the export's window are no bulk, nor usual", async () => {
    const faded = Array.from({ length: 12 }, () => 1);
    expect(await found([...quiet.map(() => 8), 8, 39, ...faded], 11)).toEqual([]);
    expect(await found([...quiet, 4, 20, ...faded], 10)).toEqual([]);
  });

  test("days without any do not make the usual one smaller", async () => {
    expect(await found([...quiet.map(() => 8), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 39])).toEqual([]);
    expect(await found([...quiet.map(() => 8), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40])).toEqual([
      "2026-01-20 | 40 | 8 | 19",
    ]);
  });
});

test("Little's law: as many open as are done a day times the days each took; not of a month that is not whole", async () => {
  const january = Array.from({ length: 31 }, () => 2);
  const warehouse = await given({
    ...told,
    "marts.ticket_days": `${days("2026-01-01", january)}\n2026-02-01 | 0 | 30 | 9 | false`.replaceAll(
      " | 2 | 0 | false",
      " | 2 | 31 | false",
    ),
    // 62 are done in January, after 10 days on average: 62 / 31 × 10 = 20, and 31 are open.
    "marts.requests": `
      ticket_id | done_on    | is_done | days
      a         | 2026-01-03 | true    | 5
      b         | 2026-01-31 | true    | 15
      c         | 2026-02-01 | true    | 7
      d         |            | false   | 99`,
  });
  expect(await warehouse.run("marts/queue_balance", "month, mean_open, done, mean_days, ratio, ratio_unknown")).toEqual(
    ["2026-01-01 | 31 | 62 | 10 | 1.55 | –", "2026-02-01 | 9 | 30 | 7 | – | the export does not tell the whole month"],
  );
  warehouse.close();
});

describe("how requests were handled", () => {
  const tables = {
    ...told,
    "marts.requests": `
      ticket_id | team_id | class  | done_on    | is_done
      a         | ada     | Report | 2026-01-03 | true
      b         | ada     | Report | 2026-01-31 | true
      c         | bex     | Report | 2026-02-01 | true
      d         | ada     | Access | 2026-01-07 | true
      e         | ada     | Report |            | false`,
    "marts.tickets": `
      ticket_id | state    | hops | reopens
      a         | Closed   | 0    | 1
      b         | Closed   | 3    | 0
      c         | Resolved | 1    |
      d         | Closed   |      | 0
      e         | Closed   | 2    | 1`,
  };
  type Handling = { readonly class: string | null } & { readonly [column: string]: unknown };
  const handling = async (team: string | null) => {
    const warehouse = await given(tables);
    await warehouse.run("marts/request_handling");
    const rows = await asked<Handling>(warehouse, "request_handling", { from: "2026-01-01", to: "2026-01-31", team });
    warehouse.close();
    return rows.map(({ class: name, done, handed_on, mean_hops, reopened, reopens_told }) =>
      [name, done, handed_on, mean_hops, reopened, reopens_told].map((cell) =>
        isUnknown(cell as never) ? "unknown" : cell,
      ),
    );
  };

  test("done ones of the period alone, each rate among those of which the export tells", async () => {
    expect(await handling(null)).toEqual([
      [null, 3, 1, 1.5, 1, 3],
      ["Report", 2, 1, 1.5, 1, 2],
      ["Access", 1, "unknown", "unknown", 0, 1],
    ]);
    expect(await handling("bex")).toEqual([]);
  });

  test("a word that stands for open and for done is seen", async () => {
    const warehouse = await given(tables);
    expect(await warehouse.run("marts/state_words")).toEqual(["Closed | 4 | 1 | 3", "Resolved | 1 | 0 | 1"]);
    warehouse.close();
  });
});

test("eligible requests and the others, every month from the first; none without rules", async () => {
  const classes = (eligible: string) => `class | is_eligible\n Report | ${eligible}\n Access | ${eligible && "false"}`;
  const months = `
    month      | team_id | class  | opened | done
    2026-01-01 | ada     | Report | 5      | 1
    2026-01-01 | bex     | Report | 2      | 0
    2026-03-01 | ada     | Report | 1      | 4
    2026-03-01 | ada     | Access | 3      | 1`;
  const rowsOf = async (eligible: string, team: string | null) => {
    const warehouse = await given({
      ...told,
      "marts.request_months": months,
      "marts.request_classes": classes(eligible),
    });
    await warehouse.run("marts/class_months");
    const rows = await asked(warehouse, "requests_by_eligibility", { team, to: "2026-03-31" });
    warehouse.close();
    return rows.map((row) => Object.values(row));
  };
  expect(await rowsOf("true", null)).toEqual([
    ["2026-01-01", true, 7, 1, 6, 0, 0, 0],
    ["2026-02-01", true, 0, 0, 6, 0, 0, 0],
    ["2026-03-01", true, 1, 4, 3, 3, 1, 2],
  ]);
  expect(await rowsOf("true", "bex")).toEqual([["2026-01-01", true, 2, 0, 2, 0, 0, 0]]);
  expect(await rowsOf("", null)).toEqual([]);
});

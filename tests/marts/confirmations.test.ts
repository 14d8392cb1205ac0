import { describe, expect, test } from "vitest";
import { rowsOf } from "../given.ts";

const day = "2026-03-31";
const people = ["ann", "ben", "cid"].map((key) => ` ${key} | true | ${day}`).join("\n");
const given = (tools: string) => ({
  "lake.people": `mail_key | is_enabled | snapshot_day\n${people}`,
  "lake.tools": tools,
});
const said = "day, tool_id, confirmation, since, lapses_on, is_bulk, confirmation_unknown";

async function saidOf(tools: string): Promise<string[]> {
  const rows = await rowsOf(given(tools), "marts/confirmations", said);
  return rows.flatMap((row) => (row.startsWith(day) ? [row.replace(`${day} | sheet-`, "")] : []));
}

test("a confirmation holds for 365 days, is due in the last of them, and lapses on the day after", async () => {
  const tools = `
    native_id | tool_name | owner_keys | confirmed_on | confirmed_by_key | created_on | snapshot_day
    a         | fresh     | ann        | 2026-03-01   | ann              |            | ${day}
    b         | due       | ann        | 2025-04-10   | ann              |            | ${day}
    c         | last day  | ben        | 2025-04-01   | ben              |            | ${day}
    d         | lapsed    | ben        | 2025-03-31   | ben              |            | ${day}
    e         | never     | ben        |              |                  | 2026-02-10 | ${day}
    f         | by others | ann        | 2026-03-01   | cid              | 2026-02-10 | ${day}
    g         | unsigned  | ann        | 2026-03-02   |                  |            | ${day}`;
  expect(await saidOf(tools)).toEqual([
    "a | confirmed | – | 2027-03-01 | false | –",
    "b | due | – | 2026-04-10 | false | –",
    "c | due | – | 2026-04-01 | false | –",
    "d | lapsed | 2026-03-31 | 2026-03-31 | false | –",
    // Before the exports told of confirmations nobody could give one: told since the first sheet.
    "e | never | 2026-03-31 | – | false | –",
    "f | never | 2026-03-31 | – | false | –",
    "g | confirmed | – | 2027-03-02 | false | –",
  ]);
});

test("many tools of one person confirmed on one day are a click-through, of many people they are not", async () => {
  const rows = Array.from({ length: 30 }, (_, index) => {
    const owner = index < 25 ? "ann" : ["ben", "cid"][index % 2];
    return `t${index} | tool ${index} | ${owner} | 2026-03-01 | ${owner} | ${day}`;
  });
  const tools = `native_id | tool_name | owner_keys | confirmed_on | confirmed_by_key | snapshot_day\n${rows.join("\n")}`;
  const bulk = (await saidOf(tools)).filter((row) => row.includes("| true |"));
  expect(bulk.length).toBe(25);
});

test("a registry that tells of no confirmation makes none of its tools unconfirmed", async () => {
  const tools = `native_id | tool_name | owner_keys | created_on | snapshot_day\n a | one | ann | 2025-01-01 | ${day}`;
  expect(await saidOf(tools)).toEqual(["a | – | – | – | false | the registry's exports tell of no confirmation"]);
  expect(await rowsOf(given(tools), "marts/tool_causes", "cause")).toEqual([]);
  expect(await rowsOf(given(tools), "marts/confirmations", "expected_from")).toEqual(["–"]);
});

describe("a tool whose owner changed", () => {
  const exports = (rows: string) => ({
    "lake.people": `mail_key | is_enabled | snapshot_day\n${people}`,
    "lake.tools": `
      native_id | tool_name | owner_keys | confirmed_on | confirmed_by_key | created_on | snapshot_day | load_id\n${rows}`,
  });
  const terms = "day, confirmation, since, lapses_on, owner_since, expected_from";
  const others = (load: string) => `z | other | cid | 2025-12-01 | cid | 2025-01-01 | ${load} | ${load}`;
  const of = async (rows: string) => {
    const listed = [...rows.matchAll(/\d{4}-\d\d-\d\d\s*$/gm)].map(([load]) => load.trim());
    const told = exports(`${rows}\n${[...new Set(listed)].map(others).join("\n")}`);
    const found = await rowsOf(told, "marts/confirmations", `tool_id, ${terms}`);
    return found.flatMap((row) => (row.startsWith("sheet-a | ") ? [row.slice("sheet-a | ".length)] : []));
  };

  test("is due from the day of the present owner, whatever the one before said, and never confirmed since that day", async () => {
    const rows = `
      a | one | ann | 2026-01-10 | ann | 2025-01-01 | 2026-01-31 | 2026-01-31
      a | one | ben | 2026-01-10 | ann | 2025-01-01 | 2026-02-28 | 2026-02-28
      a | one | ben | 2026-01-10 | ann | 2025-01-01 | ${day} | ${day}`;
    // Thirty days after the 28th of February are over on the 30th of March.
    expect(await of(rows)).toEqual([
      "2026-01-31 | confirmed | – | 2027-01-10 | – | 2026-01-31",
      "2026-02-28 | due | – | 2026-03-30 | 2026-02-28 | 2026-02-28",
      "2026-03-31 | never | 2026-02-28 | 2026-03-30 | 2026-02-28 | 2026-02-28",
    ]);
  });

  test("is not believed by a day without a name that is older than the present owner", async () => {
    const rows = `
      a | one | ann | 2026-01-10 | | 2025-01-01 | 2026-01-31 | 2026-01-31
      a | one | ben | 2026-01-10 | | 2025-01-01 | 2026-02-28 | 2026-02-28
      a | one | ben | 2026-03-01 | | 2025-01-01 | ${day} | ${day}`;
    expect((await of(rows)).map((row) => row.split(" | ").slice(0, 2).join(" "))).toEqual([
      "2026-01-31 confirmed",
      "2026-02-28 due",
      "2026-03-31 confirmed",
    ]);
  });

  test("has not changed where another joined the one who was there", async () => {
    const rows = `
      a | one | ann     | 2026-01-10 | ann | 2025-01-01 | 2026-01-31 | 2026-01-31
      a | one | ann+ben | 2026-01-10 | ann | 2025-01-01 | ${day} | ${day}`;
    expect((await of(rows)).at(-1)).toBe("2026-03-31 | confirmed | – | 2027-01-10 | – | 2026-01-31");
  });
});

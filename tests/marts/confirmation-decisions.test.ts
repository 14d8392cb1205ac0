import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Given, given } from "../given.ts";

const day = "2026-03-31";
/** What a decision notes of the owners whom the registry named when it was made. */
const owners = (...keys: string[]) => createHash("md5").update(keys.sort().join(" ")).digest("hex").slice(0, 16);

const company = {
  "lake.people": `mail_key | is_enabled | snapshot_day\n ann | true | ${day}\n ben | true | ${day}`,
  "lake.tools": `
    native_id | tool_name | owner_keys | confirmed_on | created_on | snapshot_day
    lapsed    | lapsed    | ann        | 2025-02-01   | 2025-01-01 | ${day}
    never     | never     | ann        |              | 2026-01-10 | ${day}
    newer     | newer     | ann        | 2026-03-20   | 2025-01-01 | ${day}
    other     | other     | ben        |              | 2026-01-10 | ${day}
    undone    | undone    | ann        |              | 2026-01-10 | ${day}
    old       | old       | ann        | 2024-01-01   | 2024-01-01 | ${day}`,
  // The owners of `other` were others then, and what was said of `undone` was taken back; `old` was said more than a year ago.
  "lake.decisions": `
    decision_id | decided_at          | decided_by | decision | entity | key          | said | ground                           | undoes
    d1          | 2026-04-02 10:00:00 | Lea        | confirm  | tool   | sheet/lapsed | {}   | {owners=${owners("ann")},cause=O10} |
    d2          | 2026-03-02 10:00:00 | Lea        | confirm  | tool   | sheet/never  | {}   | {owners=${owners("ann")},cause=O10} |
    d3          | 2026-03-02 10:00:00 | Lea        | confirm  | tool   | sheet/newer  | {}   | {owners=${owners("ann")}}           |
    d4          | 2026-03-02 10:00:00 | Lea        | confirm  | tool   | sheet/other  | {}   | {owners=${owners("ann")},cause=O10} |
    d5          | 2026-03-02 10:00:00 | Lea        | confirm  | tool   | sheet/undone | {}   | {owners=${owners("ann")},cause=O10} |
    d6          | 2026-03-03 10:00:00 | Lea        | undo     | tool   | sheet/undone | {}   | {}                               | d5
    d7          | 2025-03-01 10:00:00 | Lea        | confirm  | tool   | sheet/old    | {}   | {owners=${owners("ann")},cause=O10} |`,
};

let warehouse: Given;
beforeAll(async () => {
  warehouse = await given(company);
});
afterAll(() => warehouse?.close());

test("a confirmation decided here counts from the day of the decision, while it stands and the owners are the same", async () => {
  const said = "tool_id, confirmation, confirmed_on, is_decided";
  expect(await warehouse.run("marts/confirmations", said)).toEqual([
    "sheet-lapsed | confirmed | 2026-04-02 | true",
    "sheet-never | confirmed | 2026-03-02 | true",
    "sheet-newer | confirmed | 2026-03-20 | false",
    "sheet-old | lapsed | 2025-03-01 | true",
    "sheet-other | never | – | false",
    "sheet-undone | never | – | false",
  ]);
});

test("not confirmed (O10) ends with it, and comes back once it has run out", async () => {
  expect(await warehouse.run("marts/tool_causes", "tool_id, cause, since")).toEqual([
    "sheet-old | O10 | 2026-03-01",
    "sheet-other | O10 | 2026-03-31",
    "sheet-undone | O10 | 2026-03-31",
  ]);
});

test("the decision is carried out by that, and open again where others own the tool or where it ran out", async () => {
  expect(await warehouse.run("marts/ownership_decisions", "tool_id, state, reopened_because")).toEqual([
    "sheet-lapsed | carried out | –",
    "sheet-never | carried out | –",
    "sheet-newer | open | –",
    "sheet-old | re-opened | it ran out on 2026-03-01",
    "sheet-other | re-opened | the registry names other owners by now",
  ]);
});

import { describe, expect, test } from "vitest";
import { csv, log, numbers, registry, tickets } from "./given-exports.ts";
import { type Files, guarded } from "./given-files.ts";

const isSlow = process.env.LANEMARK_SLOW === "1";

async function verdictsOn(files: Files): Promise<string[]> {
  return (await guarded(files)).verdicts();
}

describe("ticket exports are compared over the days that both tell", () => {
  test("one that stops in its midst is held, whichever came first, since its updates go on", async () => {
    // Odd tickets are updated 60 days after their opening, even ones after 2: the first 120 tell of updates up to day 179. Of tickets that
    // were last updated by then the whole list has the odd ones to 119 and the even ones to 176: 60 and 88, of which 28 come after 120.
    const days = (number: number) => (number % 2 === 1 ? 60 : 2);
    const cut = { "cut.csv": tickets(120, { days }) };
    const whole = { "whole.csv": tickets(200, { days }) };
    const expected = ["cut.csv: held; 28 of 148 tickets of the same days are missing from it", "whole.csv: loaded"];
    expect(await verdictsOn({ ...whole, ...cut })).toEqual(expected);
    expect(await verdictsOn({ ...cut, ...whole })).toEqual(expected);
    // Told on the spot, what was opened later says nothing of the days before.
    expect(await verdictsOn({ "early.csv": tickets(120), "late.csv": tickets(200) })).toEqual([
      "early.csv: loaded",
      "late.csv: loaded",
    ]);
  });

  test("of a newer one that lacks tickets of the days before, and of an older one that lacks what a newer tells", async () => {
    const every = (step: number) => {
      const [header = "", ...rows] = tickets(100).trimEnd().split("\n");
      return csv(
        header,
        rows.filter((_, index) => index % 4 >= step),
      );
    };
    // The first ticket is of the day before its own first.
    const held = "held; 24 of 99 tickets of the same days are missing from it";
    const whole = { "whole.csv": tickets(100) };
    const part = { "part.csv": every(1) };
    expect(await verdictsOn({ ...whole, ...part })).toEqual([`part.csv: ${held}`, "whole.csv: loaded"]);
    expect(await verdictsOn({ ...part, ...whole })).toEqual([`part.csv: ${held}`, "whole.csv: loaded"]);
  });

  test("months by opening, months by update, a rolling window and two halves lack nothing of each other", async () => {
    expect(await verdictsOn({ "jan.csv": tickets(60), "feb.csv": tickets(60, { from: 61 }) })).toEqual([
      "feb.csv: loaded",
      "jan.csv: loaded",
    ]);
    expect(
      await verdictsOn({
        "old.csv": tickets(60, { days: () => 20 }),
        "new.csv": tickets(60, { from: 31, days: () => 20 }),
      }),
    ).toEqual(["new.csv: loaded", "old.csv: loaded"]);
    const name = (number: number) => `EAST${number}`;
    expect(await verdictsOn({ "west.csv": tickets(60), "east.csv": tickets(60, { name }) })).toEqual([
      "east.csv: loaded",
      "west.csv: loaded",
    ]);
  });

  test("an unknown scope is never full: a list of few tickets of other days is no loss", async () => {
    expect(await verdictsOn({ "all.csv": tickets(300), "few.csv": tickets(3, { from: 301 }) })).toEqual([
      "all.csv: loaded",
      "few.csv: loaded",
    ]);
  });
});

describe("identifiers that a spreadsheet changed", () => {
  test("without their leading zeros the file is held, whichever came first; it does not hold the others", async () => {
    const plain = { "plain.csv": tickets(100) };
    const resaved = { "resaved.csv": tickets(100, { name: String }) };
    const expected = [
      "plain.csv: loaded",
      "resaved.csv: held; 100 of its 100 identifiers have lost their leading zeros",
    ];
    expect(await verdictsOn({ ...plain, ...resaved })).toEqual(expected);
    expect(await verdictsOn({ ...resaved, ...plain })).toEqual(expected);
    expect(await verdictsOn(resaved)).toEqual(["resaved.csv: loaded"]);
  });

  test("1 of 100 may have: at the share of rejects that its format may have, and above it", async () => {
    const some = (count: number) =>
      tickets(100, { name: (number) => (number <= count ? String(number) : String(number).padStart(5, "0")) });
    expect(await verdictsOn({ "plain.csv": tickets(100), "one.csv": some(1) })).toContain("one.csv: loaded");
    expect(await verdictsOn({ "plain.csv": tickets(100), "two.csv": some(2) })).toContain(
      "two.csv: held; 2 of its 100 identifiers have lost their leading zeros",
    );
  });

  test("made 1.23E+15 each row is a reject, with its line and the remedy", async () => {
    const series = await guarded({
      "resaved.csv": tickets(50, { name: (number) => (number < 3 ? "1,23E+15" : `I${number}`) }).replace(
        /^1,23E\+15/gm,
        '"1,23E+15"',
      ),
    });
    expect(await series.verdicts()).toEqual(["resaved.csv: held; 2 of 50 rows cannot be read, more than 1 %"]);
    expect((await series.loads()).get("resaved.csv")?.manifest?.first_reject).toBe(
      "line 2, number: an identifier that a spreadsheet made a number; export it again, without opening it there",
    );
  });
});

describe("a log is an increment", () => {
  test("a quiet month, and another platform's log without one of the columns, are no loss", async () => {
    const files = {
      "july.csv": log(200, "07"),
      "august.csv": log(10, "08"),
      "flows.csv": log(50, "08", "Flows", "note"),
    };
    expect(await verdictsOn(files)).toEqual(["august.csv: loaded", "flows.csv: loaded", "july.csv: loaded"]);
  });

  test("of two logs that name a platform both, each is compared with itself, and one that shares few with none", async () => {
    const all = (month: string, columns?: string) =>
      ["Flows", "Apps", "Zapier"].map((platform) => log(20, month, platform, columns));
    const joined = (logs: readonly string[]) =>
      logs.map((text, index) => (index === 0 ? text : text.slice(text.indexOf("\n") + 1))).join("");
    const files = {
      "zapier-july.csv": log(20, "07"),
      "all-july.csv": joined(all("07", "note")),
      "zapier-august.csv": log(15, "08"),
      "all-august.csv": joined(all("08", "note")),
    };
    expect(await verdictsOn(files)).toEqual([
      "all-august.csv: loaded",
      "all-july.csv: loaded",
      "zapier-august.csv: loaded",
      "zapier-july.csv: loaded",
    ]);
    expect(
      await verdictsOn({
        "zapier-july.csv": log(20, "07"),
        "all-august.csv": joined(all("08")).replace(/tool_name/, "note"),
      }),
    ).toEqual(["all-august.csv: loaded", "zapier-july.csv: loaded"]);
  });

  test("a column that the same platform's log had is missed", async () => {
    expect(await verdictsOn({ "july.csv": log(20, "07"), "august.csv": log(20, "08", "Zapier", "note") })).toEqual([
      "august.csv: held; its column tool_name is gone, which 20 of 20 rows filled before",
      "july.csv: loaded",
    ]);
  });
});

describe("who is compared with", () => {
  test("people of another directory are not: two companies lack nothing of each other's", async () => {
    const people = (count: number, at: string) =>
      csv(
        "userPrincipalName,displayName,accountEnabled,id",
        numbers(count).map((number) => `p${number}@${at},Person ${number},true,${at}-${number}`),
      );
    const series = await guarded({
      "a-2026-01-31.csv": people(60, "ortolan.test"),
      "b-2026-02-28.csv": people(10, "fieldfare.test"),
      "a-2026-03-31.csv": people(59, "ortolan.test"),
      "b-2026-04-30.csv": people(7, "fieldfare.test"),
    });
    expect(await series.verdicts()).toEqual([
      "a-2026-01-31.csv: loaded",
      "a-2026-03-31.csv: loaded",
      "b-2026-02-28.csv: loaded",
      "b-2026-04-30.csv: held; it has 7 rows, and the export before it has 10",
    ]);
  });

  test("a cut export does not vouch for the next: the third in a row is held like the first", async () => {
    const files = { "r-2026-01-31.csv": registry(100), "r-2026-05-31.csv": registry(101) };
    const cut = (month: string) => ({ [`r-2026-${month}-28.csv`]: registry(40) });
    const words = "held; 60 of 100 tools are missing from it; it has 40 rows, and the export before it has 100";
    const series = await guarded({ ...files, ...cut("02") });
    await series.add({ "r-2026-03-28.csv": registry(41), "r-2026-04-28.csv": registry(42) });
    const verdicts = await series.verdicts();
    expect(verdicts[1]).toBe(`r-2026-02-28.csv: ${words}`);
    expect(verdicts[3]).toMatch(/^r-2026-04-28.csv: held; 58 of 100 tools are missing from it; /);
    expect(verdicts[4]).toBe("r-2026-05-31.csv: loaded");
    // Once somebody says that so few are right, they are what the next is compared with.
    await series.decide("r-2026-02-28.csv", "loaded");
    expect((await series.verdicts()).slice(0, 4).map((each) => each.replace(/;.*/, ""))).toEqual([
      "r-2026-01-31.csv: loaded",
      "r-2026-02-28.csv: loaded",
      "r-2026-03-28.csv: loaded",
      "r-2026-04-28.csv: loaded",
    ]);
  });

  test("of two exports of one day the smaller is compared with the larger", async () => {
    const files = { "a-2026-01-31.csv": registry(40), "b-2026-01-31.csv": registry(100) };
    expect((await verdictsOn(files)).map((each) => each.replace(/;.*/, ""))).toEqual([
      "a-2026-01-31.csv: held",
      "b-2026-01-31.csv: loaded",
    ]);
  });

  test("in whatever order they come, the verdicts are the same", async () => {
    const files: [string, string][] = [
      ["r-2026-01-31.csv", registry(100)],
      ["r-2026-02-28.csv", registry(30)],
      ["r-2026-03-31.csv", registry(110, { owned: 60 })],
      ["r-2026-04-30.csv", registry(104)],
      ["whole.csv", tickets(100)],
      ["resaved.csv", tickets(100, { name: String })],
      ["part.csv", tickets(100).replace(/^000[1-4].*\n/gm, "")],
    ];
    const series = await guarded(Object.fromEntries(files));
    const expected = await series.verdicts();
    expect(expected.map((each) => each.replace(/;.*/, ""))).toEqual([
      "part.csv: held",
      "r-2026-01-31.csv: loaded",
      "r-2026-02-28.csv: held",
      "r-2026-03-31.csv: held",
      "r-2026-04-30.csv: loaded",
      "resaved.csv: held",
      "whole.csv: loaded",
    ]);
    for (const seed of numbers(isSlow ? 200 : 20)) expect(await series.verdicts(seed)).toEqual(expected);
    // One by one, each judged as it comes.
    const slowly = await guarded();
    for (const [name, content] of files.toReversed()) await slowly.add({ [name]: content });
    expect(await slowly.verdicts()).toEqual(expected);
  }, 300_000);
});

test("26,000 apps become 28: held, in words that say both numbers", async () => {
  const series = await guarded({ "apps-2026-01-31.csv": registry(26_000) });
  await series.add({ "apps-2026-02-28.csv": registry(28) });
  expect(await series.verdicts()).toEqual([
    "apps-2026-01-31.csv: loaded",
    "apps-2026-02-28.csv: held; 25,972 of 26,000 tools are missing from it; it has 28 rows, and the export before it has 26,000",
  ]);
});

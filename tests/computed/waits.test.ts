import { expect, test } from "vitest";
import { given } from "../given.ts";

/** Ten requests before the launch: five done after 5 days, two cancelled after 10, two done after 20, one open after 100; and others after it. */
const tallies = (after: string) => `
  wait | grouped_by | of | side   | days | done | cancelled | still_open
  done | class      | A  | before | 5    | 5    | 0         | 0
  done | class      | A  | before | 10   | 0    | 2         | 0
  done | class      | A  | before | 20   | 2    | 0         | 0
  done | class      | A  | before | 100  | 0    | 0         | 1
  ${after}`;

async function waitsOf(after: string) {
  return given({ "marts.wait_tallies": tallies(after) });
}

test("Kaplan and Meier's shares and, beside them, Aalen and Johansen's, counted by hand", async () => {
  const warehouse = await waitsOf("");
  await warehouse.run("marts/waits");
  // Kaplan–Meier: 5/10, then 1/3 of that; Aalen–Johansen: 5/10 done, 2/10 cancelled, then 2/3 of the 3/10 left are done.
  expect(
    await warehouse.rows(`select side, requests, done, cancelled, still_open, median, p85, p85_unknown, round(over, 4),
      round(done_within, 4), round(cancelled_within, 4), round(open_after, 4), round(overstated, 4), all_median
      from marts.waits order by side`),
  ).toEqual(
    ["all", "before"].map(
      (side) => `${side} | 10 | 7 | 2 | 1 | 5 | – | fewer than 85 % are done | 0.1667 | 0.7 | 0.2 | 0.1 | 0.1333 | 5`,
    ),
  );
  expect(await warehouse.rows("from marts.wait_tests")).toEqual([]);
  warehouse.close();
});

test("nothing is said of fewer than ten, of either side, but how many they are", async () => {
  const warehouse = await waitsOf("done | class | A | after | 1 | 9 | 0 | 0");
  await warehouse.run("marts/waits");
  expect(
    await warehouse.rows(`select requests, median, median_unknown, over, over_unknown, done_within, overstated
      from marts.waits where side = 'after'`),
  ).toEqual(["9 | – | too few: 9 of at least 10 | – | too few: 9 of at least 10 | – | –"]);
  expect(
    await warehouse.rows(
      "select before, after, sooner, log_rank, log_rank_unknown, gray_unknown from marts.wait_tests",
    ),
  ).toEqual(["10 | 9 | – | – | too few: 9 of at least 10 | too few: 9 of at least 10"]);
  warehouse.close();
});

test("both tests tell a difference that chance would not make, and on which side they are done sooner", async () => {
  const warehouse = await waitsOf("done | class | A | after | 1 | 30 | 0 | 0");
  await warehouse.run("marts/waits");
  expect(
    await warehouse.rows(
      "select before, after, sooner, log_rank < 0.001, gray_sooner, gray < 0.001 from marts.wait_tests",
    ),
  ).toEqual(["10 | 30 | after | true | after | true"]);
  warehouse.close();
});

test("where most are cancelled, those that are not may be done sooner and yet fewer of all: each test names its side", async () => {
  const warehouse = await waitsOf(`done | class | A | after | 1 | 0 | 300 | 0
    done | class | A | after | 2 | 40 | 0 | 0
    done | class | A | after | 200 | 0 | 0 | 3`);
  await warehouse.run("marts/waits");
  expect(
    await warehouse.rows("select sooner, log_rank < 0.05, gray_sooner, gray < 0.05 from marts.wait_tests"),
  ).toEqual(["after | true | before | true"]);
  warehouse.close();
});

test("nobody knows how long one waits past the longest wait that was watched", async () => {
  const warehouse = await given({
    "marts.wait_tallies":
      "wait | grouped_by | of | side | days | done | cancelled | still_open\n touch | all | * | none | 5 | 8 | 0 | 4",
  });
  await warehouse.run("marts/waits");
  expect(await warehouse.rows("select over, over_unknown, limit_days from marts.waits where side = 'all'")).toEqual([
    "– | none was followed for 21 days | 21",
  ]);
  warehouse.close();
});

const sums = (cells: string) => `
  grouped_by | of | side | turned | days | it_days | not_begun_days | approval_days | requester_days | vendor_days | it_squares | products | squares | dated | due | late
  all        |    | all  | ${cells}`;

test("whose the days were, with limits of a ratio; and the share that came too late", async () => {
  const warehouse = await given({
    "marts.state_turns": "state | turn\n new | not begun\n awaiting caller | requester",
    // Ten requests of 10 days each, in five of which all 10 were IT's and in five 6.
    "marts.wait_sums": sums("10 | 100 | 80 | 20 | 0 | 20 | 0 | 680 | 800 | 1000 | 12 | 12 | 3"),
  });
  await warehouse.run("marts/waits");
  const [row = ""] =
    await warehouse.rows(`select it_share, round(it_share_low, 4), round(it_share_high, 4), not_begun_share, requester_share,
    late_share, round(late_low, 3), round(late_high, 3) from marts.wait_shares`);
  // Squares about the ratio: 680 - 2 · 0.8 · 800 + 0.64 · 1000 = 40; 1.96 · √(10/9 · 40) / 100 = 0.1307.
  expect(row).toBe("0.8 | 0.6693 | 0.9307 | 0.2 | 0.2 | 0.25 | 0.089 | 0.532");
  warehouse.close();
});

test.each([
  [
    "new | not begun",
    "10 | 100 | 100 | 20 | 0 | 0 | 0 | 1000 | 1000 | 1000 | 0 | 0 | 0",
    "no state or approval in the export says that it is anybody else’s turn than IT’s",
    "no export says by when they were needed: ask for the column due_date",
  ],
  [
    "on hold | approval",
    "9 | 90 | 80 | 20 | 10 | 0 | 0 | 800 | 900 | 1000 | 12 | 9 | 3",
    "too few: 9 of at least 10 done requests have a log",
    "too few: 9 of at least 10 were needed by a day that has come",
  ],
  [
    "on hold | approval",
    "0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0",
    "no log tells the updates of a done request over time",
    "no export says by when they were needed: ask for the column due_date",
  ],
])("what nothing tells has its reason: %s, %s", async (turns, cells, turnsUnknown, lateUnknown) => {
  const warehouse = await given({ "marts.state_turns": `state | turn\n ${turns}`, "marts.wait_sums": sums(cells) });
  await warehouse.run("marts/waits");
  expect(
    await warehouse.rows(
      "select it_share, it_share_low, turns_unknown, late_share, late_low, late_unknown from marts.wait_shares",
    ),
  ).toEqual([`– | – | ${turnsUnknown} | – | – | ${lateUnknown}`]);
  warehouse.close();
});

import { beforeAll, describe, expect, test } from "vitest";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { sharedCompany } from "../companies.ts";
import { type Planted, plantedIn } from "./made.ts";

const lastDay = "(select max(day) from marts.tool_days)";
const teamName = "if(team_id = 'unassigned', 'nobody', team_name)";

/** The one text column of a query, sorted. */
async function texts(made: Planted, select: string): Promise<string[]> {
  return withCurrentGeneration(made.layout, async (connection) => {
    const reader = await connection.runAndReadAll(select);
    return reader
      .getRows()
      .map(([text]) => String(text))
      .sort();
  });
}

async function numbers(made: Planted, select: string): Promise<number[]> {
  return withCurrentGeneration(made.layout, async (connection) => {
    const reader = await connection.runAndReadAll(select);
    return (reader.getRows()[0] ?? []).map(Number);
  });
}

/** The ids of the last day's tools of which this is so. */
function toolsWhere(condition: string): string {
  return `select native_id from marts.tool_days join marts.tools using (tool_id) where day = ${lastDay} and ${condition}`;
}

describe("the demonstration company against what was planted in it", () => {
  let made: Planted;
  beforeAll(async () => {
    made = plantedIn(await sharedCompany("demonstration"));
  }, 900_000);

  test("every tool that the last sheet lists, copies folded", async () => {
    expect(await numbers(made, `select count(*) from marts.tool_days where day = ${lastDay}`)).toEqual([
      made.truth.company.listedTools,
    ]);
  });

  describe("requests that tools answered", () => {
    const linked = (link: string) => `select ticket_number || ' ' || native_id from marts.request_answers
      join marts.tickets using (ticket_id) join marts.tools on tools.tool_id = request_answers.tool_id where link ${link} 'proposed'`;
    const planted = (isNamed: boolean) =>
      made.truth.answers
        .filter((answer) => answer.isNamed === isNamed)
        .map(({ request, tool }) => `${request} ${tool}`)
        .sort();

    test("all that the registry names, and no others", async () => {
      expect(planted(true).length).toBeGreaterThan(50);
      expect(await texts(made, linked("<>"))).toEqual(planted(true));
    });

    test("all that only the title speaks of are proposed, with at most one in three others", async () => {
      const proposed = await texts(made, linked("="));
      expect(planted(false).length).toBeGreaterThan(50);
      expect(planted(false).filter((answer) => !proposed.includes(answer))).toEqual([]);
      expect(planted(false).length / proposed.length).toBeGreaterThan(2 / 3);
    });
  });

  describe("ownership", () => {
    test("orphans with their cause and since when", async () => {
      const planted = made.truth.ownership.orphans.map(({ tool, cause, since }) => `${tool} ${cause} ${since}`);
      expect(new Set(made.truth.ownership.orphans.map(({ cause }) => cause))).toEqual(
        new Set(["O1", "O2", "O3", "O7", "O8"]),
      );
      const found = `select native_id || ' ' || cause || ' ' || orphaned_since from marts.tool_days
        join marts.tools using (tool_id) where day = ${lastDay} and is_orphaned`;
      expect(await texts(made, found)).toEqual(planted.sort());
    });

    const caused = (causes: string) => `select native_id || ' ' || cause || ' ' || since from marts.tool_causes
      join marts.tools using (tool_id) where day = ${lastDay} and cause in (${causes})`;

    test("what is true of those who cannot act: of the orphans, and of the owners whom a backup covers", async () => {
      const { orphans, covered } = made.truth.ownership;
      const planted = orphans.map(({ tool, cause, since }) => `${tool} ${cause} ${since}`);
      const found = await texts(made, caused("'O1', 'O2', 'O3', 'O7', 'O8'"));
      expect(found.filter((text) => !covered.some((tool) => text.startsWith(`${tool} O2 `)))).toEqual(planted.sort());
      expect(found).toHaveLength(planted.length + covered.length);
    });

    test("owners who leave soon, moved, are on long leave, have no licence or did not confirm, each with its day", async () => {
      const { risks } = made.truth.ownership;
      const planted = risks.map(({ tool, cause, since }) => `${tool} ${cause} ${since}`);
      expect(new Set(risks.map(({ cause }) => cause))).toEqual(new Set(["O4", "O5", "O6", "O10", "O11"]));
      expect(await texts(made, caused("'O4', 'O5', 'O6', 'O10', 'O11'"))).toEqual(planted.sort());
    });

    test("depended-on tools that hang on their builder, tools whose owner is in no list, and tools at risk", async () => {
      const { ownerIsBuilder, notMatched, atRisk } = made.truth.ownership;
      const found = (cause: string) =>
        caused(`'${cause}'`).replace("native_id || ' ' || cause || ' ' || since", "native_id");
      expect(
        await texts(
          made,
          `${found("O9")} and exists (from marts.tool_days as known where known.day = tool_causes.day
        and known.tool_id = tool_causes.tool_id and is_owner_builder)`,
        ),
      ).toEqual(ownerIsBuilder);
      expect(await texts(made, found("O12"))).toEqual(notMatched);
      expect(await texts(made, toolsWhere("owner_state = 'at risk'"))).toEqual(atRisk);
    });

    test("who clicked through their confirmations on one day, and nobody else", async () => {
      const planted = made.truth.ownership.clickThrough;
      expect(planted?.tools.length).toBeGreaterThanOrEqual(20);
      const found = `select distinct on_day || ' ' || string_agg(native_id, ' ' order by native_id) from (
          select confirmer, confirmed_on as on_day, native_id from marts.confirmations
          join marts.tools using (tool_id) where day = ${lastDay} and is_bulk
        ) group by confirmer, on_day`;
      expect(await texts(made, found)).toEqual([`${planted?.on} ${planted?.tools.join(" ")}`]);
    });

    test("who leaves, and the tools that then have nobody, person by person with the day", async () => {
      const planted = made.truth.leavers.flatMap(({ endsOn, days, lastOf }) =>
        lastOf.length === 0 ? [] : [`${endsOn} ${Math.ceil(days / 30) * 30} ${lastOf.join(" ")}`],
      );
      expect(planted.length).toBeGreaterThan(10);
      const found = `select ends_on || ' ' || within_days || ' ' || string_agg(native_id, ' ' order by native_id)
        from marts.leaver_ahead join marts.tools using (tool_id) group by person_id, ends_on, within_days`;
      expect(await texts(made, found)).toEqual(planted.sort());
    });

    test("tools that a backup covers, and tools whose owner nobody knows", async () => {
      const { atRisk, covered } = made.truth.ownership;
      const calm = covered.filter((tool) => !atRisk.includes(tool));
      expect(await texts(made, toolsWhere("owner_state = 'covered'"))).toEqual(calm);
      expect(await texts(made, toolsWhere("owner_state = 'not matched'"))).toEqual(made.truth.ownership.notMatched);
    });

    test("users of 90 days, the tools that are depended on, and those whose owner is the builder", async () => {
      const { users90Days, dependedOn, ownerIsBuilder } = made.truth.ownership;
      const users = Object.entries(users90Days).map(([tool, count]) => `${tool} ${count}`);
      const found = `select native_id || ' ' || users_90_days from marts.counted_days
        join marts.tools using (tool_id) where day = ${lastDay} and users_90_days is not null`;
      expect(await texts(made, found)).toEqual(users.sort());
      expect(await texts(made, toolsWhere("is_depended_on"))).toEqual(dependedOn);
      expect(await texts(made, toolsWhere("is_depended_on and is_owner_builder"))).toEqual(ownerIsBuilder);
    });
  });

  describe("sprawl", () => {
    test("the groups are those planted, and no other tool resembles one", async () => {
      const { clusters, excessTools } = made.truth.overlap;
      const groups = `select string_agg(native_id, ' ' order by native_id) from marts.overlap_clusters
        join marts.tools using (tool_id) group by cluster_id`;
      expect(await texts(made, groups)).toEqual(clusters.map(({ tools }) => tools.join(" ")).sort());
      expect(await numbers(made, "select count(*) from marts.excess_tools")).toEqual([excessTools]);
    });

    test("copies are folded into their tool", async () => {
      const copies = Object.entries(made.truth.overlap.copies).map(([tool, ids]) => `${tool} ${ids.length + 1}`);
      expect(await texts(made, toolsWhere("copies > 1").replace("native_id", "native_id || ' ' || copies"))).toEqual(
        copies.sort(),
      );
    });

    test("43 half-finished tools of 13 teams, and those that were given up", async () => {
      const { sharedProblems, abandoned, teams } = made.truth.halfFinished;
      expect([sharedProblems.length, teams.length]).toEqual([43, 13]);
      const found = `select native_id from marts.half_finished join marts.tools using (tool_id)
        where day = ${lastDay} and is_half_finished`;
      expect(await texts(made, found)).toEqual([...sharedProblems, ...abandoned].sort());
    });
  });

  describe("requests", () => {
    test("opened, done and open of every month and team", async () => {
      const planted = made.truth.requests.byMonth
        .filter(({ opened, done }) => opened + done > 0)
        .map(({ month, team, opened, done, open }) => `${month} ${team ?? "nobody"} ${opened} ${done} ${open}`);
      const found = `with told as (
          select strftime(opened_on, '%Y-%m') as month, team_id, 1 as opened, 0 as done from marts.tickets
          union all
          select strftime(done_on, '%Y-%m'), team_id, 0, 1 from marts.tickets where done_on is not null
        ),
        months as (select month, team_id, sum(opened)::int as opened, sum(done)::int as done from told group by all),
        piled as (select *, sum(opened - done) over (partition by team_id order by month)::int as open from months)
        select month || ' ' || ${teamName} || ' ' || opened || ' ' || done || ' ' || open
        from piled join marts.teams using (team_id)`;
      expect(await texts(made, found)).toEqual(planted.sort());
    });

    test("the planted change against the baseline lies within the interval", async () => {
      const { change, months, comparedMonths } = made.truth.requests.baseline;
      const [low = 0, high = 0, compared = 0] = await numbers(made, "select low, high, months from marts.baseline");
      expect(compared).toBe(months.length);
      expect(comparedMonths).toHaveLength(12);
      expect(low).toBeLessThan(change);
      expect(high).toBeGreaterThan(change);
      // A spread so wide that it would hold anything proves nothing.
      expect(high - low).toBeLessThan(0.08);
    });

    test("the planted effect on the team-months that are compared lies within the interval, which says that requests fell", async () => {
      const cells = new Set(
        await texts(
          made,
          "select strftime(month, '%Y-%m') || ' ' || team_name from marts.effect_cells join marts.teams using (team_id) where series = 'eligible'",
        ),
      );
      const planted = made.truth.requests.eligible.filter(({ month, team }) => cells.has(`${month} ${team}`));
      expect(planted).toHaveLength(cells.size);
      const sum = (of: "expected" | "without") => planted.reduce((total, row) => total + row[of], 0);
      const change = sum("expected") / sum("without") - 1;
      const [value = 0, low = 0, high = 0] = await numbers(
        made,
        "select value, low, high from marts.effects where series = 'eligible' and method = 'staggered' and direction = 'fell'",
      );
      expect(low).toBeLessThan(change);
      expect(high).toBeGreaterThan(change);
      expect(Math.abs(value - change)).toBeLessThan(0.05);
      expect(high - low).toBeLessThan(0.25);
    });

    test("what no launch could change is not said to have changed", async () => {
      const others = "select low, high from marts.effects where series = 'others'";
      const [low = 1, high = -1] = await numbers(made, others);
      expect([low < 0, high > 0]).toEqual([true, true]);
    });

    test("the planted median lead time lies within the interval of nearly every month", async () => {
      const { medianFirst } = made.truth.requests.leadTime;
      const [months = 0, around = 0] = await numbers(
        made,
        `select count(*), count(*) filter (low <= ${medianFirst} and high >= ${medianFirst} - 1) from metrics.values
        where metric = 'lead_time' and team_id is null and platform is null and low is not null and high is not null`,
      );
      // Whole days: a median of 9.0 falls on day 8 or 9.
      expect(months).toBeGreaterThan(30);
      expect(around / months).toBeGreaterThan(0.9);
    });
  });

  test("every escalated ticket, with its tool and month", async () => {
    const { tickets, ticketsOnTools } = made.truth.escalations;
    const planted = tickets.map(({ number, tool, openedMonth }) => `${number} ${tool} ${openedMonth}`);
    const found = `select ticket_number || ' ' || native_id || ' ' || strftime(opened_on, '%Y-%m') from marts.tickets
      join marts.tools using (tool_id) where escalations > 0`;
    expect(await texts(made, found)).toEqual(planted.sort());
    expect(await numbers(made, "select count(*) from marts.tickets where tool_id is not null")).toEqual([
      ticketsOnTools,
    ]);
  });

  describe("adoption", () => {
    const people = [
      { counted: "builders", from: "marts.builders", where: "true" },
      { counted: "monthlyUsers", from: "marts.user_months", where: "true" },
      { counted: "weeklyUsers", from: "marts.user_months", where: "is_weekly" },
    ] as const;

    test.each(people)("$counted of every month and team", async ({ counted, from, where }) => {
      const planted = made.truth.use.byMonth
        .filter((row) => row[counted] > 0)
        .map((row) => `${row.month} ${row.team ?? "nobody"} ${row[counted]}`);
      const found = `select strftime(month, '%Y-%m') || ' ' || ${teamName} || ' ' || count(distinct person_id)
        from ${from} join marts.teams using (team_id) where ${where} group by month, team_id, team_name`;
      expect(await texts(made, found)).toEqual(planted.sort());
    });

    test("tools in use at every month's end", async () => {
      const planted = made.truth.use.toolsInUse.map(({ month, tools }) => `${month} ${tools}`);
      const found =
        "select strftime(day, '%Y-%m') || ' ' || count(*) filter (is_used) from marts.use_states group by day";
      expect(await texts(made, found)).toEqual(planted.sort());
    });

    test("every event that the logs did not lose, once", async () => {
      expect(await numbers(made, "select sum(rows_loaded) from marts.loads where entity = 'events'")).toEqual([
        made.truth.company.events,
      ]);
      expect(made.truth.use.eventsLost).toBeGreaterThan(0);
    });
  });
});

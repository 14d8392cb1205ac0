import { expect, test } from "vitest";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import { sharedCompany } from "../companies.ts";

/** The plain way: on each day of use, everybody who used the tool in the 90 days to it. */
const counted = `with uses as (
    select distinct tool_id, person_id, use_days.day
    from marts.use_days cross join marts.registry_day
    where operation_class = 'use' and person_id is not null and use_days.day <= registry_day.day
      and (tool_id, person_id) not in (
        select tool_id, coalesce(person_id, person_key) from marts.tool_roles where role = 'builder'
      )
  ),
  days as (select distinct tool_id, day from uses)
  select days.tool_id, days.day
  from days join uses on uses.tool_id = days.tool_id and uses.day <= days.day and uses.day > days.day - 90
  group by all having count(distinct person_id) >= 5`;

test("every tool of the demonstration company crossed the line by its users on the day that counting each day alone finds", async () => {
  const layout = await sharedCompany("demonstration");
  await withCurrentGeneration(layout, async (connection) => {
    const rows = async (select: string) =>
      (await connection.runAndReadAll(select)).getRows().map((row) => row.join(" "));
    const shown = await rows(`select tool_id, crossed_on::varchar from marts.line_crossings
      where list_contains(thresholds, 'users') order by all`);
    const plain = await rows(`select tool_id, min(day)::varchar from (${counted}) as over_line
      anti join (select tool_id, crossed_on from marts.line_crossings where not list_contains(thresholds, 'users')) as told
        on told.tool_id = over_line.tool_id and told.crossed_on < over_line.day
      group by tool_id order by all`);
    expect(shown.length).toBeGreaterThan(300);
    expect(shown).toEqual(plain);
  });
}, 900_000);

import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { defineZone } from "../pipelines/zone.ts";

const zones = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "Pacific/Auckland",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kolkata",
  "America/St_Johns",
  // Four changes a year, for Ramadan.
  "Africa/Casablanca",
];

test.each(zones)(
  "local and UTC times of %s are those of DuckDB's calendar, every half hour of 2011 and 2026",
  async (zone) => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("set TimeZone = 'UTC'");
    await connection.run("create schema lake");
    await defineZone(connection, "lake", zone);
    const reader = await connection.runAndReadAll(`
    with moments as (
      select unnest(generate_series(timestamp '2011-01-01', timestamp '2012-01-05', interval 30 minute)
        || generate_series(timestamp '2026-01-01', timestamp '2027-01-05', interval 30 minute)) as moment
    )
    select count(*)::int,
      count(*) filter (lake.local_time(moment) <> (moment at time zone 'UTC' at time zone '${zone}'))::int,
      count(*) filter (lake.local_day(moment) <> (moment at time zone 'UTC' at time zone '${zone}')::date)::int,
      count(*) filter (lake.utc_time(moment) <> (moment at time zone '${zone}' at time zone 'UTC'))::int
    from moments`);
    connection.closeSync();
    instance.closeSync();
    expect(reader.getRows()).toEqual([[35_426, 0, 0, 0]]);
  },
);

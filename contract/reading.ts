import { z } from "zod";

/** The name of a time zone that this machine knows, such as Europe/Berlin. */
export const zoneName = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, "no such time zone; an example is Europe/Berlin");

export const dateOrders = ["day-first", "month-first"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Spreadsheets keep a day as a number, counted from 1900 or, in old workbooks of the Macintosh, from 1904. */
export const dayCounts = [1900, 1904] as const;
export type DayCount = (typeof dayCounts)[number];

/** How an export is to be read where neither it nor its source says so: what 03/04/2026 and 45382 mean, and the zone of a time without one. */
export const readingSchema = z.strictObject({
  dates: z.enum(dateOrders).optional(),
  day_numbers: z.literal(dayCounts).optional(),
  zone: zoneName.optional(),
});

export type Reading = z.infer<typeof readingSchema>;

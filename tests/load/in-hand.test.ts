import { expect, test } from "vitest";
import type { DecisionLine } from "../../contract/journal.ts";
import { inHandOn, localDay } from "../../pipelines/in-hand.ts";
import type { KnownLoad } from "../../pipelines/loads.ts";

const scopes = { full: "full", log: "partial" } as const;

type Said = {
  readonly kind: keyof typeof scopes;
  readonly growsBy?: string;
  readonly snapshot?: string;
  readonly from?: string;
  readonly to?: string;
  readonly seen?: string;
};

/** A load as far as its days go. */
function loadOf(loadId: string, { kind, growsBy, snapshot, from, to, seen = "2026-11-20T12:00:00Z" }: Said): KnownLoad {
  const days = { snapshot_day: snapshot ?? to ?? null, window_from: from ?? null, window_to: to ?? null };
  const manifest = { ...days, data_through: to ?? snapshot ?? null, months: ["2026-09", "2026-10"] };
  const source = { name: kind, growsBy: growsBy ?? null, scope: { kind: scopes[kind], words: "" } };
  const load = { snapshot_day: snapshot ?? null, first_seen_at: seen };
  return { loadId, source, manifest, load, decidedDay: null } as unknown as KnownLoad;
}

const inHand = (day: string, ...loads: KnownLoad[]) =>
  inHandOn(day, { loads, decisions: [] }, "Europe/Berlin").loads.map(
    ({ loadId, toldTo }) => `${loadId}${toldTo === undefined ? "" : ` to ${toldTo}`}`,
  );

test("a state counts from the day that it shows, whenever it came", () => {
  const [old, next] = [
    loadOf("old", { kind: "full", snapshot: "2026-09-30" }),
    loadOf("next", { kind: "full", snapshot: "2026-10-31", seen: "2026-10-01T00:00:00Z" }),
  ];
  expect(inHand("2026-09-29", next, old)).toEqual([]);
  expect(inHand("2026-09-30", next, old)).toEqual(["old"]);
  expect(inHand("2026-10-31", next, old)).toEqual(["next", "old"]);
});

test("a day that a person said of a file is its day; a file of no day counts from the day it came, in the program's zone", () => {
  const undated = loadOf("undated", { kind: "full", seen: "2026-09-30T22:30:00Z" });
  expect(inHand("2026-09-30", undated)).toEqual([]);
  expect(inHand("2026-10-01", undated)).toEqual(["undated"]);
  expect(inHand("2026-09-01", { ...undated, decidedDay: "2026-08-31" })).toEqual(["undated"]);
});

test("a log counts with the rows told until the day, and not before its first", () => {
  const log = loadOf("log", { kind: "log", growsBy: "occurred_at", from: "2026-09-10", to: "2026-10-20" });
  expect(inHand("2026-09-09", log)).toEqual([]);
  expect(inHand("2026-09-10", log)).toEqual(["log to 2026-09-10"]);
  expect(inHand("2026-10-20", log)).toEqual(["log"]);
  const [cut] = inHandOn("2026-09-30", { loads: [log], decisions: [] }, "UTC").loads;
  expect(cut?.manifest).toMatchObject({ window_to: "2026-09-30", data_through: "2026-09-30", months: ["2026-09"] });
});

test("of sheets that list everything each time, one that reaches beyond the day counts only where no older one was in hand", () => {
  const sheet = (to: string) => loadOf(`to ${to}`, { kind: "full", growsBy: "month", from: "2026-01-01", to });
  expect(inHand("2026-09-30", sheet("2026-10-01"))).toEqual(["to 2026-10-01 to 2026-09-30"]);
  expect(inHand("2026-09-30", sheet("2026-10-01"), sheet("2026-09-01"))).toEqual(["to 2026-09-01"]);
});

test("a decision counts from the day it was taken, and so does taking it back", () => {
  const line = (id: string, at: string) => ({ id, at }) as DecisionLine;
  const decisions = [line("late evening", "2026-09-30T21:59:00Z"), line("after midnight", "2026-09-30T22:00:00Z")];
  const on = (day: string) => inHandOn(day, { loads: [], decisions }, "Europe/Berlin").decisions.map(({ id }) => id);
  expect([on("2026-09-29"), on("2026-09-30"), on("2026-10-01")]).toEqual([
    [],
    ["late evening"],
    ["late evening", "after midnight"],
  ]);
  expect(localDay("2026-03-29T00:59:59Z", "America/New_York")).toBe("2026-03-28");
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceWords, growthWords, logWords, missingWords } from "../../app/components/brief-words.ts";
import { type Effect, effectAnswer, pileWords } from "../../app/components/effect-words.ts";
import type { Baseline } from "../../app/components/request-notes.tsx";
import type { TrustSource } from "../../app/components/trust-strip.tsx";
import { readRequests } from "../../app/requests.server.ts";
import { withCurrentGeneration } from "../../pipelines/open-generation.ts";
import type { Story } from "../../pipelines/sample/size.ts";
import { lead } from "../app/viewers.ts";
import { asked, askerOf } from "../pages/asked.ts";
import { isBuilt, launchServer } from "../server/running.ts";
import { type Made, madeCompany, smallSize } from "./made.ts";

/** What the brief says of it in words. */
const stories: readonly { readonly story: Story; readonly says: readonly RegExp[] }[] = [
  {
    story: "no-effect",
    says: [
      /This cannot be told apart from no change: the interval includes 0\./,
      /lie anywhere from \d+% fewer to \d+% more than would have come without the program, and no change is among that\./,
    ],
  },
  {
    story: "growing-backlog",
    says: [
      /no change is among that\./,
      /The backlog itself grew, from [\d,]+ on .+, before the first launch, to [\d,]+ on 31 Oct 2026: this is no reduction of it\./,
      /From the end of Oct 2025 to the end of Oct 2026 open requests grew from \d+ to [\d,]+: \d+ more were opened than done\./,
    ],
  },
  {
    story: "stopped-log",
    says: [
      /no change is among that\./,
      /The usage logs end on 19 Jun 2026, 134 days before the newest other export: who built or used anything since then is unknown\./,
    ],
  },
  {
    story: "registry-only",
    says: [
      /because no tickets are loaded\./,
      /Not loaded: tickets, audit log, people, headcount\. Numbers that need them are unknown, which is not 0\./,
    ],
  },
  {
    story: "tickets-only",
    says: [
      /because no launch calendar is loaded\./,
      /Not loaded: registry, audit log, people, headcount\. Numbers that need them are unknown, which is not 0\./,
    ],
  },
];

async function wordsOf(made: Made): Promise<string> {
  return withCurrentGeneration(made.layout, async (connection) => {
    const warehouse = { connection };
    const rows = await readRequests({ by: "month", team: null }, lead, askerOf(warehouse));
    const [baseline] = await asked<Baseline>(warehouse, "baseline", {});
    const sources = await asked<TrustSource>(warehouse, "trust_sources", {});
    const [effect, others] = await asked<Effect>(warehouse, "effects", {});
    const answer = effect && effectAnswer(effect, others);
    const words = [
      answer && `${answer.answer}: ${answer.words}`,
      effect && pileWords(effect),
      growthWords(rows, false),
      baseline && chanceWords(baseline),
      logWords(sources),
      missingWords(sources),
    ];
    return words.filter((one) => one !== undefined).join("\n");
  });
}

describe.each(stories)("the company of the story $story", ({ story, says }) => {
  let made: Made;
  const endings: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    // A change against a baseline takes a year of tickets; nothing else here does, and each month is files to read.
    made = await madeCompany({ ...smallSize, days: story === "no-effect" ? smallSize.days : 200, story });
  }, 300_000);
  afterAll(async () => {
    for (const end of endings) await end();
    made?.remove();
  });

  test("has a brief that says so", async () => {
    const words = await wordsOf(made);
    for (const expected of says) expect(words).toMatch(expected);
  });

  test.skipIf(!isBuilt)("shows those words on the page", async () => {
    const { origin } = await launchServer(made.layout, {}, (end) => endings.push(end));
    const page = await fetch(origin);
    expect(page.status).toBe(200);
    const html = (await page.text()).replaceAll("<!-- -->", "");
    for (const expected of says) expect(html).toMatch(expected);
  });
});

test("a company that exports everything to the end has none of these notes", () => {
  const through = { loads: 1, data_through: "2026-10-31" };
  const sources = ["tools", "ticket_updates", "events", "people", "headcounts", "launches"].map((entity) => ({
    entity,
    ...through,
  }));
  expect([logWords(sources), missingWords(sources)]).toEqual([undefined, undefined]);
});

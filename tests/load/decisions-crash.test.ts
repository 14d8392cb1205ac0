import fs from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Layout } from "../../contract/layout.ts";
import { copyOfCompany } from "../companies.ts";
import { removeFolder } from "../remove-folder.ts";
import { isBuilt, launchServer } from "../server/running.ts";
import { currentNumbers, lanemark, query } from "./running.ts";

const seed = Number(process.env.LANEMARK_SEED ?? 20_261_121);
const kills = process.env.LANEMARK_SLOW === "1" ? 100 : 4;

type Line = { readonly id: string; readonly reason: string; readonly batch?: string };

describe.skipIf(!isBuilt)(`a server that dies while somebody decides (LANEMARK_SEED=${seed})`, () => {
  test(`killed ${kills} times between and during decisions, nothing answered is lost and nothing half-written is believed`, {
    timeout: 3_600_000,
  }, async () => {
    const layout = await copyOfCompany("sample");
    const file = path.join(layout.journal, "app.ndjson");
    // Builds are not what dies here, and would take the time.
    const idle = path.join(layout.root, "idle.mjs");
    await fs.writeFile(idle, "");
    const tools = await openTools(layout);
    const answered = new Set<string>();
    for (const [turn, moment] of fc.sample(fc.integer({ min: 0, max: 120 }), { numRuns: kills, seed }).entries()) {
      const reasons = await decideUntilKilled(layout, { LANEMARK_CLI: idle }, tools, `turn ${turn}`, moment);
      for (const reason of reasons) answered.add(reason);
      const whole = (await fs.readFile(file, "utf8").catch(() => "")).split("\n");
      // What a kill in the midst of a write leaves, at the place where it would: never all of a line.
      const [line = ""] = whole;
      await fs.appendFile(file, line.slice(0, 1 + ((37 * (turn + 1)) % Math.max(1, line.length - 1))));
      const { code, out } = await lanemark(layout.root, "decisions", "--json");
      expect(code).toBe(0);
      const told = (JSON.parse(out) as Line[]).filter(({ reason }) => reason.startsWith("turn "));
      const counts = new Map<string, number>();
      for (const { reason } of told) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      for (const reason of answered) expect([reason, counts.get(reason)]).toEqual([reason, tools.length]);
    }
    expect(answered.size).toBeGreaterThan(0);
    const before = await currentNumbers(layout);
    expect(await lanemark(layout.root, "build")).toMatchObject({ code: 0 });
    // What is decided moves no number of the registry, and stands once for each tool.
    expect(await currentNumbers(layout)).toBe(before);
    const stands = await query(layout.root, "select tool_id, decision from marts.ownership_decisions where is_latest");
    expect(stands.map(({ tool_id }) => String(tool_id)).sort()).toEqual([...tools].sort());
    await removeFolder(layout.root);
  });
});

async function openTools(layout: Layout): Promise<string[]> {
  const rows = await query(
    layout.root,
    "select tool_id from marts.tool_list where concern < 5 and day = (select max(day) from marts.days)",
  );
  return rows.map(({ tool_id }) => String(tool_id));
}

/** Decides on all of the tools again and again until the server is killed; the reasons of those that were answered. */
async function decideUntilKilled(
  layout: Layout,
  environment: { readonly [name: string]: string },
  tools: readonly string[],
  name: string,
  milliseconds: number,
): Promise<string[]> {
  let end = async () => {};
  const server = await launchServer(layout, { LANEMARK_LOG: "off", ...environment }, (ending) => {
    end = ending;
  });
  const answered: string[] = [];
  const decide = async () => {
    for (let count = 0; ; count += 1) {
      const reason = `${name}, ${count}`;
      const form = new URLSearchParams({ decision: "dismiss", reason, scope: "chosen", seen: "2999-01-01" });
      for (const tool of tools) form.append("row", tool);
      const headers = { origin: server.origin };
      const answer = await fetch(`${server.origin}/ownership`, {
        method: "POST",
        body: form,
        headers,
        redirect: "manual",
      });
      if (answer.status !== 302) throw new Error(`${answer.status}: ${await answer.text()}`);
      answered.push(reason);
      // At least one decision is taken before the first kill is due.
      if (count === 0) setTimeout(() => server.process.kill("SIGKILL"), milliseconds);
    }
  };
  const refused = await decide().catch((error: unknown) => error);
  if (!(refused instanceof TypeError)) throw refused;
  await end();
  return answered;
}

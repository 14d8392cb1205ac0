import fs from "node:fs";
import path from "node:path";
import type { Layout } from "../../contract/layout.ts";
import { plantAnswers } from "./answers.ts";
import { makeCompany } from "./company.ts";
import { EventFiles } from "./event-files.ts";
import { planEvents } from "./event-plan.ts";
import { makeEvents } from "./events.ts";
import { writeProgram } from "./program-file.ts";
import { writeRegistry } from "./registry.ts";
import { writeDirectory, writeHeadcounts, writeLaunches, writeStaff } from "./sheets.ts";
import type { SampleSize, Story } from "./size.ts";
import { plantSuccessors, writeMakerLog } from "./successors.ts";
import { tellTruth } from "./tell-truth.ts";
import { TicketCounts } from "./ticket-counts.ts";
import { TicketLog } from "./ticket-log.ts";
import { dailyRates, makeTickets } from "./tickets.ts";
import type { Truth } from "./truth.ts";
import { UseCounts } from "./use-counts.ts";

/** What a company that exports little exports; null: everything. */
const only: Readonly<Partial<Record<Story, "registry" | "tickets">>> = {
  "registry-only": "registry",
  "tickets-only": "tickets",
};

/** Makes a data directory that only wants loading: the exports where a user would put them, the rules and the truth beside. */
export function writeDataDirectory(size: SampleSize, layout: Layout, tell?: (words: string) => void): void {
  writeCompany(size, layout.exports, tell);
  fs.renameSync(path.join(layout.exports, "program.yaml"), layout.program);
  fs.renameSync(path.join(layout.exports, "truth.json"), path.join(layout.root, "truth.json"));
}

/** Writes a company's exports, its `program.yaml` and its `truth.json` into a folder; the same for the same size, byte by byte. */
export function writeCompany(size: SampleSize, folder: string, tell: (words: string) => void = () => {}): Truth {
  fs.mkdirSync(folder, { recursive: true });
  const company = makeCompany(size);
  const part = size.story === null ? undefined : only[size.story];
  const rates = dailyRates(company);
  const answers = part === undefined ? plantAnswers(company, rates) : [];
  writeProgram(company, folder);
  if (part !== "tickets") writeRegistry(company, folder, answers);
  if (part === undefined) {
    writeDirectory(company, folder);
    writeStaff(company, folder);
    writeHeadcounts(company, folder);
    writeLaunches(company, folder);
  }
  tell(`${size.tools} tools, ${size.people} people, ${size.teams} teams`);
  const tickets = new TicketCounts(company);
  const log = part === "registry" ? null : new TicketLog(folder, company, answers);
  for (const ticket of makeTickets(company, rates)) {
    tickets.add(ticket);
    log?.add(ticket);
  }
  log?.close();
  tell(`${tickets.tickets} tickets`);
  const plan = planEvents(company);
  const uses = new UseCounts(company, plan);
  const files = part === undefined ? new EventFiles(folder, company) : null;
  makeEvents(company, plan, (event) => {
    if (uses.add(event)) files?.add(event);
  });
  files?.close();
  const successions = part === undefined ? plantSuccessors(company) : [];
  for (const { day, person } of successions.flatMap(({ edits }) => edits)) uses.addEdit(person, day);
  if (successions.length > 0) writeMakerLog(successions, company, folder);
  tell(`${uses.events} events`);
  const truth = tellTruth(company, plan, tickets, uses, rates, successions, answers);
  writeTruth(truth, folder);
  return truth;
}

/** One part after another: of a very large company the whole would be one very long text. */
function writeTruth(truth: Truth, folder: string): void {
  const parts = Object.entries(truth);
  const file = fs.openSync(path.join(folder, "truth.json"), "w");
  for (const [place, [name, part]] of parts.entries()) {
    const text = JSON.stringify(part, null, 1).replaceAll("\n", "\n ");
    fs.writeSync(file, `${place === 0 ? "{" : ","}\n ${JSON.stringify(name)}: ${text}`);
  }
  fs.writeSync(file, "\n}\n");
  fs.closeSync(file);
}

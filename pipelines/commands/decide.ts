import { Command } from "commander";
import type { Decided } from "../../contract/decisions.ts";
import { layoutOf } from "../../contract/layout.ts";
import { isOwnershipDecision, ownershipDecisions } from "../../contract/ownership.ts";
import { decideAndBuild, rebuild, undoAndBuild } from "../decide.ts";
import { LoadError } from "../errors.ts";
import { type Report, withJob } from "../job.ts";
import { readDecisions } from "../journal.ts";
import { openWorkshop, type Workshop } from "../load.ts";
import { printTable } from "../print.ts";
import { ownershipGrounds, subjectKeys } from "../subjects.ts";
import { terminalReport } from "../terminal.ts";
import { dayArgument } from "./arguments.ts";

export function decideCommand(): Command {
  const command = new Command("decide")
    .description("say of a person, team or tool what the exports cannot, and build again")
    .argument(
      "<decision>",
      `merge, separate; of teams also rename, split; of tools also ${Object.keys(ownershipDecisions).join(", ")}`,
    )
    .argument("<kind>", "person, team or tool")
    .argument(
      "<keys...>",
      "an address or id of the person, the team's name, the tool's id: two where the decision is about two, any number of tools for one on who owns them",
    )
    .option("--from <day>", "the first day on which it is so: 2026-03-31")
    .option("--person <key>", "whom to assign or propose as owner: an address or id")
    .option("--until <day>", "until when it is put off or exempt, or an answer is waited for: 2027-03-31")
    .option("--replace", "also where something was decided already of who owns one of these tools, and stands")
    .addHelpText(
      "after",
      `
Examples:
  lanemark decide merge person ana@a.example ana@b.example --reason 'asked her'
  lanemark decide assign tool 4711 4712 --person ana@a.example
  lanemark decide exempt tool 4713 --until 2027-03-31 --reason 'closes with the branch'`,
    );
  return building(command, async (workshop, [decision = "", kind = "", ...texts], options, report) => {
    const isOwnership = kind === "tool" && isOwnershipDecision(decision);
    const said = isOwnership ? ownershipSaid : pairSaid;
    const keys = await subjectKeys(workshop.layout, kind, texts);
    await decideAndBuild(workshop, await said(workshop, { decision, kind, keys }, options), report, options);
  });
}

type Asked = { readonly decision: string; readonly kind: string; readonly keys: readonly string[] };

async function pairSaid(_: Workshop, { decision, kind, keys }: Asked, options: Options): Promise<Decided[]> {
  const [key = "", other, third] = keys;
  if (third !== undefined) throw new LoadError(`${decision} is about two at most; ${third} is one too many`);
  const { from, person, until } = options;
  const values = saidOf({ other, from, person, until });
  const subject = { entity: kind, key };
  return [{ decision, subject, values, reason: options.reason, ground: {} }];
}

async function ownershipSaid(workshop: Workshop, { decision, keys }: Asked, options: Options): Promise<Decided[]> {
  const { from, until } = options;
  const [person] = await subjectKeys(workshop.layout, "person", options.person === undefined ? [] : [options.person]);
  const values = saidOf({ from, person, until });
  const grounds = await ownershipGrounds(workshop.layout, keys, person);
  return keys.map((key, place) => ({
    decision,
    subject: { entity: "tool", key },
    values,
    reason: options.reason,
    ground: grounds[place] ?? {},
  }));
}

function saidOf(values: { readonly [name: string]: string | undefined }): Decided["values"] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export function undoCommand(): Command {
  const command = new Command("undo")
    .description("take a decision back, and build again")
    .argument("<decision>", "the decision, or the start of its id")
    .option("--batch", "and all that was decided together with it");
  return building(command, async (workshop, [id = ""], options, report) => {
    await undoAndBuild(workshop, id, options, report);
  });
}

export function buildCommand(): Command {
  const command = new Command("build")
    .description("build and publish the numbers from what is loaded and decided")
    .option(
      "--as-of <day>",
      "build beside them, and do not publish, what the exports in hand on that day say",
      dayArgument,
    )
    .addHelpText("after", "\nExample:\n  lanemark build --as-of 2026-09-30");
  return building(command, async (workshop, _texts, { asOf }, report) => {
    await rebuild(workshop, report, asOf);
  });
}

type Options = {
  readonly reason: string;
  readonly from?: string;
  readonly person?: string;
  readonly until?: string;
  readonly batch?: boolean;
  readonly replace?: boolean;
  readonly asOf?: string;
  readonly job?: string;
};
type Work = (workshop: Workshop, texts: string[], options: Options, report: Report) => Promise<void>;

/** What all that end in a build have in common: a reason, and a job file to follow. */
function building(command: Command, work: Work): Command {
  if (command.name() !== "build") command.option("--reason <words>", "why, for the journal", "");
  return command
    .option("--job <file>", "a job file to keep up to date, for a page that follows")
    .action(async (..._all: unknown[]) => {
      const options = command.optsWithGlobals<Options & { data: string }>();
      await withJob(options.job, terminalReport(), async (report) => {
        await work(await openWorkshop(layoutOf(options.data)), command.args, options, report);
        return "done";
      });
    });
}

export function decisionsCommand(): Command {
  return new Command("decisions")
    .description("what was decided, by whom and why, the newest first; also what was taken back")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      const lines = await readDecisions(layoutOf(command.optsWithGlobals<{ data: string }>().data));
      const undone = new Map(lines.map(({ undoes, by }) => [undoes, by]));
      if (options.json) return console.log(JSON.stringify(lines.toReversed(), null, 2));
      const rows = lines.toReversed().map((line) => ({
        id: line.id.slice(0, 8),
        at: line.at.slice(0, 16).replace("T", " "),
        by: line.by,
        decision: line.decision,
        of: `${line.subject.entity} ${line.subject.key}`,
        says: Object.entries(line.values)
          .map(([name, value]) => `${name} ${value}`)
          .join(", "),
        why: line.reason,
        "taken back": undone.has(line.id) ? `by ${undone.get(line.id)}` : "",
      }));
      printTable(rows, "nothing was decided yet");
    });
}

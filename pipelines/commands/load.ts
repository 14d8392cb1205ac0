import { Command, InvalidArgumentError, Option } from "commander";
import type { JobEnd } from "../../contract/job.ts";
import { layoutOf } from "../../contract/layout.ts";
import {
  type DateOrder,
  dateOrders,
  dayCounts,
  type Reading,
  readingSchema,
  zoneName,
} from "../../contract/reading.ts";
import { decideLoad } from "../decide-load.ts";
import { type Report, withJob } from "../job.ts";
import { type LoadResult, load, openWorkshop } from "../load.ts";
import { terminalReport } from "../terminal.ts";
import type { LoadDecision } from "../verdicts.ts";
import { dayArgument } from "./arguments.ts";

type Global = { readonly data: string };

export function loadCommand(): Command {
  return new Command("load")
    .description("recognise, read and load exports, then build and publish the numbers")
    .argument("[path...]", "files or folders; default: exports/ of the data directory")
    .option("--snapshot <day>", "the day that the files show, where they do not say it: 2026-03-31", dayArgument)
    .addOption(new Option("--dates <order>", "what 03/04/2026 is, where the files do not tell").choices(dateOrders))
    .addOption(
      new Option("--day-numbers <year>", "the year from which a spreadsheet's day numbers count").choices(
        dayCounts.map(String),
      ),
    )
    .option("--zone <name>", "the zone of times that say none: America/New_York", zone)
    .option("--as-of <day>", "the newest day that the numbers may know of", dayArgument)
    .option("--full", "build every number anew, instead of keeping what did not change")
    .option("--dry-run", "read and tell, but keep nothing")
    .option("--job <file>", "a job file to keep up to date, for a page that follows")
    .option("--json", "what became of each file, as JSON")
    .addHelpText("after", "\nExample:\n  lanemark load ~/Downloads/registry-2026-03-31.csv")
    .action(async (paths: string[], options: LoadFlags, command: Command) => {
      const { data } = command.optsWithGlobals<Global>();
      const report = options.json ? silentReport : terminalReport();
      const end = await withJob(options.job, report, async (inner) => {
        const workshop = await openWorkshop(layoutOf(data));
        const result = await load(workshop, { ...options, ...readingSaid(options), paths }, inner);
        return tellResult(result, options, inner);
      });
      if (end !== "done") process.exitCode = 1;
    });
}

type LoadFlags = {
  snapshot?: string;
  dates?: DateOrder;
  dayNumbers?: string;
  zone?: string;
  asOf?: string;
  full?: boolean;
  dryRun?: boolean;
  job?: string;
  json?: boolean;
};

function readingSaid({ dates, dayNumbers, zone }: LoadFlags): { reading?: Reading } {
  if (dates === undefined && dayNumbers === undefined && zone === undefined) return {};
  const said = { dates, day_numbers: dayNumbers === undefined ? undefined : Number(dayNumbers), zone };
  return { reading: readingSchema.parse(JSON.parse(JSON.stringify(said))) };
}

/** A refused or held file is for the operator to look at, so the exit code says so; where none got in, the load failed. */
function tellResult(result: LoadResult, options: LoadFlags, report: Report): JobEnd {
  const open = result.outcomes.filter((outcome) => outcome.verdict === "refused" || outcome.verdict === "held");
  const isHeld = open.some((outcome) => outcome.verdict === "held") || result.newlyHeld.length > 0;
  for (const warning of result.warnings) report.line(`warning: ${warning}`);
  if (options.json) console.log(JSON.stringify(result, null, 2));
  else if (result.outcomes.length === 0)
    report.line("no files lie in exports/ of the data directory; drop exports there, or name them");
  else if (result.generation === null && !options.dryRun)
    report.line("nothing is loaded yet, so there are no numbers to publish");
  if (open.length > 0 && !options.json) {
    const files = `${open.length} of ${result.outcomes.length} files`;
    report.line(options.dryRun ? `${files} would not get in` : `${files} did not get in; lanemark loads tells why`);
  }
  if (isHeld) return "held";
  return open.length === 0 ? "done" : "failed";
}

export function acceptCommand(): Command {
  return verdictCommand("accept", "let a held load through", "loaded").option(
    "--snapshot <day>",
    "the day that it shows, where the file does not say it",
    dayArgument,
  );
}

export function rejectCommand(): Command {
  return verdictCommand("reject", "drop a load: its rows no longer count", "rejected");
}

export function undecideCommand(): Command {
  return verdictCommand("undecide", "take back what was decided of a load: the guard decides again", "undecided");
}

function verdictCommand(name: string, description: string, verdict: LoadDecision): Command {
  return new Command(name)
    .description(description)
    .argument("<load>", "the load, or the start of its name")
    .option("--reason <words>", "why, for the journal; needed to accept", "")
    .option("--job <file>", "a job file to keep up to date")
    .action(async (loadId: string, options: { reason: string; snapshot?: string; job?: string }, command: Command) => {
      const { data } = command.optsWithGlobals<Global>();
      await withJob(options.job, terminalReport(), async (report) => {
        const workshop = await openWorkshop(layoutOf(data));
        return (await decideLoad(workshop, loadId, verdict, options, report)) ? "held" : "done";
      });
    });
}

const silentReport: Report = { step: () => {}, line: () => {} };

function zone(text: string): string {
  if (!zoneName.safeParse(text).success)
    throw new InvalidArgumentError("no such time zone; an example is Europe/Berlin.");
  return text;
}

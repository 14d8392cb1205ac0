import { Command } from "commander";
import { filesOf, findDamage } from "../../contract/generation.ts";
import { layoutOf } from "../../contract/layout.ts";
import { LoadError } from "../errors.ts";
import { openWorkshop } from "../load.ts";
import { acceptedLoads } from "../loads.ts";
import { withCurrentGeneration } from "../open-generation.ts";
import { operatorMessage } from "../operator-message.ts";
import { readPseudonymKey } from "../pseudonym.ts";
import { readCurrent } from "../publish.ts";
import { readJudgedLoads } from "../verdicts.ts";

/** Exit code 1 when anything is wrong: for a scheduler to notice. */
export function checkCommand(): Command {
  return new Command("check")
    .description("the state of the installation and the data checks of the live numbers")
    .action(async (_options: unknown, command: Command) => {
      const layout = layoutOf(command.optsWithGlobals<{ data: string }>().data);
      const checks: [string, () => Promise<string>][] = [
        ["rules, sources and journal", async () => `${(await loadsOf(layout)).length} loads known`],
        ["pseudonym key", async () => `${(await readPseudonymKey(layout)).length} bytes`],
        ["lake", async () => `${(await acceptedLoads(await loadsOf(layout))).length} loads verified byte by byte`],
        ["waiting", async () => waiting(await loadsOf(layout))],
        ["warehouse", () => verifyLive(layout)],
        ["live numbers", () => withCurrentGeneration(layout, failedChecks)],
      ];
      for (const [name, run] of checks) {
        try {
          console.log(`ok    ${name}: ${await run()}`);
        } catch (error) {
          console.log(`FAIL  ${name}: ${operatorMessage(error) ?? (error instanceof Error ? error.message : error)}`);
          process.exitCode = 1;
        }
      }
    });
}

async function loadsOf(layout: ReturnType<typeof layoutOf>) {
  return readJudgedLoads(await openWorkshop(layout));
}

/** Every byte of the live generation and of its months. Throws for one that is not as it was written. */
export async function verifyLive(layout: ReturnType<typeof layoutOf>): Promise<string> {
  const current = await readCurrent(layout);
  if (current === undefined) return "nothing is published yet";
  const files = filesOf(layout, current);
  const damaged = await findDamage(files);
  if (damaged !== undefined) throw new LoadError(`${damaged}: is damaged; lanemark load builds it again`);
  return `${files.length} files verified byte by byte`;
}

function waiting(loads: Awaited<ReturnType<typeof loadsOf>>): string {
  const held = loads.filter((each) => each.verdict.verdict === "held");
  return held.length === 0
    ? "no file is held"
    : `${held.length} held: ${held.map((each) => each.load.file_name).join(", ")}`;
}

async function failedChecks(connection: Parameters<Parameters<typeof withCurrentGeneration>[1]>[0]): Promise<string> {
  const reader = await connection.runAndReadAll(
    "select title, rows::int as rows from metrics.failed_checks order by title",
  );
  const failed = reader.getRowObjectsJson().map((row) => `${row.title} (${row.rows})`);
  return failed.length === 0 ? "every check passes" : `warnings: ${failed.join(", ")}`;
}

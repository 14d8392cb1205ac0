#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { checkCommand } from "./commands/check.ts";
import { buildCommand, decideCommand, decisionsCommand, undoCommand } from "./commands/decide.ts";
import { demoCommand } from "./commands/demo.ts";
import { acceptCommand, loadCommand, rejectCommand, undecideCommand } from "./commands/load.ts";
import { loadsCommand } from "./commands/loads.ts";
import { metricsCommand } from "./commands/metrics.ts";
import { queryCommand } from "./commands/query.ts";
import { sampleCommand } from "./commands/sample.ts";
import { serveCommand } from "./commands/serve.ts";
import { sourcesCommand } from "./commands/sources.ts";
import { operatorMessage } from "./operator-message.ts";

/** Exit codes: 0 done, 1 something for the operator to fix (one clear line), 2 wrong usage. */
async function main(): Promise<void> {
  const program = new Command("lanemark")
    .description("Analytics for a citizen-development program: exports in, numbers with their rows out.")
    .option("--data <directory>", "the data directory", process.env.LANEMARK_DATA ?? "data")
    .showHelpAfterError("(lanemark --help lists the commands)")
    .exitOverride();
  for (const command of [
    demoCommand(),
    sampleCommand(),
    loadCommand(),
    loadsCommand(),
    acceptCommand(),
    rejectCommand(),
    undecideCommand(),
    buildCommand(),
    decideCommand(),
    undoCommand(),
    decisionsCommand(),
    sourcesCommand(),
    metricsCommand(),
    queryCommand(),
    checkCommand(),
    serveCommand(),
  ]) {
    program.addCommand(command.exitOverride());
  }
  await program.parseAsync();
}

try {
  await main();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const words = operatorMessage(error);
    console.error(words ?? error);
    process.exitCode = 1;
  }
}

#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { stepBack } from "../contract/threads.ts";
import { operatorMessage } from "./operator-message.ts";

type Make = () => Promise<Command>;

/** Each command's modules are read when it is asked for: `serve` starts after a crash, and its readers wait for it. */
const commands: Readonly<Record<string, Make>> = {
  demo: async () => (await import("./commands/demo.ts")).demoCommand(),
  sample: async () => (await import("./commands/sample.ts")).sampleCommand(),
  load: async () => (await import("./commands/load.ts")).loadCommand(),
  loads: async () => (await import("./commands/loads.ts")).loadsCommand(),
  accept: async () => (await import("./commands/load.ts")).acceptCommand(),
  reject: async () => (await import("./commands/load.ts")).rejectCommand(),
  undecide: async () => (await import("./commands/load.ts")).undecideCommand(),
  build: async () => (await import("./commands/decide.ts")).buildCommand(),
  decide: async () => (await import("./commands/decide.ts")).decideCommand(),
  undo: async () => (await import("./commands/decide.ts")).undoCommand(),
  decisions: async () => (await import("./commands/decide.ts")).decisionsCommand(),
  sources: async () => (await import("./commands/sources.ts")).sourcesCommand(),
  metrics: async () => (await import("./commands/metrics.ts")).metricsCommand(),
  query: async () => (await import("./commands/query.ts")).queryCommand(),
  check: async () => (await import("./commands/check.ts")).checkCommand(),
  serve: async () => (await import("./commands/serve.ts")).serveCommand(),
};

/** Readers wait for these two; whatever else runs beside them steps back. */
const serving = new Set(["demo", "serve"]);

/** Exit codes: 0 done, 1 something for the operator to fix (one clear line), 2 wrong usage. */
async function main(): Promise<void> {
  const program = new Command("lanemark")
    .description("Analytics for a citizen-development program: exports in, numbers with their rows out.")
    .option("--data <directory>", "the data directory", process.env.LANEMARK_DATA ?? "data")
    .showHelpAfterError("(lanemark --help lists the commands)")
    .exitOverride();
  const [name = ""] = program.parseOptions(process.argv.slice(2)).operands;
  if (!serving.has(name)) stepBack();
  for (const make of asked(name)) program.addCommand((await make()).exitOverride());
  await program.parseAsync();
}

/** The command of that name; all of them where there is none, which `--help` lists. */
function asked(name: string): Make[] {
  const one = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return one === undefined ? Object.values(commands) : [one];
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

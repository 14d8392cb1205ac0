import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { LoadError } from "../errors.ts";
import { packageRoot } from "../package-root.ts";

export type ServeFlags = { readonly host: string; readonly port: number };

/**
 * What one page leaves behind fits into the young part of the heap, so that little of it is copied. The old part may grow to four times what is alive
 * before it is collected, which is V8's own most: each such collection throws away compiled code of what every page makes anew, and it is compiled again.
 */
export const serverFlags = ["--max-semi-space-size=64", "--heap-growing-percent=300"];

export const serverEnv = {
  // Each running query holds a thread of this pool; files and names must still be read beside them.
  UV_THREADPOOL_SIZE: "16",
  // A question is planned in thousands of small pieces of memory. glibc keeps 7 of a size at hand for each thread, and puts the others together again.
  GLIBC_TUNABLES: "glibc.malloc.tcache_count=200",
};

export function serveCommand(): Command {
  return withServeOptions(new Command("serve"))
    .description("serve the pages; on this machine alone, since there is no sign-in yet")
    .action(async (options: ServeFlags, command: Command) => {
      await serve(command.optsWithGlobals<{ data: string }>().data, options);
    });
}

export function withServeOptions(command: Command): Command {
  return command
    .option("--host <address>", "where to listen", process.env.HOST ?? "127.0.0.1")
    .option("--port <number>", "the port", port, port(process.env.PORT ?? "3000"));
}

/** Runs the built server as a process of its own until it ends; its exit code becomes ours. */
export async function serve(data: string, { host, port }: ServeFlags): Promise<void> {
  const server = path.join(packageRoot(), "build", "server.js");
  if (!existsSync(server)) throw new LoadError(`${server}: is not built yet; run npm run build`);
  const child = spawn(process.execPath, [...serverFlags, server], {
    stdio: "inherit",
    env: {
      ...serverEnv,
      ...process.env,
      NODE_ENV: "production",
      HOST: host,
      PORT: String(port),
      LANEMARK_DATA: path.resolve(data),
    },
  });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on("SIGINT", forward);
  process.on("SIGTERM", forward);
  process.exitCode = await ended(child);
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1)));
  });
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError("a port is a whole number from 0 to 65535.");
  }
  return number;
}

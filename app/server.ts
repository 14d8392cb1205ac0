import type { Server } from "node:http";
import path from "node:path";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { stepBack } from "../contract/threads.ts";
import { drain, hostsOf, listen, readAddress, ServeError, spellHost } from "./listen.server.ts";
import { describeError, log } from "./log.server.ts";
import type { Scope } from "./scope.server.ts";
import { uploadLimit } from "./upload-limit.server.ts";
import { localViewer } from "./viewer.server.ts";
import { warm } from "./warm.server.ts";
import { createWeb, entryOf } from "./web.server.ts";

// Started by `lanemark serve`, which sets UV_THREADPOOL_SIZE: libuv reads it before the first line here runs.
process.env.NODE_ENV ??= "production";
const here = import.meta.dirname;
process.env.LANEMARK_CLI ??= path.join(here, "lanemark.js");

async function serve(): Promise<void> {
  const asked = readAddress(process.env.HOST, process.env.PORT);
  // A computed address: neither the bundler nor the type checker may ask for the build.
  const build = (await import(new URL("./server/index.js", import.meta.url).href)) as ServerBuild;
  let hosts: ReadonlySet<string> = new Set();
  const web = createWeb({
    build,
    client: path.join(here, "client"),
    hosts: () => hosts,
    uploadLimit: uploadLimit(),
    isBehindHttps: process.env.LANEMARK_HTTPS === "1",
  });
  const { server, port } = await listen(web, asked);
  hosts = hostsOf(port, process.env.LANEMARK_HOSTS);
  await warm(pagesOf(build));
  // A question's thread that wakes would push aside the one that reads and writes pages, which the others then wait for.
  stepBack(process.pid);
  process.stdout.write(`Lanemark is ready on http://${spellHost({ host: asked.host, port })}\n`);
  stopOnSignal(server, entryOf(build).closeWarehouse);
}

/** A terminal sends Ctrl-C to `lanemark serve` and to this process, and the former passes it on: the second must not cut the first short. */
function stopOnSignal(server: Server, closeWarehouse: () => Promise<void>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    const isDrained = await drain(server, 10_000);
    await closeWarehouse();
    process.exit(isDrained ? 0 : 1);
  };
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
}

/** Pages as Remix makes them, without what express does for a reader. */
function pagesOf(build: ServerBuild) {
  const { openScope, withinScope } = entryOf(build);
  const answer = createRequestHandler(build, "production");
  const page = (scope: Scope, address: string) =>
    withinScope(scope, () => answer(new Request(`http://127.0.0.1${address}`), { viewer: localViewer }));
  return { openScope, page };
}

serve().catch((error: unknown) => {
  if (error instanceof ServeError) process.stderr.write(`${error.message}\n`);
  else log({ event: "error", error: describeError(error) });
  process.exit(1);
});

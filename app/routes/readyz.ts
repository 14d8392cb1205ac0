import { readState } from "../warehouse.server.ts";

/** 200 once a generation is open, and why a newer one is not served if so; else 503 and why. */
export async function loader() {
  const { generation, problem } = await readState();
  const reason = problem ?? (generation === null ? "nothing has been loaded yet; run `lanemark load`" : null);
  return Response.json(
    { status: generation === null ? "not ready" : "ready", generation, reason },
    { status: generation === null ? 503 : 200, headers: { "cache-control": "no-store" } },
  );
}

import type { AppLoadContext } from "@remix-run/node";
import type { Viewer } from "../contract/viewer.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Set for every request by app/server.ts; absent under `remix vite:dev`. */
    readonly nonce?: string;
    readonly requestId?: string;
    readonly viewer?: Viewer;
    /** Resolves once the reader has taken in what was written, or has left; a long file waits for it between its parts. */
    readonly whenWritable?: () => Promise<void>;
  }
}

/** Whoever sits at this machine: without sign-in the server listens on loopback only. */
export const localViewer: Viewer = { id: "local", role: "lead", teams: "all", seesNames: true };

/** The viewer of a request. Every loader asks for it here, so that sign-in needs to change only this. */
export function viewerOf(context: AppLoadContext): Viewer {
  return context.viewer ?? localViewer;
}

import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ command }) => ({
  plugins: [remix(remixConfig)],
  // One file is read sooner than hundreds, and a server that was killed is waited for. Only a bundle can take in the second, which is a CommonJS module.
  ssr: { noExternal: command === "build" ? [/^@tanstack\//, "use-sync-external-store"] : [] },
  // A page of forty small scripts keeps a browser's few connections waiting. The style sheet is in the server's bundle, which is not minified otherwise.
  build: { cssMinify: "esbuild", rollupOptions: { output: { experimentalMinChunkSize: 20_000 } } },
  // Vite's optimizer has no loader for DuckDB's native module.
  optimizeDeps: { exclude: ["@duckdb/node-api"] },
}));

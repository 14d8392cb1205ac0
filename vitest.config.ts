import { defineConfig } from "vitest/config";

// Apart from vite.config.ts: the Remix plugin must not run under vitest.
export default defineConfig({
  esbuild: { jsx: "automatic" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: "tests/companies.setup.ts",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than the cores that a small machine has: tests wait for browsers and child processes.
    maxWorkers: 3,
    // Each worker has a thread; what must not differ by threads is compared with two of them (rebuild, again, memo).
    env: { LANEMARK_THREADS: "1" },
  },
});

import { defineConfig } from "vitest/config";

// Apart from vite.config.ts: the Remix plugin must not run under vitest.
export default defineConfig({
  esbuild: { jsx: "automatic" },
  test: {
    include: ["tests/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup: "tests/companies.setup.ts",
    // Wide enough to tell a test that hangs from one on a busy machine, so that only what takes longer names its own.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // One more than the cores that a small machine has: tests wait for browsers and child processes.
    maxWorkers: 3,
    // Each worker has a thread; what must not differ by threads is compared with two of them (rebuild, again, memo).
    env: { LANEMARK_THREADS: "1" },
  },
});

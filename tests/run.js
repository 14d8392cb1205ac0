// `npm test`: types, lint and format, build, then every test; it says what was skipped and why, and fails on the first thing that is wrong.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser, launchBrowser } from "./browser.js";

const bin = path.join(import.meta.dirname, "..", "node_modules", ".bin");

/**
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 */
function step(title, command, args) {
  const started = performance.now();
  console.log(`\n— ${title}`);
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, LANEMARK_BUILT: "1" },
    shell: process.platform === "win32",
  });
  console.log(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) process.exitCode = 1;
  return status === 0;
}

async function checkBrowser() {
  console.log("\n— browser");
  const { origin } = await findBrowser();
  const browser = await launchBrowser();
  console.log(`  ${browser.version()}, ${origin}`);
  await browser.close();
}

/** @param {string} file */
function tellSkipped(file) {
  const report = JSON.parse(readFileSync(file, "utf8"));
  /** @type {{ status: string, fullName: string }[]} */
  const tests = report.testResults.flatMap(
    (/** @type {{ assertionResults: object[] }} */ each) => each.assertionResults,
  );
  const skipped = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
  if (skipped.length > 0) console.log(`\n— skipped: ${skipped.length}`);
  for (const test of skipped) console.log(`  ${test.fullName}`);
  // A file that fails outside its tests has no failed test to count.
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ each) =>
      each.status === "failed" && each.assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  console.log(`\n${report.numPassedTests} passed, ${failed} failed, ${skipped.length} skipped`);
  if (report.numPassedTests === 0) process.exitCode = 1;
}

async function main() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "lanemark-tests-"));
  const report = path.join(folder, "report.json");
  try {
    if (!step("types", "tsc", [])) return;
    if (!step("lint and format", "biome", ["check", "--error-on-warnings", "."])) return;
    if (!step("build", "npm", ["run", "--silent", "build"])) return;
    await checkBrowser();
    step("tests", "vitest", [
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ]);
    tellSkipped(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * The browser that the tests drive: `LANEMARK_BROWSER`, else a Chromium on the path, else the one that an npm package ships.
 * @returns {Promise<{ executablePath: string, args: string[], env: Record<string, string>, origin: string }>}
 */
export async function findBrowser() {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const named = process.env.LANEMARK_BROWSER;
  if (named) return { executablePath: named, args, env, origin: "LANEMARK_BROWSER" };
  const found = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find(isExecutable);
  if (found) return { executablePath: found, args, env, origin: "on this machine" };
  return shippedBrowser(args, env);
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 */
async function shippedBrowser(args, env) {
  // The package unpacks its own copies of the libraries that a bare machine lacks only where it believes to run in that cloud.
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs20.x";
  const { default: shipped } = await import("@sparticuz/chromium");
  const executablePath = await shipped.executablePath();
  const libraries = [path.join(os.tmpdir(), "al2023", "lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const fonts = env.FONTCONFIG_PATH ?? path.join(os.tmpdir(), "fonts");
  return {
    executablePath,
    args: [...args, "--no-zygote", "--headless=shell", "--disable-setuid-sandbox"],
    env: { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: fonts },
    origin: "shipped by @sparticuz/chromium",
  };
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Launches the browser that was found. Throws, with the way to get one, when it cannot start. */
export async function launchBrowser() {
  try {
    const { executablePath, args, env } = await findBrowser();
    return await chromium.launch({ executablePath, args, env });
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(
      `no browser for the page tests (${why}); install chromium, or set LANEMARK_BROWSER to a Chromium's path`,
    );
  }
}

/** @param {string} executablePath */
export function versionOf(executablePath) {
  try {
    return execFileSync(executablePath, ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown version";
  }
}

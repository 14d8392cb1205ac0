import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readHeader } from "../contract/header.ts";

const root = path.join(import.meta.dirname, "..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const operations = read("docs/operations.md");

/** Files below a folder whose name ends so, by path from the root. */
function filesBelow(folder: string, ending: RegExp): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => ending.test(file));
}

function matchesOf(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[0]);
}

const code = ["app", "contract", "pipelines", "tests"]
  .flatMap((folder) => filesBelow(folder, /\.(ts|tsx|js)$/))
  .filter((file) => file !== path.join("tests", "docs.test.ts"));
const variables = [...new Set(code.flatMap((file) => matchesOf(/\bLANEMARK_[A-Z_]*[A-Z]/g, read(file))))].sort();
const commandFiles = [...filesBelow("pipelines/commands", /\.ts$/), "pipelines/lanemark.ts"];
const commandLine = commandFiles.map(read).join("\n");
const commands = matchesOf(/(?:new Command|verdictCommand)\("([a-z]+)"/g, commandLine).filter(
  (name) => name !== "lanemark",
);
const routes = matchesOf(/route\("([^"*]+)"/g, read("app/routes.ts"));
const sources = filesBelow("pipelines/sources", /\.sql$/).map((file) => path.basename(file, ".sql"));
const metrics = filesBelow("pipelines/metrics", /\.sql$/).sort();

describe("docs/operations.md names", () => {
  test.each(variables)("the variable %s", (variable) => {
    expect(operations).toContain(`| \`${variable}\` |`);
  });

  test("no variable that the code does not read", () => {
    const named = matchesOf(/\bLANEMARK_[A-Z_]*[A-Z]/g, operations);
    expect([...new Set(named)].sort()).toEqual(variables);
  });

  test.each(commands)("the command %s", (command) => {
    expect(operations).toMatch(new RegExp(`\\| \`lanemark ${command}[ \`]`));
  });

  test("no command that there is not", () => {
    const named = matchesOf(/^\| `lanemark ([a-z]+)/gm, operations);
    expect([...named].sort()).toEqual([...commands].sort());
  });

  test.each([
    ...new Set(
      matchesOf(/Option\(\s*"(--[a-z-]+)/g, commandLine).concat(matchesOf(/option\(\s*"(--[a-z-]+)/g, commandLine)),
    ),
  ])("the option %s", (option) => {
    expect(operations).toContain(option);
  });

  test.each(routes)("the page /%s", (route) => {
    expect(operations).toContain(`| \`/${route}\` |`);
  });
});

test.each(sources)("data/README.md says how to get what the source %s reads", (source) => {
  expect(read("data/README.md")).toContain(`\`${source}\``);
});

/** docs/metrics.md, from the headers of the metrics: what the definitions page says, for reading without a server. */
function metricsPage(): string {
  const entries = metrics.map((file) => {
    const header = readHeader(read(file));
    const facts = [`\`${path.basename(file, ".sql")}\``, header.kind, header.unit, `better ${header.better}`];
    const minimum = header.minimum ? `, at least ${header.minimum} cases` : "";
    return `## ${header.title}\n*${header.question}*\n\n${header.definition}\n\n${facts.join(" · ")}${minimum}\n`;
  });
  return `# Metrics

<!-- from the headers in pipelines/metrics; UPDATE_DOCS=1 npx vitest run tests/docs writes it -->
Each number once: what is counted, of what, and when it counts. The page \`/definitions\` shows the same sentences with the SQL behind them.
[rules.md](rules.md) has the rules that they share.

${entries.join("\n")}`;
}

test("docs/metrics.md says what the metrics say", () => {
  const page = path.join(root, "docs", "metrics.md");
  if (process.env.UPDATE_DOCS === "1") fs.writeFileSync(page, metricsPage());
  expect(metrics.length).toBeGreaterThan(0);
  expect(fs.readFileSync(page, "utf8")).toBe(metricsPage());
});

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "DECISIONS.md",
  "CHANGELOG.md",
  "data/README.md",
  "data/sample/README.md",
].concat(filesBelow("docs", /\.md$/));

test.each(pages)("every link of %s leads to a file", (page) => {
  const links = matchesOf(/\]\(([^)#:]+)(?:#[^)]*)?\)/g, read(page));
  const broken = links.filter((link) => !fs.existsSync(path.join(root, path.dirname(page), link)));
  expect(broken).toEqual([]);
});

import { Command, InvalidArgumentError, Option } from "commander";
import { layoutOf } from "../../contract/layout.ts";
import { defaultSize, type SampleSize, type Story, stories } from "../sample/size.ts";
import { writeDataDirectory } from "../sample/write-company.ts";

type Flags = Omit<SampleSize, "story"> & { readonly out: string; readonly story?: Story };

export function sampleCommand(): Command {
  return new Command("sample")
    .description(
      "make a data directory with the exports of an invented company of any size, and the truth about it beside them",
    )
    .requiredOption("--out <directory>", "the data directory to make")
    .option("--tools <count>", "tools in the registry", count, defaultSize.tools)
    .option("--people <count>", "people, guests and robots among them", count, defaultSize.people)
    .option("--teams <count>", "teams", count, defaultSize.teams)
    .option("--tickets <count>", "about how many tickets", count, defaultSize.tickets)
    .option("--events <count>", "about how many events of the usage logs", count, defaultSize.events)
    .option("--days <count>", "how far the logs and sheets go back; the tickets twice as far", count, defaultSize.days)
    .option("--until <day>", "the last day", day, defaultSize.until)
    .option("--seed <number>", "another seed, another company", count, defaultSize.seed)
    .addOption(new Option("--story <name>", "a company with bad news, or one that exports little").choices(stories))
    .action(({ out, story, ...size }: Flags) => {
      writeDataDirectory({ ...size, story: story ?? null }, layoutOf(out), (words) => console.log(words));
      console.log(`${out}: exports, program.yaml and truth.json; lanemark --data ${out} load`);
    });
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError("a whole number is needed");
  return number;
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError("a day is written 2026-10-31");
  return text;
}

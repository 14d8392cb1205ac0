import { existsSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { layoutOf } from "../../contract/layout.ts";
import { withDuckDB } from "../duckdb.ts";
import { openWorkshop, type Workshop } from "../load.ts";
import { findLoad, type JudgedLoad, snapshotDayOf } from "../loads.ts";
import { type Cell, printTable } from "../print.ts";
import { fileLiteral, literal } from "../sql.ts";
import { readJudgedLoads } from "../verdicts.ts";

type Row = Readonly<Record<string, Cell>>;

export function loadsCommand(): Command {
  return new Command("loads")
    .description("what came in, what is held and why; of one load, the rows and values that could not be read")
    .argument("[load]", "a load, or the start of its name")
    .option("--json", "as JSON")
    .action(async (start: string | undefined, options: { json?: boolean }, command: Command) => {
      const workshop = await openWorkshop(layoutOf(command.optsWithGlobals<{ data: string }>().data));
      const loads = await readJudgedLoads(workshop);
      const rows = start === undefined ? loads.map(summaryOf) : await rejectsOf(workshop, findLoad(loads, start));
      const empty =
        start === undefined ? "nothing came in yet; lanemark load reads the exports" : "every row and value was read";
      if (options.json) console.log(JSON.stringify(rows, null, 2));
      else printTable(rows, empty);
    });
}

function summaryOf(load: JudgedLoad): Row {
  return {
    load: load.loadId,
    file: load.load.file_name,
    source: load.source?.name ?? null,
    confirmed: load.source === undefined ? null : load.source.isConfirmed ? "by a real file" : "on invented data only",
    snapshot: snapshotDayOf(load),
    read: load.manifest?.rows_read ?? null,
    loaded: load.manifest?.rows_loaded ?? null,
    rejected: load.manifest?.rows_rejected ?? null,
    verdict: load.verdict.verdict,
    by: load.verdict.by,
    why: load.verdict.reason,
  };
}

/** One row per reject: where, which column, what stood there, why, and whether the row or only the value is lost. */
async function rejectsOf(workshop: Workshop, load: JudgedLoad): Promise<Row[]> {
  const file = path.join(load.folder, "rejects.parquet");
  if (load.folder === "" || !existsSync(file)) return [];
  return withDuckDB(workshop.layout, ":memory:", async (connection) => {
    const reader =
      await connection.runAndReadAll(`select ${literal(load.load.file_name)} as file, line::int as line, column_name as "column",
        value, reason, if(is_row_lost, 'row', 'value') as lost
      from read_parquet(${fileLiteral(file)}) order by line, column_name`);
    return reader.getRowObjectsJson() as Row[];
  });
}

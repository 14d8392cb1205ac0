import { isUnknown } from "../../contract/unknown.ts";
import { EmptyFigure } from "../charts/empty-figure.tsx";
import { spellDays } from "../format.ts";
import { spanWords } from "../period.ts";
import { type PeriodTest, periodTestWords, pNumber, soonerWords } from "../waits.ts";
import type { LeadCurve } from "./lead-words.ts";
import { FileLink, Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";

type Props = { readonly tests: readonly PeriodTest[]; readonly curves: readonly LeadCurve[]; readonly search: string };

const title = "Are they done sooner than in the period compared?";

/** Whether the lead times of the period differ from those of the period compared by more than chance; nothing where none is. */
export function PeriodTests({ tests, curves, search }: Props) {
  const [chosen, compared] = (["chosen", "compared"] as const).map((name) => curves.find(({ side }) => side === name));
  const [test] = tests;
  if (test === undefined || chosen === undefined || compared === undefined) return null;
  const spans = {
    chosen: spanWords(chosen.from_day, chosen.to_day),
    compared: spanWords(compared.from_day, compared.to_day),
  };
  const line = (key: string, name: string, p: PeriodTest["log_rank"], sooner: PeriodTest["sooner"]) => ({
    key,
    cells: [name, soonerWords(p, sooner, spans), pNumber(p)],
  });
  const words = spellDays(periodTestWords(test, spans));
  if (isUnknown(test.log_rank) && isUnknown(test.gray)) return <EmptyFigure title={title}>{words}</EmptyFigure>;
  return (
    <PlainTable
      title={title}
      note={
        <>
          {words} Two spans of time: no effect of the program, of which <Link to="/backlog">the backlog</Link> tells.{" "}
          <FileLink href={`/csv/period-tests${search}`}>CSV</FileLink>
        </>
      }
      columns={[{ title: "Test" }, { title: "Done sooner" }, { title: "p", isNumber: true }]}
      rows={[
        line("period-log-rank", "Log-rank test: a cancelled request counts until then", test.log_rank, test.sooner),
        line("period-gray", "Gray’s test: a cancelled request is never done", test.gray, test.gray_sooner),
      ]}
      empty="Nothing is compared."
    />
  );
}

import { isUnknown } from "../../contract/unknown.ts";
import { dash, formatChange, formatCount, formatInterval, spellDays } from "../format.ts";
import { type Effect, effectAnswer, effectFacts, fewer, methodWords, pileWords, simpleWords } from "./effect-words.ts";
import { Facts } from "./facts.tsx";
import { Link } from "./link.tsx";
import { PlainTable } from "./plain-table.tsx";
import { RowsLink } from "./rows-link.tsx";

type Props = { readonly effects: readonly Effect[]; readonly isNarrowed: boolean; readonly children: React.ReactNode };

/** What of the change is the program's: the verdict, what it rests on, and the requests that no launch can have changed beside it. */
export function EffectSection({ effects, isNarrowed, children }: Props) {
  const [effect, others] = effects;
  if (effect === undefined) return null;
  const pile = pileWords(effect);
  return (
    <div className="stack-tight" id="effect">
      <section aria-labelledby="anyway" className="stack-tight">
        <div className="section-head">
          <h2 id="anyway">Would it have gone down anyway?</h2>
          {isNarrowed && (
            <p>The effect is the whole company’s, on all its months: no filter of this page changes it.</p>
          )}
        </div>
        <EffectSentence effect={effect} others={others} />
        {pile !== undefined && <p className="sentence">{pile}</p>}
        {!isUnknown(effect.value) && <p>{simpleWords(effect)}</p>}
        <details className="small">
          <summary>{methodWords(effect)}</summary>
          <Facts facts={effectFacts(effect)} isBare />
          <p>
            <Link to="/definitions#program_effect">Definition</Link>
          </p>
        </details>
      </section>
      {!isUnknown(effect.value) && <Beside effects={effects} />}
      {children}
    </div>
  );
}

/** The one sentence, as the brief has it too. */
export function EffectSentence({ effect, others }: { readonly effect: Effect; readonly others: Effect | undefined }) {
  const { answer, words } = effectAnswer(effect, others);
  return (
    <p className="sentence">
      <b>{answer}</b>: {words}
    </p>
  );
}

/** The verdict on the brief, with the way to what it rests on. */
export function EffectNote({ effects }: { readonly effects: readonly Effect[] }) {
  const [effect, others] = effects;
  if (effect === undefined) return null;
  const { answer, words } = effectAnswer(effect, others);
  const pile = isUnknown(effect.value) ? undefined : pileWords(effect);
  return (
    <p className="sentence">
      Would it have gone down anyway? <b>{answer}</b>: {words} {pile}{" "}
      <Link to="/backlog#effect">How this is known</Link>
    </p>
  );
}

const names = { eligible: "Eligible: what people outside IT could build", others: "The others: a control" };

function Beside({ effects }: { readonly effects: readonly Effect[] }) {
  return (
    <PlainTable
      title="The effect, and what it is held against"
      note="The others are what no launch can have changed: they should not have moved. 95% intervals."
      columns={[
        { title: "Requests" },
        { title: "Against what was to be expected", isNumber: true },
        { title: "Opened since the launches", isNumber: true },
        { title: "To be expected", isNumber: true },
        { title: "Simple change", isNumber: true },
      ]}
      rows={effects.map((effect) => ({
        key: effect.series,
        cells: [
          names[effect.series],
          <Change
            key="effect"
            value={effect.value}
            low={effect.low}
            high={effect.high}
            isLinked={effect.series === "eligible"}
          />,
          effect.requests === null ? dash : formatCount(effect.requests),
          effect.expected === null ? dash : formatCount(Math.round(effect.expected)),
          <Change
            key="simple"
            value={effect.simple}
            low={effect.simple_low}
            high={effect.simple_high}
            isLinked={false}
          />,
        ],
      }))}
      empty="Nothing is compared."
    />
  );
}

type ChangeProps = Pick<Effect, "value" | "low" | "high"> & { readonly isLinked: boolean };

function Change({ value, low, high, isLinked }: ChangeProps) {
  if (isUnknown(value)) return <span className="soft">{`${dash} ${spellDays(value.unknown)}`}</span>;
  return (
    <>
      {isLinked ? <RowsLink metric="program_effect" of={{}} value={value} unit="share" /> : formatChange(value)}
      <span className="cell-note">{formatInterval(low, high, "share") ?? fewer(value)}</span>
    </>
  );
}

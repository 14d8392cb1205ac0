import fc from "fast-check";

/** One event of a log, as a line of CSV. */
export type EventLine = string;

export const header = "event_id,occurred_at,actor,tool_id,tool_name,platform,operation,operation_class";

const firstDay = Date.UTC(2026, 0, 10);
const platforms = ["Zapier", "Airtable", "Power Automate"];
const operations = [
  ["opened", "use"],
  ["ran", "run"],
  ["published a change", "author"],
  ["edited", "author"],
];

type Draw = {
  readonly day: number;
  readonly second: number;
  readonly actor: number;
  readonly tool: number;
  readonly operation: number;
};

const draw: fc.Arbitrary<Draw> = fc.record({
  day: fc.nat(59),
  second: fc.nat(86_399),
  actor: fc.nat(4),
  tool: fc.nat(3),
  operation: fc.nat(operations.length - 1),
});

function lineOf({ day, second, actor, tool, operation }: Draw, id: number): EventLine {
  const at = new Date(firstDay + day * 86_400_000 + second * 1000).toISOString();
  const [words = "", operationClass = ""] = operations[operation] ?? [];
  return `e${id},${at},p${actor}@ortolan.test,T${tool},Tool ${tool},${platforms[tool % platforms.length]},${words},${operationClass}`;
}

/** Lines of a log, and files that tell the same. */
export type Arranged = { readonly lines: readonly EventLine[]; readonly files: readonly (readonly EventLine[])[][] };

/** A log with an event on every day can be cut anywhere: a silence is told apart from a log that is missing only inside a file. */
const dailyLog = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.array(draw, { maxLength: 40 }), draw)
  .map(([days, drawn, beat]) => {
    const beats = Array.from({ length: days }, (_, day) => ({ ...beat, day }));
    return [...beats, ...drawn.map((one) => ({ ...one, day: one.day % days }))].map(lineOf);
  });

/** Of a log with silent days one file has all, and others repeat some of it. */
const silentLog = fc
  .array(draw, { minLength: 1, maxLength: 6 })
  .map((drawn) => drawn.map((one) => ({ ...one, day: one.day % 14 })).map(lineOf));

export function arbitraryArranged(arrangements: number): fc.Arbitrary<Arranged> {
  const several = { minLength: arrangements, maxLength: arrangements };
  const daily = dailyLog.chain((lines) =>
    fc.record({ lines: fc.constant(lines), files: fc.array(arbitraryFiles(lines), several) }),
  );
  const silent = silentLog.chain((lines) => {
    const more = fc.subarray([...lines], { minLength: 1 }).chain((some) => arbitraryFiles(some));
    const files = fc.tuple(shuffle(lines), more).chain(([whole, others]) => shuffle([whole, ...others]));
    return fc.record({ lines: fc.constant(lines), files: fc.array(files, several) });
  });
  return fc.oneof(daily, silent);
}

/** The same lines in one to five files: each in one or several, within a file now and then twice, in any order, and the files in any order. */
function arbitraryFiles(lines: readonly string[]): fc.Arbitrary<string[][]> {
  const places = fc.array(fc.nat(4), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.array(places, { minLength: lines.length, maxLength: lines.length }))
    .chain(([count, placed]) => {
      const files = Array.from({ length: count }, (_, file) =>
        lines.flatMap((line, index) => (placed[index] ?? []).filter((place) => place % count === file).map(() => line)),
      );
      const shuffled = files.filter((file) => file.length > 0).map((file) => shuffle(file));
      return fc.tuple(...shuffled).chain((all) => shuffle(all));
    });
}

function shuffle<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

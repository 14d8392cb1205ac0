import path from "node:path";

/** Where things lie in one data directory. All state of an installation is below it. */
export type Layout = ReturnType<typeof layoutOf>;

export function layoutOf(dataDirectory: string) {
  const root = path.resolve(dataDirectory);
  const warehouse = path.join(root, "warehouse");
  return {
    root,
    program: path.join(root, "program.yaml"),
    exports: path.join(root, "exports"),
    lake: path.join(root, "lake"),
    journal: path.join(root, "journal"),
    /** The secret that turns a person's key into a pseudonym; losing it means reading every export again. */
    key: path.join(root, "journal", "pseudonym.key"),
    jobs: path.join(root, "jobs"),
    lock: path.join(root, "load.lock"),
    work: path.join(root, "work"),
    /** Sizes and times of the files read so far; a cache. */
    seen: path.join(root, "seen.json"),
    /** What files were found to lack of their neighbours; a cache. */
    compared: path.join(root, "compared.json"),
    warehouse,
    /** Sealed months of events, shared by generations. */
    months: path.join(warehouse, "months"),
    /** Holds the name of the live generation; only ever replaced by a rename. */
    current: path.join(warehouse, "current"),
    /** Which generations hold what was in hand on a day of the past; a file per day. */
    asOf: path.join(warehouse, "as-of"),
  };
}

/** Something the operator can fix: printed as its message alone, exit code 1. Everything else is a bug and keeps its stack. */
export class LoadError extends Error {}

import { LoadError } from "../errors.ts";
import { limits } from "./limits.ts";
import { growBreaks } from "./line-breaks.ts";
import type { LineBreaks } from "./prepared.ts";

/** `offset`: bytes of the byte order mark. Every record counts, the header and what stands above it too. */
export type Shape = {
  readonly label: string;
  readonly offset: number;
  readonly delimiter: number;
  readonly hasQuotes: boolean;
  readonly isOneColumn: boolean;
};

/**
 * What one pass over the bytes tells. `isRegular`: RFC 4180 to the letter with one kind of line end, so that DuckDB's splitter and ours cannot
 * differ; else `records` and `breaks` say nothing.
 */
export type Scan = {
  readonly isRegular: boolean;
  readonly records: number;
  readonly lines: number;
  readonly breaks: LineBreaks;
  readonly longestRecord: number;
  /** Whether the last line ends as the others do: a file that was cut mostly does not. */
  readonly isEnded: boolean;
};

export type Scanner = { push(chunk: Buffer): void; end(): Scan };

const quote = 34;
const newline = 10;
const carriageReturn = 13;
const space = 32;

type State = {
  /** Bytes before the chunk at hand. */
  base: number;
  previous: number;
  isRegular: boolean;
  isInQuotes: boolean;
  closedAt: number;
  /** 0 until the first line ends; then whether lines end in CRLF (2) or LF (1). */
  lineEnds: number;
  recordStart: number;
  recordLine: number;
  line: number;
  records: number;
  blanks: number;
  longest: number;
  nextLine: number;
};

/** A scanner for text in any encoding that contains ASCII. Throws a LoadError at a NUL byte and at a record that is too long. */
export function openScanner(shape: Shape): Scanner {
  const state = startState(shape);
  const breaks = growBreaks();
  const isCloser = new Uint8Array(256);
  for (const byte of [quote, newline, carriageReturn, shape.delimiter]) isCloser[byte] = 1;

  const endRecord = (end: number, lineAfter: number) => {
    const length = end - state.recordStart;
    if (length > state.longest) state.longest = length;
    if (length === 0) {
      state.blanks++;
      if (shape.isOneColumn) state.isRegular = false;
    } else countRecord(shape, state, breaks);
    state.recordLine = lineAfter;
  };
  const onNewline = (at: number, before: number) => {
    state.line++;
    if (state.isInQuotes) return;
    const isCrLf = before === carriageReturn;
    if (state.lineEnds === 0) state.lineEnds = isCrLf ? 2 : 1;
    else if ((state.lineEnds === 2) !== isCrLf) state.isRegular = false;
    endRecord(isCrLf ? at - 1 : at, state.line);
    state.recordStart = at + 1;
  };
  const onQuote = (at: number, before: number, after: number | undefined) => {
    if (!shape.hasQuotes) return;
    if (state.isInQuotes) {
      state.isInQuotes = false;
      state.closedAt = at;
      if (after !== undefined && isCloser[after] === 0) state.isRegular = false;
    } else if (at === state.recordStart || before === shape.delimiter || state.closedAt === at - 1)
      state.isInQuotes = true;
    else if (before === space) state.isRegular = false;
  };
  const onByte = (chunk: Buffer, index: number) => {
    const byte = chunk[index];
    const before = index === 0 ? state.previous : (chunk[index - 1] ?? 0);
    if (byte === newline) onNewline(state.base + index, before);
    else if (byte === quote) onQuote(state.base + index, before, chunk[index + 1]);
    else if (byte === 0)
      throw new LoadError(
        `${shape.label}:${state.line}: a NUL byte; this is no text, or it was damaged on the way: export it again`,
      );
    else if (byte === 1 && !shape.hasQuotes) state.isRegular = false;
    else if (byte === carriageReturn && !state.isInQuotes && index + 1 < chunk.length && chunk[index + 1] !== newline)
      state.isRegular = false;
  };
  /** What could not be judged at the end of the last chunk, since the byte behind it was not there yet. */
  const judgeBorder = (first: number) => {
    if (state.isInQuotes) return;
    if (state.closedAt === state.base - 1 && isCloser[first] === 0) state.isRegular = false;
    if (state.previous === carriageReturn && first !== newline) state.isRegular = false;
  };
  return {
    push(chunk) {
      judgeBorder(chunk[0] ?? newline);
      for (let index = nextByte(chunk, 0); index < chunk.length; index = nextByte(chunk, index + 1))
        onByte(chunk, index);
      state.previous = chunk[chunk.length - 1] ?? 0;
      state.base += chunk.length;
      if (state.isRegular) refuseLong(shape, state);
    },
    end() {
      judgeBorder(newline);
      if (state.previous === carriageReturn || state.isInQuotes) state.isRegular = false;
      const hasTail = state.base > state.recordStart;
      if (hasTail) endRecord(state.base, state.line + 1);
      const lines = state.line - (hasTail ? 0 : 1);
      return {
        isRegular: state.isRegular,
        records: state.records,
        lines,
        breaks: breaks.end(),
        longestRecord: state.longest,
        isEnded: state.previous === newline || state.previous === carriageReturn,
      };
    },
  };
}

function startState(shape: Shape): State {
  return {
    base: shape.offset,
    previous: newline,
    isRegular: true,
    isInQuotes: false,
    closedAt: -2,
    lineEnds: 0,
    recordStart: shape.offset,
    recordLine: 1,
    line: 1,
    records: 0,
    blanks: 0,
    longest: 0,
    nextLine: 1,
  };
}

function countRecord(shape: Shape, state: State, breaks: ReturnType<typeof growBreaks>): void {
  // DuckDB counts an empty line between records as a record when it names a bad one, and makes a row of it where there is one column.
  if (state.blanks > 0 && shape.hasQuotes) state.isRegular = false;
  refuseLong(shape, state, state.longest);
  state.records++;
  if (state.recordLine !== state.nextLine) breaks.push(state.records, state.recordLine);
  state.nextLine = state.recordLine + 1;
}

function refuseLong(shape: Shape, state: State, length = state.base - state.recordStart): void {
  if (length > limits.recordBytes && state.isRegular) throw tooLong(shape.label, state.recordLine, shape.hasQuotes);
}

export function tooLong(label: string, line: number, hasQuotes: boolean): LoadError {
  const remedy = hasQuotes
    ? 'close the quote that it opens: each record is one line such as A-17,"Leave planner"'
    : "each record is one line";
  return new LoadError(`${label}:${line}: a record of more than 16 MB starts here; ${remedy}`);
}

/** The next byte that can mean something: quote, line end, NUL. Most bytes are none of these, so this loop is what a scan costs. */
function nextByte(chunk: Buffer, from: number): number {
  let index = from;
  for (; index < chunk.length; index++) {
    const byte = chunk[index] as number;
    if (byte <= quote && byte !== space) break;
  }
  return index;
}

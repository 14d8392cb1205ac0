/** Why a record is a reject, in words for a person; the same whether DuckDB found it or we did. */
export const reasons = {
  tooFew: "fewer cells than the header has columns",
  tooMany: "more cells than the header has columns",
  neverClosed: "a quote is opened and never closed",
  headerAgain: "the header again: files were put together, or it was copied in",
  textBehindQuote: "text follows a closing quote",
  shortened: "an identifier that a spreadsheet made a number; export it again, without opening it there",
  notAnObject: "the line is not one JSON object",
  nul: "a NUL character stands in it, which no text has",
  standsTwice: "stands twice in one entry",
  notAMap: "the entry is not one map of keys and values",
};

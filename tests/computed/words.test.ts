import { expect, test } from "vitest";
import { gramsOf, isReadable, termsOf, wordsOf } from "../../pipelines/computed/words.ts";

const folded = (text: string) => wordsOf(text).map((word) => word.folded);

test("words are folded to lower case without accents, and keep how they were written", () => {
  expect(wordsOf("Übersicht der Spesen, Café-Kasse 2")).toEqual([
    { written: "Übersicht", folded: "ubersicht" },
    { written: "Spesen", folded: "spesen" },
    { written: "Café", folded: "cafe" },
    { written: "Kasse", folded: "kasse" },
    { written: "2", folded: "2" },
  ]);
  expect(folded("Straße STRASSE")).toEqual(["strasse", "strasse"]);
});

test("an accent of its own and one in the letter are the same word", () => {
  expect(folded("cafe\u0301")).toEqual(folded("caf\u00e9"));
});

test("words of grammar are left out in English and German; what a tool is called is not", () => {
  expect(folded("the app for our team und die Liste der Rechnungen")).toEqual(["app", "team", "liste", "rechnungen"]);
});

test("marks that are vowels stay: हिन्दी and が are not cut to consonants", () => {
  expect(folded("हिन्दी")).toEqual(["हिन्दी"]);
  expect(folded("がく")).toEqual(["がく"]);
});

test("a phrase without spaces counts by its pairs of characters, beside a Latin word in it", () => {
  expect(folded("経費精算App")).toEqual(["経費精算", "app"]);
  expect(termsOf("経費精算")).toEqual(["経費", "費精", "精算"]);
  expect(termsOf("データ")).toEqual(["デー", "ータ"]);
  expect(termsOf("算")).toEqual(["算"]);
  expect(termsOf("app")).toEqual(["app"]);
});

test("grams are of three to five characters with the word's edges; emoji are whole characters", () => {
  expect(gramsOf("leave")).toEqual([
    " le",
    "lea",
    "eav",
    "ave",
    "ve ",
    " lea",
    "leav",
    "eave",
    "ave ",
    " leav",
    "leave",
    "eave ",
  ]);
  expect(gramsOf("hr")).toEqual([" hr", "hr ", " hr "]);
  expect(gramsOf("x")).toEqual([" x "]);
  expect(gramsOf("𝒜")).toEqual([" 𝒜 "]);
});

test("a label takes words with letters that stand by themselves", () => {
  expect(["leave", "2024", "v2", "x", "経費"].map(isReadable)).toEqual([true, false, true, false, false]);
});

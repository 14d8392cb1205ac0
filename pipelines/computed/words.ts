/** A run of letters and digits: as it is compared (lower case, no accents) and as it was written. */
export type Word = { readonly folded: string; readonly written: string };

/**
 * Words of grammar, folded, that say nothing of what a tool does. “App”, “team” and the like are left to the weights:
 * only the program's own texts can tell whether they are common.
 */
const stopWords = new Set(
  `a an and are as at be by can for from has in into is it its of on or our so that the their them then there these they this to was we
  when where which who will with you your als am auf aus bei bis da das dass dem den der des die dies diese dieser ein eine einem einen
  einer fur hat im ist mit nach oder sich sie sind uber um und uns unser unsere vom von wenn werden wird zu zum zur`.split(
    /\s+/,
  ),
);

const run = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts written without spaces between words, where a run is a phrase rather than a word. */
const phrase = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+/gu;
const phraseOrWord = new RegExp(`${phrase.source}|(?:(?!${phrase.source}).)+`, "gu");
const isPhrase = new RegExp(`^${phrase.source}$`, "u");

/** The words of a text in their order, without stop words. */
export function wordsOf(text: string): Word[] {
  return (text.normalize("NFC").match(run) ?? [])
    .flatMap((letters) => letters.match(phraseOrWord) ?? [])
    .map((written) => ({ written, folded: fold(written) }))
    .filter(({ folded }) => !stopWords.has(folded));
}

/** What is counted as words: the word itself; of a phrase without spaces its pairs of characters, as text search does for Chinese. */
export function termsOf(folded: string): string[] {
  if (!isPhrase.test(folded)) return [folded];
  const characters = [...folded];
  return characters.length < 2
    ? characters
    : characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}

/** The grams of three to five characters of a word with a space on either side; a shorter one is its own single gram. */
export function gramsOf(folded: string): string[] {
  const characters = [" ", ...folded, " "];
  const grams: string[] = [];
  for (let length = 3; length <= 5; length += 1) {
    for (let start = 0; start + length <= characters.length; start += 1)
      grams.push(characters.slice(start, start + length).join(""));
    if (characters.length <= length) break;
  }
  return grams;
}

/** Whether a word can stand in a label: readable by itself, and not a mere number. */
export function isReadable(folded: string): boolean {
  return folded.length > 1 && !isPhrase.test(folded) && /\p{L}/u.test(folded);
}

/** Only the accents of Latin, Greek and Cyrillic are dropped: in other scripts the marks are the vowels. */
function fold(written: string): string {
  const bare = written
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  return bare.normalize("NFC").replaceAll("ß", "ss");
}

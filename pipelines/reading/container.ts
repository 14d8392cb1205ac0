/** What a file is by its first bytes, whatever it is called. `refused`: what it is, in words, and what to do instead. */
export type Container =
  | { readonly kind: "zip" | "gzip" | "zstd" | "parquet" | "text" }
  | { readonly kind: "refused"; readonly what: string; readonly remedy: string };

const again = "export it as CSV";
const kinds: readonly (readonly [magic: string, container: Container])[] = [
  ["504b0304", { kind: "zip" }],
  ["504b0506", { kind: "zip" }],
  ["1f8b", { kind: "gzip" }],
  ["28b52ffd", { kind: "zstd" }],
  ["50415231", { kind: "parquet" }],
  ["25504446", refused("a PDF")],
  ["89504e47", refused("a PNG picture")],
  ["ffd8ff", refused("a JPEG picture")],
  ["47494638", refused("a GIF picture")],
  ["d0cf11e0", refused("an old Excel workbook (.xls) or another Office file", "save the sheet as CSV UTF-8")],
  ["7b5c727466", refused("an RTF document")],
  ["3c3f786d6c", refused("XML")],
  [
    "3c21444f4354",
    refused("a web page", "the download was probably answered by a sign-in page; sign in and export again"),
  ],
  ["53514c69746520666f726d6174", refused("an SQLite database")],
  ["377abcaf271c", refused("a 7-Zip archive", "pack it as zip or gzip")],
  ["526172211a07", refused("a RAR archive", "pack it as zip or gzip")],
  ["425a68", refused("a bzip2 file", "pack it as zip or gzip")],
  ["fd377a585a00", refused("an xz file", "pack it as zip or gzip")],
  ["7f454c46", refused("a program")],
  ["4d5a90", refused("a program")],
];

function refused(what: string, remedy = again): Container {
  return { kind: "refused", what, remedy };
}

export function containerOf(head: Buffer): Container {
  const start = head.toString("hex", 0, 16);
  return kinds.find(([magic]) => start.startsWith(magic))?.[1] ?? { kind: "text" };
}

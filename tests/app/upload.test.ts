import { readdir, readFile } from "node:fs/promises";
import { afterEach, expect, test, vi } from "vitest";
import { receiveUploads, safeName } from "../../app/upload.server.ts";
import { emptyData } from "./generation.ts";

afterEach(() => vi.unstubAllEnvs());

async function send(
  files: readonly (readonly [name: string, content: string])[],
  fields: { [name: string]: string } = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, content] of files) form.append("files", new File([content], name));
  return receiveUploads(new Request("http://127.0.0.1/loads", { method: "POST", body: form }));
}

async function intoData() {
  const layout = await emptyData();
  vi.stubEnv("LANEMARK_DATA", layout.root);
  return layout;
}

test("files arrive whole under their names, beside the form's other fields", async () => {
  const layout = await intoData();
  const long = "tool_id,name\n".repeat(50_000);
  const { files, fields } = await send(
    [
      ["registry 2026-03-31.csv", long],
      ["empty.csv", ""],
    ],
    { note: "March" },
  );
  expect(files).toEqual(["registry 2026-03-31.csv", "empty.csv"]);
  expect(fields.get("note")).toBe("March");
  expect(await readFile(`${layout.exports}/registry 2026-03-31.csv`, "utf8")).toBe(long);
  expect((await readdir(layout.exports)).sort()).toEqual(["empty.csv", "registry 2026-03-31.csv"]);
});

test("a name that exists is never overwritten", async () => {
  const layout = await intoData();
  expect(
    (
      await send([
        ["a.csv", "1"],
        ["a.csv", "2"],
      ])
    ).files,
  ).toEqual(["a.csv", "a-2.csv"]);
  expect(
    (await Promise.all([send([["a.csv", "3"]]), send([["a.csv", "4"]])])).flatMap(({ files }) => files).sort(),
  ).toEqual(["a-3.csv", "a-4.csv"]);
  expect(await readFile(`${layout.exports}/a.csv`, "utf8")).toBe("1");
});

/** A form as a browser spells it, up to the byte. */
function spelled(body: string) {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  return receiveUploads(new Request("http://127.0.0.1/loads", { method: "POST", body, headers }));
}

const part = 'content-disposition: form-data; name="files"; filename=';

test("a file field left empty brings no file, and what follows it is still read", async () => {
  const layout = await intoData();
  const body = `--x\r\n${part}""\r\n\r\n\r\n--x\r\ncontent-disposition: form-data; name="note"\r\n\r\nMarch\r\n--x--\r\n`;
  const { files, fields } = await spelled(body);
  expect([files, fields.get("note")]).toEqual([[], "March"]);
  expect(await readdir(layout.exports)).toEqual([]);
});

test("past the limit, over all files of the form, it is refused and leaves nothing half", async () => {
  const layout = await intoData();
  vi.stubEnv("LANEMARK_UPLOAD_LIMIT", "1000");
  const refusal = await send([
    ["small.csv", "x".repeat(600)],
    ["large.csv", "x".repeat(600)],
  ]).catch((error: unknown) => error);
  expect((refusal as Response).status).toBe(413);
  expect(await readdir(layout.exports)).toEqual(["small.csv"]);
  expect(await readdir(`${layout.root}/serve/${process.pid}`)).toEqual([]);
});

test("a form that breaks off is refused, and its last file is not kept", async () => {
  const layout = await intoData();
  const body = `--x\r\n${part}"whole.csv"\r\n\r\n1\r\n--x\r\n${part}"half.csv"\r\n\r\n1,2`;
  expect(((await spelled(body).catch((error: unknown) => error)) as Response).status).toBe(400);
  expect(await readdir(layout.exports)).toEqual(["whole.csv"]);
});

test.each([
  ["registry.csv", "registry.csv"],
  ["../../etc/passwd", "passwd"],
  ["C:\\exports\\tickets.csv", "tickets.csv"],
  [".hidden.csv", "hidden.csv"],
  ["-rf", "rf"],
  ["..", "export"],
  ["", "export"],
  ["Übersicht März.csv", "Ubersicht Marz.csv"],
  ["a\nb\u0000c;$(x).csv", "a_b_c_x_.csv"],
  ["名前.csv", "_.csv"],
  [`${"n".repeat(300)}.csv`, `${"n".repeat(100)}.csv`],
])("%j is kept as %j", (spelling, name) => {
  expect(safeName(spelling)).toBe(name);
});

import { expect } from "vitest";
import { emptyData } from "../app/generation.ts";
import { ask, builtTest, sendRaw, startServer } from "./running.ts";

builtTest("only names of this machine are answered, before anything else", async () => {
  const { port } = await startServer(await emptyData(), { LANEMARK_HOSTS: "lanemark.example, proxy.example:8443" });
  const good = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `LOCALHOST:${port}`,
    `[::1]:${port}`,
    "lanemark.example",
    "proxy.example:8443",
  ];
  const bad = [
    `evil.example:${port}`,
    "127.0.0.1",
    `127.0.0.1:${port + 1}`,
    `localhost.evil.example:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `0.0.0.0:${port}`,
    `2130706433:${port}`,
    `user@localhost:${port}`,
    "lanemark.example:81",
    "",
  ];
  for (const host of good) expect((await ask(port, "GET /healthz", { host })).status, host).toBe(200);
  for (const host of bad) expect((await ask(port, "GET /healthz", { host })).status, host).toBe(421);
  for (const path of ["/", "/assets/x.js", "/nowhere"]) {
    expect(
      (await ask(port, `GET ${path}`, { host: "evil.example", "x-forwarded-host": `127.0.0.1:${port}` })).status,
      path,
    ).toBe(421);
  }
  expect((await sendRaw(port, "GET /healthz HTTP/1.0\r\n\r\n")).status).toBe(421);
});

builtTest("what changes something must come from a page of this host", async () => {
  const { port } = await startServer(await emptyData());
  const own = `http://127.0.0.1:${port}`;
  const post = (headers: { [name: string]: string | undefined }) =>
    ask(port, "POST /healthz", { "content-length": "0", ...headers });
  // 405 is Remix's: the request came through, and that address takes no form.
  expect((await post({ origin: own })).status).toBe(405);
  expect((await post({ origin: own, "sec-fetch-site": "same-origin" })).status).toBe(405);
  expect((await post({ "sec-fetch-site": "same-origin" })).status).toBe(405);
  const foreign = [
    {},
    { origin: "null" },
    { origin: "http://evil.example" },
    { origin: `http://127.0.0.1:${port + 1}` },
    { origin: `http://localhost:${port}` },
    { origin: `${own}.evil.example` },
    { origin: `http://127.0.0.1:${port}@evil.example` },
    { origin: "http://evil.example", "x-forwarded-host": "evil.example" },
    { origin: own, "sec-fetch-site": "cross-site" },
    { origin: own, "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site" },
    { referer: `${own}/loads` },
  ];
  for (const headers of foreign) expect((await post(headers)).status, JSON.stringify(headers)).toBe(403);
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
    expect((await ask(port, `${method} /`)).status, method).toBe(403);
    expect((await ask(port, `${method} /`, { origin: own })).status, method).toBe(405);
  }
});

builtTest("a form is small, files go to one address, and a body says how long it is", async () => {
  const { port, origin } = await startServer(await emptyData(), { LANEMARK_UPLOAD_LIMIT: "1000000" });
  const post = (path: string, headers: { [name: string]: string | undefined }) =>
    ask(port, `POST ${path}`, { origin, ...headers });
  expect((await post("/healthz", { "content-length": "65537" })).status).toBe(413);
  expect((await post("/healthz", { "transfer-encoding": "chunked" })).status).toBe(411);
  const multipart = { "content-type": "multipart/form-data; boundary=x" };
  expect((await post("/healthz", { ...multipart, "content-length": "900000" })).status).toBe(413);
  expect((await post("/loads", { ...multipart, "content-length": "1000001" })).status).toBe(413);
});

const climbs = [
  "..",
  "%2e%2e",
  "%2E.",
  ".%2e",
  "%252e%252e",
  "%25252e%25252e",
  "..;",
  "..%00",
  "%c0%ae%c0%ae",
  "%u002e%u002e",
];
const separators = ["/", "%2f", "\\", "%5c", "%255c"];
const spellings = [
  ...climbs.flatMap((climb) =>
    separators.map((separator) => `/assets/${climb}${separator}${climb}${separator}package.json`),
  ),
  "/assets/../../../../etc/passwd",
  "/../build/server.js",
  "/./../package.json",
  "/assets//..//..//package.json",
  "/assets/%00",
  "/assets/x.js%00.html",
  "//etc/passwd",
  "/assets/....//....//package.json",
  "/%2e%2e/%2e%2e/etc/passwd?x=1",
  "http://127.0.0.1/../../etc/passwd",
  "/assets/%",
  "/assets/%E0%A4%A",
  "/.env",
  "/.git/config",
  "/assets/.vite/manifest.json",
  "/assets",
  "/assets/",
];

builtTest(`${spellings.length} spellings of climbing out of a folder find nothing`, async () => {
  const { port } = await startServer(await emptyData());
  for (const spelling of spellings) {
    const { status, body } = await ask(port, `GET ${spelling}`);
    expect(status, spelling).toBe(404);
    expect(body, spelling).not.toMatch(/"dependencies"|root:|lanemark serve/);
  }
});

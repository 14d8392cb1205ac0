import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect } from "vitest";
import { emptyData, publish } from "../app/generation.ts";
import { ask, builtTest, sendRaw, startServer } from "./running.ts";

// Every page finds a warehouse without a single table in it.
const hollow = "create schema marts; create schema metrics;";

builtTest("every response carries the security headers, whatever its status", async () => {
  const layout = await emptyData();
  const { port, origin } = await startServer(layout);
  const [asset] = readdirSync("build/client/assets").filter((name) => name.endsWith(".js"));
  await publish(layout, "g1", { warehouse: hollow });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const answers = {
    healthz: await ask(port, "GET /healthz"),
    head: await ask(port, "HEAD /healthz"),
    asset: await ask(port, `GET /assets/${asset}`),
    missingAsset: await ask(port, "GET /assets/none.js"),
    failing: await ask(port, "GET /definitions"),
    failingData: await ask(port, "GET /definitions.data"),
    dotFile: await ask(port, "GET /.env"),
    climbing: await ask(port, "GET /assets/../../x"),
    foreignHost: await ask(port, "GET /", { host: "evil.example" }),
    foreignOrigin: await ask(port, "POST /", { origin: "http://evil.example" }),
    method: await ask(port, "PUT /", { origin }),
    broken: await sendRaw(port, "GET / HTTP/9.9\r\n\r\n"),
    garbage: await sendRaw(port, "\x16\x03\x01\x02\x00\r\n\r\n"),
    tooLong: await ask(port, "GET /", { cookie: "x".repeat(20_000) }),
  };
  const statuses = Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));
  expect(statuses).toEqual({
    healthz: 200,
    head: 200,
    asset: 200,
    missingAsset: 404,
    failing: 500,
    failingData: 500,
    dotFile: 404,
    climbing: 404,
    foreignHost: 421,
    foreignOrigin: 403,
    method: 405,
    broken: 400,
    garbage: 400,
    tooLong: 431,
  });
  for (const [name, { headers }] of Object.entries(answers)) {
    expect(headers.get("content-security-policy"), name).toMatch(/base-uri 'none'.*frame-ancestors 'none'/);
    expect(headers.get("content-security-policy"), name).not.toContain("unsafe");
    expect(headers.get("x-content-type-options"), name).toBe("nosniff");
    expect(headers.get("referrer-policy"), name).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy"), name).toBe("same-origin");
    expect(headers.get("origin-agent-cluster"), name).toBeNull();
    expect(headers.get("x-powered-by"), name).toBeNull();
    expect(headers.get("strict-transport-security"), name).toBeNull();
  }
  expect(answers.asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

builtTest("scripts are sent as the build packed them, in what the reader takes", async () => {
  const { origin } = await startServer(await emptyData());
  const folder = "build/client/assets";
  const names = readdirSync(folder).filter((name) => name.endsWith(".js"));
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) {
    const bytes = readFileSync(`${folder}/${name}`);
    for (const [accepted, encoding, ending] of [
      ["gzip, deflate, br, zstd", "br", ".br"],
      ["gzip, deflate", "gzip", ".gz"],
      ["br;q=0, gzip", "gzip", ".gz"],
      ["identity", null, ""],
    ] as const) {
      const response = await fetch(`${origin}/assets/${name}`, { headers: { "accept-encoding": accepted } });
      const { status, headers } = response;
      const sent = [status, headers.get("content-encoding"), Number(headers.get("content-length"))];
      expect(sent, name).toEqual([200, encoding, statSync(`${folder}/${name}${ending}`).size]);
      expect(headers.get("content-type"), name).toMatch(/^(text|application)\/javascript/);
      expect(headers.get("vary"), name).toMatch(/accept-encoding/i);
      expect(bytes.equals(Buffer.from(await response.arrayBuffer())), name).toBe(true);
    }
  }
});

builtTest("an error tells its request's id and nothing of the inside; the log tells the rest under it", async () => {
  const layout = await emptyData();
  await publish(layout, "g1", { warehouse: hollow });
  const server = await startServer(layout);
  for (const path of ["/definitions", "/definitions.data"]) {
    const response = await fetch(`${server.origin}${path}`);
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).not.toMatch(
      /select |marts\.|metrics\.|Catalog Error|DuckDB|node_modules|\.server|\bat \w+ \(|\/tmp\//,
    );
    const id = response.headers.get("x-request-id") ?? "none";
    const told = server
      .log()
      .split("\n")
      .filter((line) => line.includes(id) && line.includes('"error"'));
    expect(told.join()).toMatch(/Catalog Error/);
  }
});

builtTest(
  "a page's scripts carry the nonce of that response alone, its styles are those that the policy names, and nothing else in it is inline",
  async () => {
    const { origin } = await startServer(await emptyData());
    const nonces = new Set<string>();
    for (const path of ["/", "/", "/loads", "/nowhere"]) {
      const response = await fetch(`${origin}${path}`);
      const policy = response.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
      nonces.add(nonce);
      const body = await response.text();
      const scripts = body.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length, path).toBeGreaterThan(0);
      for (const script of scripts) expect(script, path).toContain(`nonce="${nonce}"`);
      const [styles = "", ...others] = [...body.matchAll(/<style\b[^>]*>(.*?)<\/style>/gs)].map(([, text]) => text);
      expect(others, path).toEqual([]);
      expect(styles.length, path).toBeGreaterThan(1000);
      const digest = createHash("sha256").update(styles).digest("base64");
      expect(/style-src ([^;]*);/.exec(policy)?.[1], path).toBe(`'sha256-${digest}'`);
      expect(body, path).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)=/i);
    }
    expect(nonces.size).toBe(4);
  },
);

builtTest(
  "a page that is asked for again is the same but for its nonce and its request's id, and follows the theme",
  async () => {
    const { origin } = await startServer(await emptyData());
    const ask = async (path: string, cookie = "") => {
      const response = await fetch(`${origin}${path}`, { headers: { cookie } });
      const nonce = /'nonce-([^']+)'/.exec(response.headers.get("content-security-policy") ?? "")?.[1] ?? "none";
      const id = response.headers.get("x-request-id") ?? "none";
      const body = await response.text();
      expect(body).toContain(`nonce="${nonce}"`);
      expect(body).toContain(id);
      return { marks: `${nonce} ${id}`, rest: body.replaceAll(nonce, "").replaceAll(id, "") };
    };
    const [first, again] = [await ask("/loads"), await ask("/loads")];
    expect(again.rest).toBe(first.rest);
    expect(again.marks).not.toBe(first.marks);
    expect((await ask("/loads?sort=file")).rest).not.toBe(first.rest);
    const { headers } = await fetch(`${origin}/theme`, {
      method: "POST",
      headers: { origin, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: "theme=dark",
      redirect: "manual",
    });
    const dark = await ask("/loads", headers.get("set-cookie")?.split(";")[0]);
    expect([first.rest, dark.rest].map((text) => /data-theme="(\w+)"/.exec(text)?.[1])).toEqual(["system", "dark"]);
  },
);

builtTest("readyz follows the warehouse, and each answer names the generation that it was read from", async () => {
  const layout = await emptyData();
  const { origin } = await startServer(layout);
  const empty = await fetch(`${origin}/readyz`);
  expect([empty.status, empty.headers.get("cache-control"), await empty.json()]).toEqual([
    503,
    "no-store",
    { status: "not ready", generation: null, reason: "nothing has been loaded yet; run `lanemark load`" },
  ]);
  await publish(layout, "g1", { warehouse: hollow });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const ready = await fetch(`${origin}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ready", generation: "g1", reason: null }]);
  expect(ready.headers.get("x-lanemark-generation")).toBe("g1");
  expect(ready.headers.get("x-lanemark-inputs")).toBe("inputs-of-g1");
});

import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { drain, hostsOf, listen, readAddress, ServeError } from "../../app/listen.server.ts";
import { emptyData } from "../app/generation.ts";
import { ask, builtTest, endServer, startServer } from "./running.ts";

builtTest("a taken port is one line that names it and the way out", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  expect(await endServer({ PORT: String(port) })).toEqual({
    code: 1,
    out: "",
    err: `port ${port} is taken; choose another with --port ${port + 1}\n`,
  });
});

builtTest("without sign-in it refuses to answer other machines", async () => {
  for (const HOST of ["0.0.0.0", "::", "192.168.1.20", "example.com"]) {
    expect(await endServer({ HOST, PORT: "0" })).toEqual({
      code: 1,
      out: "",
      err: `sign-in is not set up: Lanemark answers this machine only (127.0.0.1), not ${HOST}\n`,
    });
  }
});

builtTest("an upload limit that is no number is not taken for none", async () => {
  const { code, err } = await endServer({ PORT: "0", LANEMARK_UPLOAD_LIMIT: "2 GB" });
  expect([code, err]).toEqual([1, "LANEMARK_UPLOAD_LIMIT: 2 GB is no number of bytes; an example is 2147483648\n"]);
});

builtTest("on SIGTERM it lets go of its port and ends with 0; it said one line in its life", async () => {
  const server = await startServer(await emptyData());
  let said = "";
  server.process.stdout?.on("data", (chunk) => (said += chunk));
  expect((await ask(server.port, "GET /healthz")).status).toBe(200);
  const ended = once(server.process, "exit");
  server.process.kill("SIGTERM");
  server.process.kill("SIGINT");
  expect(await ended).toEqual([0, null]);
  expect(said).toBe("");
  for (const line of server.log().trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("event");
});

builtTest("who sends nothing after connecting is cut off", { timeout: 30_000 }, async () => {
  const { port } = await startServer(await emptyData());
  const startedAt = performance.now();
  const { status } = await sendUnfinished(port, "GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n");
  expect(status).toBe(408);
  expect(performance.now() - startedAt).toBeLessThan(15_000);
});

/** Leaves the request unfinished and the connection open, and reads what the server makes of it. */
async function sendUnfinished(port: number, start: string) {
  const socket = connect(port, "127.0.0.1");
  socket.write(start);
  const [chunk] = await once(socket, "data");
  socket.destroy();
  return { status: Number(String(chunk).split(" ")[1]) };
}

test("an address that other machines could reach, or a port that is none, is for the operator to fix", () => {
  expect(readAddress()).toEqual({ host: "127.0.0.1", port: 3000 });
  expect(readAddress("::1", "8080")).toEqual({ host: "::1", port: 8080 });
  for (const host of ["0.0.0.0", "::", "10.0.0.4", "localhost.evil.example"])
    expect(() => readAddress(host)).toThrow(ServeError);
  for (const port of ["", "http", "-1", "70000", "3000; rm"])
    expect(() => readAddress("localhost", port)).toThrow(ServeError);
});

test("port 80 is left out of a host's name by browsers", () => {
  expect([...hostsOf(80)]).toEqual(["127.0.0.1", "127.0.0.1:80", "localhost", "localhost:80", "[::1]", "[::1]:80"]);
  expect([...hostsOf(3000, " Lanemark.example ,")]).toEqual([
    "127.0.0.1:3000",
    "localhost:3000",
    "[::1]:3000",
    "lanemark.example",
  ]);
});

test("draining lets a request in flight finish, kept-alive or not, and gives up on one that does not", async () => {
  const { server, port } = await listen(
    (request, response) => {
      if (request.url === "/slow") setTimeout(() => response.end("done"), 300);
    },
    { host: "127.0.0.1", port: 0 },
  );
  const slow = fetch(`http://127.0.0.1:${port}/slow`).then((response) => response.text());
  await once(server, "request");
  const drained = drain(server, 5000);
  await expect(fetch(`http://127.0.0.1:${port}/late`)).rejects.toThrow();
  expect(await slow).toBe("done");
  expect(await drained).toBe(true);

  const stuck = await listen(() => {}, { host: "127.0.0.1", port: 0 });
  const never = fetch(`http://127.0.0.1:${stuck.port}/`).then(
    () => "answered",
    () => "cut off",
  );
  await once(stuck.server, "request");
  expect(await drain(stuck.server, 100)).toBe(false);
  expect(await never).toBe("cut off");
});

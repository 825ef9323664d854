import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fetchCalendar, isPublic } from "#app/outside/calendar-address.server.ts";

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const to = (location: string) => response.writeHead(302, { location }).end();
    if (request.url === "/round") return to("/round");
    if (request.url === "/on") return to("/file");
    if (request.url === "/big") return void response.writeHead(200).end(Buffer.alloc(6_000_000, 65));
    if (request.url === "/gone") return response.writeHead(410).end();
    if (request.headers["if-none-match"] === '"1"') return response.writeHead(304).end();
    return response.writeHead(200, { etag: '"1"' }).end("BEGIN:VCALENDAR");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe("the address of a calendar", () => {
  it.each([
    ...[
      "127.0.0.1",
      "10.1.2.3",
      "172.31.255.1",
      "192.168.1.1",
      "169.254.169.254",
      "100.64.0.1",
      "0.0.0.0",
      "224.0.0.1",
    ],
    ...[
      "255.255.255.255",
      "::1",
      "::",
      "fe80::1",
      "fc00::1",
      "::ffff:127.0.0.1",
      "::ffff:8.8.8.8",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
      "2001:db8::1",
    ],
  ])("on %s is not the public internet", (address) => {
    expect(isPublic(address)).toBe(false);
  });

  it.each(["8.8.8.8", "172.32.0.1", "2607:f8b0:4004:800::200e"])("on %s is", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  it.each([
    "http://calendar.example/x.ics",
    "https://127.0.0.1/x.ics",
    "https://[::1]/x.ics",
    "https://2130706433/x.ics",
    "https://0x7f.1/x.ics",
    "https://localhost/x.ics",
    "https://me:secret@calendar.example/x.ics",
    "https://calendar.example:5432/x.ics",
    "file:///etc/passwd",
    "webcal://169.254.169.254/latest/meta-data",
    "not an address",
  ])("%s is not asked", async (address) => {
    expect(await fetchCalendar(address, "")).toMatchObject({
      kind: "problem",
      sentence: expect.stringContaining("not an address that we can read"),
    });
  });

  it("is read, through redirects, and not again while it is unchanged", async () => {
    const anywhere = { anywhere: true };
    expect(await fetchCalendar(`${origin}/on`, "", anywhere)).toEqual({
      kind: "file",
      text: "BEGIN:VCALENDAR",
      marked: '"1"',
    });
    expect(await fetchCalendar(`${origin}/file`, '"1"', anywhere)).toEqual({ kind: "unchanged" });
    expect(await fetchCalendar(`${origin}/round`, "", anywhere)).toMatchObject({ kind: "problem" });
    expect(await fetchCalendar(`${origin}/big`, "", anywhere)).toEqual({
      kind: "problem",
      sentence: "This calendar is too big to be read.",
    });
    expect(await fetchCalendar(`${origin}/gone`, "", anywhere)).toEqual({
      kind: "problem",
      sentence: "It answered 410 instead of a calendar.",
    });
  });
});

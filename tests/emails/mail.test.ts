import { delay, HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Letter, openMail } from "#app/outside/mail.server.ts";
import { headerText, isPlainAddress, mailbox } from "#app/outside/mail-headers.server.ts";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { memoryMailbox } from "#tests/support/mailbox.ts";

const api = "https://api.resend.com/emails";
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const letter: Letter = {
  from: "Bridgewell <mail@alongside.test>",
  to: ["Keisha <keisha@people.test>"],
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
};

/** A clock that only moves when somebody waits. */
function standingClock() {
  const waited: number[] = [];
  let now = 1_000_000;
  const wait = async (ms: number) => {
    waited.push(ms);
    now += ms;
  };
  return { now: () => now, wait, waited };
}

const open = (options: { givesUpAfterMs?: number; clock?: ReturnType<typeof standingClock> } = {}) =>
  openMail({ apiKey: "re_test", ...options });

const answers = (status: number, name: string, headers: Record<string, string> = {}) =>
  http.post(api, () =>
    HttpResponse.json({ statusCode: status, name, message: "keisha@people.test" }, { status, headers }),
  );

describe("what became of a mail", () => {
  test("an accepted one has the provider’s id, and the same key gives the same one", async () => {
    const box = memoryMailbox();
    server.use(...resendHandlers(box));
    const mail = open({ clock: standingClock() });
    const first = await mail.send(letter, "key-1");
    const again = await mail.send(letter, "key-1");
    expect(first).toEqual({ kind: "accepted", providerId: box.mails[0]?.id });
    expect(again).toEqual(first);
    expect(box.mails).toHaveLength(1);
  });

  test("other words under the same key mean that the first ones left", async () => {
    const box = memoryMailbox();
    server.use(...resendHandlers(box));
    const mail = open({ clock: standingClock() });
    await mail.send(letter, "key-1");
    const again = await mail.send({ ...letter, from: "Renamed <mail@alongside.test>" }, "key-1");
    expect(again).toEqual({ kind: "accepted", providerId: null });
    expect(box.mails.map((one) => one.from)).toEqual(["Bridgewell <mail@alongside.test>"]);
  });

  test.each([
    [429, "rate_limit_exceeded", { kind: "later", because: "status 429", maybe: false }],
    [401, "missing_api_key", { kind: "later", because: "status 401", maybe: false }],
    [403, "invalid_api_key", { kind: "later", because: "status 403", maybe: false }],
    [409, "concurrent_idempotent_requests", { kind: "later", because: "the same mail is being sent", maybe: true }],
    [500, "internal_server_error", { kind: "later", because: "status 500", maybe: true }],
    [503, "application_error", { kind: "later", because: "status 503", maybe: true }],
    [422, "validation_error", { kind: "refused", because: "status 422" }],
    [400, "invalid_parameter", { kind: "refused", because: "status 400" }],
  ])("%i %s", async (status, name, outcome) => {
    server.use(answers(status, name));
    expect(await open().send(letter, "key-1")).toEqual(outcome);
  });

  test("an answer that is no JSON, a connection that breaks and a server that hangs are “later”", async () => {
    server.use(http.post(api, () => new HttpResponse("<h1>Bad gateway</h1>", { status: 502 })));
    expect(await open().send(letter, "a")).toEqual({ kind: "later", because: "status 502", maybe: true });
    server.use(http.post(api, () => HttpResponse.error()));
    expect(await open().send(letter, "b")).toEqual({ kind: "later", because: "no answer", maybe: true });
    server.use(http.post(api, () => delay("infinite")));
    expect(await open({ givesUpAfterMs: 30 }).send(letter, "c")).toMatchObject({ because: "no answer", maybe: true });
  });
});

describe("the pace", () => {
  test("is two requests a second, however many ask at once", async () => {
    const box = memoryMailbox();
    server.use(...resendHandlers(box));
    const clock = standingClock();
    const mail = open({ clock });
    for (const key of ["a", "b", "c", "d", "e"]) await mail.send(letter, key);
    expect(clock.waited).toEqual([500, 500, 500, 500]);
    expect(box.mails).toHaveLength(5);
  });

  test("keeps everybody waiting as long as retry-after says", async () => {
    server.use(answers(429, "rate_limit_exceeded", { "retry-after": "7" }));
    const clock = standingClock();
    const mail = open({ clock });
    await mail.send(letter, "a");
    server.use(...resendHandlers(memoryMailbox()));
    expect(await mail.send(letter, "b")).toMatchObject({ kind: "accepted" });
    expect(clock.waited).toEqual([7000]);
  });

  test("asks nothing at all when the turn is too far away", async () => {
    server.use(answers(429, "rate_limit_exceeded", { "retry-after": "3600" }));
    const mail = open({ clock: standingClock() });
    await mail.send(letter, "a");
    const box = memoryMailbox();
    server.use(...resendHandlers(box));
    expect(await mail.send(letter, "b")).toEqual({ kind: "later", because: "waiting for its turn", maybe: false });
    expect(box.mails).toEqual([]);
  });
});

describe("headers", () => {
  test.each(["a\r\nBcc: x@y.test", "a\nb", "a\u2028b", "a\u0000b", "a\u202eb", " a\tb "])("%j is one line", (text) => {
    expect(headerText(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/u);
  });

  test.each([
    ["Ana Ruiz", "Ana Ruiz <ana@school.test>"],
    ["Dr. O’Neil, Ana", '"Dr. O’Neil, Ana" <ana@school.test>'],
    ["Eve <eve@evil.test>", '"Eve eve@evil.test" <ana@school.test>'],
    ['Eve" <eve@evil.test>, "', '"Eve eve@evil.test ," <ana@school.test>'],
    ["Eve\r\nBcc: eve@evil.test", '"Eve Bcc: eve@evil.test" <ana@school.test>'],
    ["  ", "ana@school.test"],
  ])("%j becomes one mailbox", (name, header) => {
    expect(mailbox(name, "ana@school.test")).toBe(header);
  });

  test.each([
    "",
    "ana",
    "ana@school",
    "a b@c.test",
    "a@b.test,c@d.test",
    "a@b.test\nc@d.test",
    "<a@b.test>",
    "a@b.test>",
  ])("%j is not one plain address", (address) => {
    expect(isPlainAddress(address)).toBe(false);
    expect(() => mailbox("Ana", address)).toThrow("not one plain address");
  });
});

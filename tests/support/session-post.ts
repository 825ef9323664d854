/** A desk whose mail about sessions is sent, with the calendar files that go with it, under a clock that stands where the test sets it. */
import ICAL from "ical.js";
import { sql } from "kysely";
import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { resendHandlers } from "#app/outside/sandbox/resend.server.ts";
import { type Desk, monday, openDesk } from "#tests/domain/scheduling/booking.ts";
import { makeHouse } from "#tests/support/factories.ts";
import { memoryMailbox } from "#tests/support/mailbox.ts";
import { type TestWorker, testWorker } from "#tests/support/outbox.ts";

/** A mail as it left, with its calendar file read by another implementation than the one that wrote it. */
export type SentMail = {
  to: string;
  subject: string;
  text: string;
  html: string;
  file: { name: string; type: string; raw: string; method: string; events: ICAL.Event[] } | undefined;
};

type Posted = {
  to: string[];
  subject: string;
  text: string;
  html: string;
  attachments?: { filename: string; content: string; content_type: string }[];
};

export const post: { desk: Desk; worker: TestWorker; sent: SentMail[]; work(): Promise<SentMail[]> } = {
  desk: undefined as unknown as Desk,
  worker: undefined as unknown as TestWorker,
  sent: [],
  /** Does what is due, and hands back what left meanwhile. */
  async work() {
    const before = post.sent.length;
    await post.worker.work();
    return post.sent.slice(before);
  },
};

/** Opens it for a test file, with a house of its own and Monday, 9:00 in New York for each test. */
export function sessionPost(): void {
  const network = setupServer();
  beforeAll(async () => {
    post.desk = await openDesk();
    post.worker = testWorker(post.desk.test, { now: () => post.desk.clock.now });
    network.listen({ onUnhandledFrame: "error" });
  });
  beforeEach(async () => {
    post.desk.clock.now = monday;
    // What an earlier test has left waiting is not this one's.
    await sql`delete from outgoing_email`.execute(post.desk.owner);
    await sql`delete from graphile_worker._private_jobs`.execute(post.desk.owner);
    post.desk.house = await makeHouse(post.desk.owner);
    const page = { practiceId: post.desk.house.practiceId, open: true };
    await post.desk.owner.insertInto("bookingPage").values(page).execute();
    post.sent = [];
    const seen = http.post("*/emails", async ({ request }) => {
      post.sent.push(sentMail((await request.clone().json()) as Posted));
    });
    network.resetHandlers(seen, ...resendHandlers(memoryMailbox()));
  });
  afterAll(async () => {
    network.close();
    await post.worker.close();
    await post.desk.close();
  });
}

function sentMail({ to, subject, text, html, attachments = [] }: Posted): SentMail {
  const [attached] = attachments;
  const raw = attached ? Buffer.from(attached.content, "base64").toString() : "";
  return {
    to: /<([^>]+)>/.exec(to[0] ?? "")?.[1] ?? to[0] ?? "",
    subject,
    text: text.replaceAll("\u00a0", " "),
    html,
    file: attached && { name: attached.filename, type: attached.content_type, raw, ...readCalendar(raw) },
  };
}

/** Reads a calendar file by the zone that it carries. */
export function readCalendar(raw: string): { method: string; events: ICAL.Event[] } {
  const calendar = new ICAL.Component(ICAL.parse(raw));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone(zone), String(zone.getFirstPropertyValue("tzid")));
  return {
    method: String(calendar.getFirstPropertyValue("method") ?? ""),
    events: calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each)),
  };
}

import { describe, expect, test } from "vitest";
import { coachAway } from "#emails/coach-away.tsx";
import { codeAndLink } from "#emails/code-and-link.tsx";
import { type Email, renderEmail } from "#emails/email.tsx";
import { guardianInvitation } from "#emails/guardian-invitation.tsx";
import { handedToYou } from "#emails/handed-to-you.tsx";
import { looksReady } from "#emails/looks-ready.tsx";
import { memberInvitation } from "#emails/member-invitation.tsx";
import { messageToSchool } from "#emails/message-to-school.tsx";
import { newPassword } from "#emails/new-password.tsx";
import { sessionAskedFor } from "#emails/session-asked-for.tsx";
import { sessionAskedToMove } from "#emails/session-asked-to-move.tsx";
import { sessionBooked } from "#emails/session-booked.tsx";
import { sessionCalendarSaidNo } from "#emails/session-calendar-said-no.tsx";
import { sessionCancelled } from "#emails/session-cancelled.tsx";
import { sessionDeclined } from "#emails/session-declined.tsx";
import { sessionForCoach } from "#emails/session-for-coach.tsx";
import { sessionMissed } from "#emails/session-missed.tsx";
import { sessionMoved } from "#emails/session-moved.tsx";
import { sessionReminder } from "#emails/session-reminder.tsx";
import { sessionTalk } from "#emails/session-talk.tsx";
import { sessionTimeOffered } from "#emails/session-time-offered.tsx";
import { sharedWithYou } from "#emails/shared-with-you.tsx";
import { somethingNew } from "#emails/something-new.tsx";
import { standsIn } from "#emails/stands-in.tsx";
import { thoughts } from "#emails/thoughts.tsx";

const link = "https://alongside.test/p/bridgewell?a=1&b=2";

/** Every message that Alongside writes itself, made with these names. */
function messages(word: string): Record<string, Email> {
  const notice = { name: word, coach: word, practice: word, link };
  return {
    "sign in": codeAndLink({ to: "sign in", name: word, code: "048291", link }),
    "sign up": codeAndLink({ to: "sign up", name: null, code: "048291", link }),
    "new password": newPassword({ name: word, code: "048291", link }),
    "guardian invitation": guardianInvitation({ ...notice, until: "Sunday, November 29" }),
    "member invitation": memberInvitation({ ...notice, invitedBy: word, as: "a coach", until: "Sunday, November 29" }),
    "something new": somethingNew(notice),
    "handed to you": handedToYou({ name: word, from: word, practice: word, link }),
    "shared with you": sharedWithYou({ name: word, from: word, practice: word, link }),
    thoughts: thoughts(notice),
    "looks ready": looksReady(notice),
    "stands in": standsIn({ ...notice, from: "Thursday, December 3", back: "Monday, December 7" }),
    "coach away": coachAway({
      ...notice,
      from: "Thursday, December 3",
      back: "Monday, December 7",
      standIn: word,
      goesWithoutLook: true,
    }),
    ...aboutSessions(word),
  };
}

/** What is told of a session, with everything that such a mail can hold but a second link. */
function aboutSessions(word: string): Record<string, Email> {
  const session = {
    what: `Consultation with ${word}`,
    day: "Thursday, November 26",
    times: "9:00 to 9:50 am, Auckland time",
    theirs: `For ${word}: Friday, November 27`,
    where: `At school: ${word}`,
    joinLink: null,
  };
  const base = { name: word, practice: word, session, link, coach: word, another: "Find another time" };
  const change = { freeUntil: "Wednesday, 9:00 am", hers: true, before: "Monday, 9:00 am", by: word };
  const off = { how: `${word} had to cancel it.`, dates: ["Thursday", "Friday"], fee: "A fee of $45.00 may be asked." };
  return {
    "session asked for": sessionAskedFor(base),
    "session booked": sessionBooked({ ...base, ...change, dates: [], policy: word }),
    "sessions booked": sessionBooked({ ...base, ...change, dates: ["Thursday", "Friday"], policy: word }),
    "session moved": sessionMoved({ ...base, ...change }),
    "session cancelled": sessionCancelled({ ...base, ...off }),
    "session declined": sessionDeclined(base),
    "session reminder": sessionReminder({ ...base, ...change }),
    "session missed": sessionMissed({ ...base, fee: "A fee of $45.00 may be asked." }),
    "time offered": sessionTimeOffered({ ...base, until: "Monday, 9:00 am" }),
    "asked to move": sessionAskedToMove(base),
    "asked to talk about": sessionTalk(base),
    "declined in calendar": sessionCalendarSaidNo({ ...base, late: true }),
    "session, for its coach": sessionForCoach({
      ...base,
      subject: "Booked: Thursday",
      what: `${word} booked a session with you.`,
      over: "It was",
      more: "Before, it was Monday.",
      button: "Open the session",
      withFile: true,
    }),
  };
}

/** The words of a page in the order in which they are read, without what mail programs hide. */
function readAloud(html: string): string {
  const body = html
    .slice(html.indexOf("<body"))
    .replace(/<div[^>]*data-skip-in-text[\s\S]*?<\/div><\/div>/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(?:p|h1|br|table|td)[^>]*>/g, " ")
    .replace(/<[^>]+>/g, "");
  return plain(body);
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const plain = (text: string) =>
  text
    .replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, " ")
    .trim();
const linksOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => plain(href ?? ""));

describe.each(Object.entries(messages("Marguerite Thibodeaux")))("the mail “%s”", (_name, email) => {
  test("says the same in both parts, links included", async () => {
    const { html, text } = await renderEmail(email);
    expect(linksOf(html)).toEqual([link]);
    expect(plain(text.replaceAll(` ${link}`, ""))).toBe(readAloud(html));
    expect(text).toContain(link);
  });

  test("needs no image, no script and nobody else’s server", async () => {
    const { html } = await renderEmail(email);
    expect(html).not.toMatch(/<(?:img|script|iframe|link|form)\b/i);
    expect(html).not.toMatch(/url\(|@import|\bsrc=/i);
  });

  test("has a title, one heading, a language and a line for the list", async () => {
    const { html, subject } = await renderEmail(email);
    expect(html).toContain('lang="en"');
    expect(plain(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "")).toBe(subject);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html).toMatch(/data-skip-in-text="true">[^<]{20,}/);
    expect(html).toContain("prefers-color-scheme: dark");
  });

  test("is the same mail when it is written again", async () => {
    expect(await renderEmail(email)).toEqual(await renderEmail(email));
  });
});

test.each(Object.entries(messages('<script>alert(1)</script><img src=x onerror="alert(1)">')))(
  "a script in a name stays words in “%s”",
  async (_name, email) => {
    const { html } = await renderEmail(email);
    expect(html).not.toMatch(/<script\b|<img\b/i);
  },
);

test("a code is nothing but its digits, so that it can be copied", async () => {
  const { html, text } = await renderEmail(codeAndLink({ to: "sign in", name: null, code: "048291", link }));
  expect(html).toMatch(/class="code">048291<\/p>/);
  expect(text).toMatch(/^048291$/m);
});

describe("a message to school", () => {
  const body = "Dear Mr. Brandvold,\n\n  Two spaces, and a < b & c.\n\n\nThank you\nMarguerite\n";

  test("is her words to the letter and nothing else", async () => {
    const { text, html } = await renderEmail(messageToSchool({ subject: "Two lines", body }));
    expect(text).toBe(body);
    const shown = /<div[^>]*>([\s\S]*)<\/div>/.exec(html)?.[1] ?? "";
    const lines = shown.replaceAll("<br/>", "\n").replace(/&(?:amp|lt);/g, (entity) => entities[entity] ?? entity);
    expect(lines).toBe(body);
    expect(html).not.toMatch(/href|Alongside/);
  });

  test("keeps a script as words", async () => {
    const { html } = await renderEmail(messageToSchool({ subject: "", body: "<script>alert(1)</script>\n<b>x" }));
    expect(html).not.toMatch(/<script|<b>/);
  });
});

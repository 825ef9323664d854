import { createHash } from "node:crypto";
import { fileBytes } from "#app/domain/documents/read-file.server.ts";
import { messageHash } from "#app/domain/drafts/message-hash.server.ts";
import { codeOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import type { Order } from "#app/domain/messages/take-order.server.ts";
import type { About, Told } from "#app/domain/messages/told.server.ts";
import { firstName } from "#app/domain/names.ts";
import type { SessionTold } from "#app/domain/scheduling/session-mail.queries.server.ts";
import { paths } from "#app/http/paths.ts";
import type { Letter } from "#app/outside/mail.server.ts";
import { headerText, isPlainAddress, mailbox } from "#app/outside/mail-headers.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import { longDay } from "#app/ui/date-words.tsx";
import { cameIn } from "#emails/came-in.tsx";
import { coachAway } from "#emails/coach-away.tsx";
import { codeAndLink } from "#emails/code-and-link.tsx";
import { didNotArrive } from "#emails/did-not-arrive.tsx";
import { type Email, renderEmail } from "#emails/email.tsx";
import { guardianInvitation } from "#emails/guardian-invitation.tsx";
import { handedToYou } from "#emails/handed-to-you.tsx";
import { looksReady } from "#emails/looks-ready.tsx";
import { memberInvitation } from "#emails/member-invitation.tsx";
import { messageToSchool } from "#emails/message-to-school.tsx";
import { newPassword } from "#emails/new-password.tsx";
import { sharedWithYou } from "#emails/shared-with-you.tsx";
import { somethingNew } from "#emails/something-new.tsx";
import { standsIn } from "#emails/stands-in.tsx";
import { thoughts } from "#emails/thoughts.tsx";
import { sessionLetter } from "./session-letters.server.ts";

/** What every letter needs to know of this installation. */
export type Sender = {
  /** Where the product is reached; no slash at the end. */
  origin: string;
  /** Key of the HMACs behind links and codes. */
  secret: string;
  /** The one address that mail comes from, without a name. */
  address: string;
  /** The domain whose mail comes in, when there is one. */
  inboundDomain?: string;
};

/** The mail that a code and link were asked for with (identity.code_to_mail). */
export type CodeOrder = { id: string; kind: string; email: string; name: string | null };

/** A letter, or a sentence for the person who wanted it to leave. */
export type Written = { letter: Letter } | { problem: string };

/**
 * Writes the letter of an order. The same order gives the same bytes, so that a retry is the same mail.
 *
 * @returns a sentence instead when the letter must not leave: an address that is none, or a text that is not the one
 *   that its sending was allowed for
 */
export async function letterOf({ practice, told }: Order, sender: Sender, storage: Storage): Promise<Written> {
  if (told.kind === "message to school") return schoolLetter(told, practice.name, sender, storage);
  if (!isPlainAddress(told.to.email)) return { problem: "The address is not an email address." };
  if ("appointment" in told) return { letter: await sessionLetter(told, practice, sender) };
  const { subject, html, text } = await renderEmail(emailOf(told, practice, sender));
  const from = told.kind === "invitation" ? `${told.invitedBy} via ${practice.name}` : practice.name;
  return {
    letter: {
      from: mailbox(from, sender.address),
      to: [mailbox(told.to.name, told.to.email)],
      subject: headerText(subject),
      html,
      text,
    },
  };
}

/** The letter with a code and link, for coming in or for a new password. */
export async function codeLetter(order: CodeOrder, sender: Sender): Promise<Letter> {
  const code = codeOf(sender.secret, order.id);
  const link = sender.origin + paths.link(linkToken(sender.secret, "one-time", order.id));
  const name = order.name && firstName(order.name);
  const email =
    order.kind === "new password"
      ? newPassword({ name, code, link })
      : codeAndLink({ to: order.kind === "sign-up" ? "sign up" : "sign in", name, code, link });
  const { subject, html, text } = await renderEmail(email);
  return { from: mailbox("Alongside", sender.address), to: [order.email], subject, html, text };
}

type Notice = Exclude<Told, { kind: "message to school" } | SessionTold>;

function emailOf(told: Notice, practice: Order["practice"], sender: Sender): Email {
  if (told.kind === "invitation") return invitationEmail(told, practice.name, sender);
  if (told.kind === "shared with you") {
    const link = sender.origin + deskPath(practice.handle, told.about);
    return sharedWithYou({ name: told.to.name, from: told.from, practice: practice.name, link });
  }
  if (told.kind === "handed to you") {
    const link = sender.origin + deskPath(practice.handle, told.about);
    return handedToYou({ name: told.to.name, from: told.from, practice: practice.name, link });
  }
  if (told.kind === "something came in") {
    const link = sender.origin + cameInPath(practice.handle, told);
    return cameIn({ name: told.to.name, waits: told.waits, practice: practice.name, link });
  }
  if (told.kind === "did not arrive") {
    const link = sender.origin + paths.home(practice.handle, told.familyId).message(told.draftId);
    return didNotArrive({ name: told.to.name, practice: practice.name, link });
  }
  if (told.kind === "coach away") {
    const day = (of: string) => longDay(of, { locale: "en-US", zone: "UTC" });
    return coachAway({
      ...told,
      name: told.to.name,
      from: told.hasBegun ? null : day(told.firstDay),
      back: day(told.backOn),
      practice: practice.name,
      link: sender.origin + paths.home(practice.handle, told.familyId).week,
    });
  }
  if (told.kind === "stands in") {
    return standsIn({
      ...told,
      name: told.to.name,
      from: longDay(told.firstDay, { locale: "en-US", zone: "UTC" }),
      back: longDay(told.backOn, { locale: "en-US", zone: "UTC" }),
      practice: practice.name,
      link: sender.origin + paths.desk(practice.handle).review,
    });
  }
  const link = sender.origin + homePath(practice.handle, told.familyId, told.about, told.kind);
  const props = { name: told.to.name, coach: told.coach, practice: practice.name, link };
  if (told.kind === "thoughts") return thoughts(props);
  return told.kind === "looks ready" ? looksReady(props) : somethingNew(props);
}

function invitationEmail(told: Extract<Told, { kind: "invitation" }>, practice: string, sender: Sender): Email {
  const { id, version, expiresAt, zone } = told.invitation;
  const props = {
    name: firstName(told.to.name),
    practice,
    link: sender.origin + paths.invitation(linkToken(sender.secret, "invitation", id, version)),
    until: lastDay(expiresAt, zone),
  };
  return told.roles.length === 0
    ? guardianInvitation({ ...props, coach: told.invitedBy })
    : memberInvitation({ ...props, invitedBy: told.invitedBy, as: roleWords(told.roles) });
}

/**
 * Her words and her files and nothing else, in her name: from the practice's own domain when it has one, else from the one address
 * that may send; with every answer going to her own mailbox and, where she has one, to her private address of the school log.
 */
async function schoolLetter(
  { from, practiceId, message, hash, domain, logAddress }: Extract<Told, { kind: "message to school" }>,
  practice: string,
  sender: Sender,
  storage: Storage,
): Promise<Written> {
  if (messageHash(message) !== hash)
    return { problem: "This text is not the one that was found ready, so it did not leave. Share it again." };
  const { to, cc } = message.recipients;
  if (to.length === 0 || ![...to, ...cc, from].every(({ email }) => isPlainAddress(email))) {
    return { problem: "One of the addresses is not an email address. Mend it and send again." };
  }
  const { html, text } = await renderEmail(messageToSchool(message));
  return {
    letter: {
      from: domain
        ? mailbox(from.name, `${localPart(from.name)}@${domain}`)
        : mailbox(`${from.name} via ${practice}`, sender.address),
      to: to.map(({ name, email }) => mailbox(name, email)),
      cc: cc.map(({ name, email }) => mailbox(name, email)),
      replyTo: [mailbox(from.name, from.email), ...(logAddress ? [mailbox(from.name, logAddress)] : [])],
      subject: headerText(message.subject),
      html,
      text,
      attachments: await Promise.all(message.files.map((file) => attachmentOf({ ...file, practiceId }, storage))),
    },
  };
}

/** A name as the part before the @: "Adaeze Abara" is adaeze.abara. */
function localPart(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ".");
  return (
    plain
      .replace(/^\.+|\.+$/g, "")
      .slice(0, 60)
      .replace(/\.$/, "") || "parent"
  );
}

/** @throws when the bytes are not those that were attached, which is a fault of ours */
async function attachmentOf(
  file: { practiceId: string; name: string; type: string; sha256: string },
  storage: Storage,
): Promise<NonNullable<Letter["attachments"]>[number]> {
  const bytes = await fileBytes(storage, file);
  if (createHash("sha256").update(bytes).digest("hex") !== file.sha256) throw new Error("a kept file has changed");
  return { filename: file.name, contentType: file.type, content: Buffer.from(bytes) };
}

function deskPath(handle: string, about: About): string {
  const desk = paths.desk(handle);
  if (about.noun === "draft") return desk.reviewDraft(about.id);
  if (about.noun === "goal") return desk.family(about.familyId).goal(about.id);
  return about.noun === "assignment" ? desk.reviewAssignment(about.id) : desk.review;
}

function cameInPath(handle: string, told: Extract<Told, { kind: "something came in" }>): string {
  if (told.forCoach) return paths.desk(handle).family(told.familyId).schoolLog;
  const home = paths.home(handle, told.familyId);
  return told.entryId ? home.logEntry(told.entryId) : home.cameIn;
}

function homePath(handle: string, family: string, about: About, kind: Told["kind"]): string {
  const home = paths.home(handle, family);
  if (about.noun === "week") return home.week;
  if (about.noun === "assignment") return home.assignment(about.id);
  if (about.noun === "goal") return home.goal(about.id);
  return kind === "thoughts" ? home.thoughts(about.id) : home.message(about.id);
}

/** "Sunday, November 29", which does not break before its number. */
function lastDay(at: Date, zone: string): string {
  const format = { weekday: "long", month: "long", day: "numeric", timeZone: zone } as const;
  return new Intl.DateTimeFormat("en-US", format).format(at).replace(/ (?=\d+$)/, "\u00a0");
}

function roleWords(roles: readonly string[]): string {
  const [first = "member", ...others] = ["owner", "coach", "assistant"].filter((role) => roles.includes(role));
  return [/^[aeiou]/.test(first) ? `an ${first}` : `a ${first}`, ...others].join(" and ");
}

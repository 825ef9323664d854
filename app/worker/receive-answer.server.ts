import { sql } from "kysely";
import { hashOf, linkToken } from "#app/domain/identity/tokens.server.ts";
import { readHeaders } from "#app/domain/inbound/mail-headers.ts";
import { provedSender } from "#app/domain/inbound/proved-sender.ts";
import { calendarPart } from "#app/domain/mail/calendar-part.ts";
import { type CalendarAnswer, NoCalendar, readReply } from "#app/domain/scheduling/calendar-files/read.server.ts";
import { takeCalendarAnswer } from "#app/domain/scheduling/take-calendar-answer.server.ts";
import type { ReceivedMail, ReceivedMails } from "#app/outside/received-mail.server.ts";
import type { Handle } from "#db/client.server.ts";
import type { MailRoom } from "./receive-mail.server.ts";

const largestFile = 200_000;

/**
 * Reads what a calendar answered to an invitation of ours. Of the mail nothing is kept but what it says: comes, or doesn't.
 *
 * @param sessions whose answering address it came to
 * @returns what became of it, in a word for counting
 */
export async function receiveAnswer(
  room: MailRoom,
  nobody: Handle,
  mailId: string,
  sessions: readonly string[],
): Promise<string> {
  const mail = await room.receivedMails.mail(mailId);
  if (!mail) return "gone";
  const answer = await answerIn(room.receivedMails, mail, new URL(room.sender.origin).hostname);
  if (!answer || !sessions.includes(answer.appointmentId)) return "no answer";
  const link = hashOf(linkToken(room.sender.secret, "appointment", answer.appointmentId));
  const found = await nobody.read(async (tx) => {
    const { rows } = await sql<{
      practiceId: string;
    }>`select practice_id from identity.appointment_at(${link})`.execute(tx);
    return rows[0];
  });
  if (!found) return "over";
  const { practiceId } = found;
  const sender = provedSender(readHeaders(mail.rawHead), room.inbound.receiver);
  return room.database
    .as({ actor: "system", practiceId })
    .write((tx) => takeCalendarAnswer(tx, { kind: "system", practiceId }, { ...answer, provedSender: sender }));
}

async function answerIn(mails: ReceivedMails, mail: ReceivedMail, host: string): Promise<CalendarAnswer | undefined> {
  const files = mail.attachments.filter(
    ({ type, name, size }) =>
      (/^(text\/calendar|application\/ics)\b/i.test(type) || /\.ics$/i.test(name)) && size <= largestFile,
  );
  for (const { id } of files.slice(0, 3)) {
    const bytes = await mails.attachment(mail.id, id, largestFile);
    const answer = bytes && replyIn(new TextDecoder().decode(bytes), host);
    if (answer) return answer;
  }
  const part = calendarPart(mail.rawHead);
  return part === undefined ? undefined : replyIn(part, host);
}

function replyIn(text: string, host: string): CalendarAnswer | undefined {
  try {
    return readReply(text, host);
  } catch (problem) {
    if (problem instanceof NoCalendar) return undefined;
    throw problem;
  }
}

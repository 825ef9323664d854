import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { cleanText } from "../words.ts";
import { keptRecipients, spokenName } from "./addressees.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";
import type { Names } from "./first-text.ts";
import { guidedLimits } from "./guided-starts/guided-start.ts";
import { compose, guidedStarts } from "./guided-starts.ts";

/** What was kept of a guided start: the answers, the text that was made of them last, and what arrived before, where it answers that. */
export type StartedFrom = { answers: Record<string, string>; body: string; entry?: string };

/** Reads a guided start back from its JSON. */
export function keptStart(raw: unknown): StartedFrom {
  const { answers, body, entry } =
    typeof raw === "object" && raw !== null ? (raw as { answers?: unknown; body?: unknown; entry?: unknown }) : {};
  const entries = typeof answers === "object" && answers !== null ? Object.entries(answers) : [];
  return {
    answers: Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string")),
    body: typeof body === "string" ? body : "",
    ...(typeof entry === "string" ? { entry } : {}),
  };
}

/**
 * Keeps the answer to one question of the guided start, and makes the first text of all that was answered. Words that she has
 * changed herself are never written over.
 *
 * @param values.question the question's key, untrusted; `answer` may be empty
 * @returns whether the first text stands in the message now
 * @throws Refusal not so for an answer that is too long or no choice; gone for a question that is not asked
 */
export async function keepFirstWords(
  tx: Tx,
  writer: Writer & { name: string },
  draftId: string,
  values: { question: string; answer: unknown },
): Promise<boolean> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal("not now", "This message has gone, so it stays as it was.");
  }
  const question = guidedStarts[draft.purpose].questions.find((asked) => asked.key === values.question);
  if (!question) throw new Refusal("gone", "This question is not asked here.");
  const answer = cleanText(values.answer, {
    max: question.kind === "long" ? guidedLimits.long : guidedLimits.short,
    lines: question.kind === "long" ? "many" : "one",
  });
  if (!answer.ok) throw new Refusal("not so", answer.sentence, question.key);
  const isChoice = question.kind !== "one" || question.choices?.some((choice) => choice.key === answer.text);
  if (answer.text !== "" && !isChoice) throw new Refusal("not so", "Choose one of these.", question.key);
  const text = await tx
    .selectFrom("draftText")
    .select(["recipients", "subject", "body", "startedFrom", "version"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (!text) throw new Refusal("gone", "This message is not here any more.");
  const before = keptStart(text.startedFrom);
  const answers = { ...before.answers, [question.key]: answer.text };
  const names = await namesFor(tx, writer, draftId, keptRecipients(text.recipients).to[0]?.name);
  const first = compose(draft.purpose, answers, names);
  const untouched = text.body === "" || text.body === before.body;
  await tx
    .updateTable("draftText")
    .set({
      startedFrom: JSON.stringify({ ...before, answers, body: untouched ? first.body : before.body }),
      ...(untouched ? { subject: first.subject.slice(0, 200), body: first.body.slice(0, 20_000) } : {}),
      savedAt: await instant(tx),
      version: text.version + 1,
    })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .execute();
  return untouched;
}

async function namesFor(
  tx: Tx,
  writer: { name: string },
  draftId: string,
  teacher: string | undefined,
): Promise<Names> {
  const child = await tx
    .selectFrom("draft as d")
    .innerJoin("child as c", (join) => join.onRef("c.practiceId", "=", "d.practiceId").onRef("c.id", "=", "d.childId"))
    .select("c.name")
    .where("d.id", "=", draftId)
    .executeTakeFirst();
  return {
    guardian: writer.name,
    ...(child ? { child: child.name } : {}),
    ...(teacher ? { teacher: spokenName(teacher) } : {}),
  };
}

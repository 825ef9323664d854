import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { newId } from "#app/domain/ids.ts";
import { correctEntry, withdrawEntry } from "#app/domain/school-log/correct-entry.server.ts";
import { entryLine } from "#app/domain/school-log/entry-line.ts";
import { entryForm } from "#app/domain/school-log/log.forms.server.ts";
import { type LogEntry, oneEntry } from "#app/domain/school-log/log.queries.server.ts";
import { isFresh } from "#app/domain/school-log/log.ts";
import { proposePurpose } from "#app/domain/school-log/propose-purpose.ts";
import { settlePoint } from "#app/domain/school-log/settle-point.server.ts";
import { shareLog, takeLogBack } from "#app/domain/school-log/share-log.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { clockTime, dayWithYear, hardSpaces, longDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Tx } from "#db/client.server.ts";
import { Corrections, EntryWords, useLogPlace } from "./log-entries.tsx";
import { EntryActs } from "./log-entry-acts.tsx";
import { SettledLines } from "./log-settled.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · ${data.practiceName}` : "School log" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.entry);
  const found = await guardian.read((tx) => oneEntry(tx, guardian, id));
  if (!found) throw notFound();
  const entry = entryLine(found.entry, "whole");
  const mine = found.entry.guardianId === guardian.guardianId;
  const whole = found.open.filter((one) => one.guardianId === guardian.guardianId).map((one) => one.withGuardianId);
  return {
    practiceName: guardian.practiceName,
    title: hardSpaces([entry.title, entry.more].filter(Boolean).join(" ")),
    entry,
    quoted: found.entry.quoted,
    mine,
    cameBy: found.entry.cameBy,
    proposed: isProposed(found.entry),
    asksForRecap: found.entry.direction === "both" && isFresh(found.entry.happenedAt, found.now),
    fromSchool: found.entry.direction === "in" && found.entry.knowledge === "said by school",
    points: found.points,
    educators: found.educators,
    children: found.children,
    others: found.guardians.filter((one) => one.id !== guardian.guardianId),
    // Whoever reads the whole log reads this entry with it; null stands for the coach.
    whole,
    today: localDate(found.now, guardian.zone),
    ids: { correct: newId(), withdraw: newId(), settle: newId(), share: newId() },
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.entry);
  const form = await readForm(args.request, entryForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => guardian.write((tx) => act(tx, guardian, id, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.home(guardian.practice, guardian.familyId).logEntry(id), done.result);
}

/** Whether nobody but Alongside has said what an entry is about. */
const isProposed = (entry: LogEntry): boolean =>
  entry.cameBy !== "sent" &&
  entry.purpose === proposePurpose(entry) &&
  entry.corrections.every((one) => one.purpose === null);

/** Calls the one verb that was asked for; what comes back is the notice. */
async function act(
  tx: Tx,
  guardian: GuardianActor,
  entryId: string,
  wanted: z.output<typeof entryForm>,
): Promise<string> {
  switch (wanted.intent) {
    case "correct":
      await correctEntry(tx, guardian, entryId, wanted);
      return "Put right. What stood there before stays, and the new line shows.";
    case "withdraw":
      await withdrawEntry(tx, guardian, entryId, wanted.id);
      return "Struck. It goes into no chronology.";
    case "settle":
      await settlePoint(tx, guardian, {
        id: wanted.id,
        words: wanted.what,
        who: wanted.who,
        byDay: wanted.by ?? null,
        entryId,
      });
      return "Noted. It stays open until you say otherwise.";
    case "share":
      await shareLog(tx, guardian, { id: wanted.id, entryId, with: wanted.with });
      return "Shared, this entry alone.";
    case "take back":
      await takeLogBack(tx, guardian, { entryId, with: wanted.with });
      return "Taken back.";
  }
}

export default function LogEntryPage() {
  const { entry, title, quoted, mine, proposed, cameBy, points, today } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const place = useLogPlace();
  const facts = [
    entry.timeKnown && clockTime(entry.at, place),
    entry.about &&
      `${proposed ? "About, it seems" : "About"}: ${entry.about.charAt(0).toLowerCase()}${entry.about.slice(1)}`,
    entry.child,
    mine ? cameWords[cameBy] : `From ${entry.guardian}’s log`,
  ];
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead over={`${longDay(entry.at, place)}, ${dayWithYear(entry.at, place).slice(-4)}`} title={title} />
      <p className="soft small mb-4">{facts.filter(Boolean).join(" · ")}</p>
      <div className={entry.withdrawn ? "log-whole is-aside stack" : "log-whole stack"}>
        {entry.subject && <p className="font-semibold">{entry.subject}</p>}
        <EntryWords entry={entry} mine={mine} />
        <Corrections entry={entry} />
      </div>
      {quoted && (
        <details className="mt-4">
          <summary className="link inline-flex min-h-11 items-center">What was quoted beneath</summary>
          <p className="words soft whitespace-pre-wrap">{quoted}</p>
        </details>
      )}
      <Next />
      {points.length > 0 && (
        <Section title="Settled">
          <SettledLines points={points} today={today} />
        </Section>
      )}
      {mine && <EntryActs answer={answer} />}
    </PocketPage>
  );
}

const cameWords = {
  written: "Written down by you",
  pasted: "Pasted by you",
  sent: "Kept when it was sent",
  inbound: "Came by mail",
} as const;

/** What can follow: an answer to what came in, a recap of a talk. */
function Next() {
  const { entry, mine, asksForRecap, fromSchool } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  if (!mine || entry.withdrawn) return null;
  if (fromSchool) {
    return (
      <p className="row mt-4">
        <ButtonLink look="filled" to={home.arrivedEntry(entry.id)}>
          Answer it
        </ButtonLink>
      </p>
    );
  }
  if (!asksForRecap) return null;
  return (
    <div className="stack mt-4">
      <p>A few lines the day after keep both sides’ memory the same: “Here is what I took from our talk.”</p>
      <ButtonLink look="outlined" to={`${home.newMessage}?purpose=follow-up&entry=${entry.id}`}>
        Begin a recap
      </ButtonLink>
    </div>
  );
}

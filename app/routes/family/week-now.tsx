import { Form, useLoaderData } from "@remix-run/react";
import { messageTitle, spokenName } from "#app/domain/drafts/addressees.ts";
import type { Asked } from "#app/domain/drafts/what-it-asks.ts";
import { excerpt } from "#app/domain/excerpt.ts";
import type { ArrivedLately, OpenMessage } from "#app/domain/home/week.queries.server.ts";
import type { NowThing } from "#app/domain/home/what-now.ts";
import type { ToTry } from "#app/domain/homework/homework.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { hardSpaces, sinceWords, weekDay } from "#app/ui/date-words.tsx";
import { Minutes } from "#app/ui/quiet-lines.tsx";
import { Said } from "#app/ui/said.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./week.tsx";

/** One thing to do now: from whom, what it is, what is asked, and only then the way to begin. The first one is filled. */
export function WeekNow({ thing, first }: { thing: NowThing; first: boolean }) {
  const look = first ? "filled" : "outlined";
  return (
    <section className={first ? "section is-unlined" : "section"}>
      {"arrived" in thing ? (
        <ArrivedNow arrived={thing.arrived} look={look} />
      ) : "message" in thing ? (
        <MessageNow kind={thing.kind} message={thing.message} look={look} />
      ) : (
        <ExerciseNow kind={thing.kind} exercise={thing.exercise} look={look} />
      )}
    </section>
  );
}

type Look = "filled" | "outlined";

/** What school wrote, what it asks, and only then the way to begin. */
function ArrivedNow({ arrived, look }: { arrived: ArrivedLately; look: Look }) {
  const { now, asked } = useLoaderData<typeof loader>();
  const { home, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const by = hardSpaces(spokenName(arrived.by) || "School");
  return (
    <div className="stack">
      <h2>
        {by} wrote {sinceWords(arrived.happenedAt, now, place)}
      </h2>
      {arrived.body && <Said>{excerpt(arrived.body)}</Said>}
      {asked && <p>{asksInShort(asked)}</p>}
      <ButtonLink look={look} to={home.arrivedEntry(arrived.id)}>
        Look at it calmly
      </ButtonLink>
      <p className="row row-apart">
        <span className="soft small">Two lines are enough today.</span>
        <Minutes whole={3} />
      </p>
    </div>
  );
}

function asksInShort(asked: Asked): string {
  const by = weekDay(asked.by, { locale: "en-US", zone: "UTC" });
  if (asked.onlyReceipt) return `It asks only to hear that you got it. ${by} is soon enough.`;
  if (asked.sentences.length === 0 && !asked.named) return "It asks for nothing in so many words.";
  if (asked.named) return `It asks for an answer by ${by}.`;
  return `It names no day. ${by} is soon enough.`;
}

function MessageNow({
  kind,
  message,
  look,
}: {
  kind: "thoughts" | "ready" | "begun";
  message: OpenMessage;
  look: Look;
}) {
  const { home, coachName } = usePocket();
  const from = message.lookedBy ? firstName(message.lookedBy) : coachName;
  const title = hardSpaces(messageTitle(message.recipients.to));
  if (kind === "begun") {
    return (
      <div className="stack">
        <Head over="You were writing" title={title} />
        {message.body && <Said mine>{excerpt(message.body)}</Said>}
        <ButtonLink look={look} to={home.message(message.id)}>
          Go on writing
        </ButtonLink>
      </div>
    );
  }
  const ready = kind === "ready";
  return (
    <div className="stack">
      <Head over={`From ${from}`} title={ready ? `${title} looks ready` : `A few thoughts on your ${lower(title)}`} />
      {message.word && <Said by={from}>{message.word}</Said>}
      <ButtonLink look={look} to={ready ? home.send(message.id) : home.thoughts(message.id)}>
        {ready ? "Send it your way" : `Read what ${from} thinks`}
      </ButtonLink>
    </div>
  );
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function ExerciseNow({ kind, exercise, look }: { kind: "more" | "try"; exercise: ToTry; look: Look }) {
  const { home } = usePocket();
  const giver = firstName(exercise.giver);
  const { id, title, note, state, minutes, shortMinutes, byDay } = exercise;
  const more = kind === "more";
  const begin = state === "started" ? "Go on where you were" : "Begin";
  return (
    <div className="stack">
      <Head over={`From ${giver}`} title={title} />
      {more ? (
        <p>
          {exercise.moreAsked
            ? "One more thing is asked; the rest is fine as it is."
            : `${giver} has a thought for you.`}
        </p>
      ) : (
        note && <p className="words">{note}</p>
      )}
      {!more && byDay && <p className="soft small">{weekDay(byDay, { locale: "en-US", zone: "UTC" })}, if you can.</p>}
      <ButtonLink look={look} to={home.assignment(id)}>
        {more ? `Read what ${giver} says` : begin}
      </ButtonLink>
      <Form method="post" action={home.assignment(id)} className="row row-apart">
        <FormButton look="plain" name="intent" value="not this week">
          Not this week
        </FormButton>
        {!more && <Minutes whole={minutes} short={shortMinutes} />}
      </Form>
    </div>
  );
}

function Head({ over, title }: { over: string; title: string }) {
  return (
    <div>
      <p className="soft small">{over}</p>
      <h2>{title}</h2>
    </div>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { answerAssignment } from "#app/domain/homework/answer-assignment.server.ts";
import type { ReplyKind } from "#app/domain/homework/assignment.ts";
import { assignmentForCoach } from "#app/domain/homework/given.queries.server.ts";
import { replyForm, wordLimits } from "#app/domain/homework/homework.forms.server.ts";
import { newId } from "#app/domain/ids.ts";
import { firstName } from "#app/domain/names.ts";
import { otherReaders } from "#app/domain/review/hand-over.server.ts";
import { deskItems } from "#app/domain/review/review.queries.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { clockTime, longDay } from "#app/ui/date-words.tsx";
import { Quote } from "#app/ui/said.tsx";
import { instant } from "#db/clock.server.ts";
import { AssignmentStateMark } from "./assignment-state.tsx";
import type { DeskHandle } from "./desk.tsx";
import { afterDecision, placeOnDesk } from "./desk-place.ts";
import { handItemOver } from "./hand-over.server.ts";
import { HandOver } from "./hand-over.tsx";
import { KnownBeside } from "./known-beside.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { ReviewDesk } from "./review-desk.tsx";
import { RoundSheet, RoundTalk } from "./round-sheet.tsx";
import { useDesk } from "./use-desk.ts";

export const handle: DeskHandle = { slim: true };

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const id = idFrom(args.params.assignment);
  // That she reads it is itself written down.
  const { assignment, readers, items, now } = await coach.write(async (tx) => {
    const read = await assignmentForCoach(tx, id);
    return {
      assignment: read,
      readers: read ? await otherReaders(tx, read.familyId) : [],
      items: await deskItems(tx, coach),
      now: await instant(tx),
    };
  });
  if (!assignment || assignment.rounds.length === 0) throw notFound();
  const { exercise, ...shown } = assignment;
  const asked = Number(new URL(args.request.url).searchParams.get("round"));
  return {
    ...shown,
    round: shown.rounds.find((round) => round.round === asked) ?? shown.rounds[0],
    place: placeOnDesk(items, id, paths.desk(coach.practice)),
    readers,
    handed: items.find((item) => item.id === id)?.handed ?? null,
    replyId: newId(),
    replyMax: wordLimits.reply,
    now,
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const assignmentId = idFrom(args.params.assignment);
  const fields = await formData(args.request);
  if (fields.get("intent") === "hand over") {
    return handItemOver(coach, args.context, { kind: "assignment", id: assignmentId }, fields);
  }
  const form = readFields(fields, replyForm);
  if (!form.ok) return form.answer;
  const reply = { assignmentId, ...form.values };
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      const items = await deskItems(tx, coach);
      return { items, ...(await answerAssignment(tx, coach, reply)) };
    }),
  );
  if (!done.ok) return done.answer;
  const to = afterDecision(done.result.items, assignmentId, paths.desk(coach.practice));
  return redirectWithNotice(args.context, to, said[reply.kind](firstName(done.result.guardianName)));
}

const said: Record<ReplyKind, (who: string) => string> = {
  answered: (who) => `Your thought is on its way back to ${who}.`,
  more: (who) => `${who} is asked for a little more.`,
  done: (who) => `Done. ${who} will see it.`,
};

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: data ? `${data.title} from ${data.guardianName} · Review` : "Review · Alongside" },
];

export default function ReviewAssignment() {
  const assignment = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const [handing, setHanding] = useState(false);
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  const { round, state } = assignment;
  const newest = assignment.rounds[0];
  if (!round || !newest) return null;
  const waits = state === "shared" || state === "answered";
  return (
    <ReviewDesk
      title={`${assignment.title}, from ${assignment.guardianName}`}
      states={
        <>
          <AssignmentStateMark state={state} moreAsked={assignment.replies.at(-1)?.kind === "more"} />
          {assignment.rounds.length > 1 && <span className="state">Round {newest.round}</span>}
        </>
      }
      place={assignment.place}
      known={<KnownBeside beside={assignment} now={assignment.now} />}
      sheet={
        <RoundSheet
          round={round}
          rounds={assignment.rounds}
          sharedAt={`${longDay(round.at, place)}, ${clockTime(round.at, place)}`}
        />
      }
      thoughts={
        <>
          {assignment.handed && (
            <section>
              <h2>Handed to you by {firstName(assignment.handed.by)}</h2>
              {assignment.handed.note && <Quote size="small">{assignment.handed.note}</Quote>}
            </section>
          )}
          <RoundTalk
            round={round}
            note={assignment.note}
            giver={assignment.giver}
            from={assignment.guardianName}
            replies={assignment.replies}
          />
          {state === "shared" && <HandOver readers={assignment.readers} open={handing} answer={answer} />}
        </>
      }
      decision={
        waits && round === newest ? (
          <ReplyForm
            key={assignment.id}
            id={one(answer?.typed.id) ?? assignment.replyId}
            round={newest.round}
            max={assignment.replyMax}
            answer={answer}
            onlyDone={state === "answered"}
          />
        ) : undefined
      }
      keys={[
        ...(waits ? [{ keys: ["⌘", "↵"], words: "a thought back" }] : []),
        ...(state === "shared" && assignment.readers.length > 0 ? [{ keys: ["h"], words: "hand over" }] : []),
      ]}
      bindings={{ h: () => setHanding(true) }}
    />
  );
}

const one = (typed: string | string[] | undefined) => (Array.isArray(typed) ? typed[0] : typed);

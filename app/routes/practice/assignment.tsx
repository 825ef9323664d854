import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { assignmentForCoach, type CoachAssignment } from "#app/domain/homework/given.queries.server.ts";
import { takeBackForm } from "#app/domain/homework/homework.forms.server.ts";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { takeBackExercise } from "#app/domain/homework/take-back-exercise.server.ts";
import { firstName } from "#app/domain/names.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { AnswersRead } from "#app/routes/homework/answers-read.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { dayAndTime, longDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { AssignmentStateMark } from "./assignment-state.tsx";
import { useDesk } from "./use-desk.ts";

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const id = idFrom(args.params.assignment);
  // That she reads what was shared is itself written down.
  const assignment = await coach.write((tx) => assignmentForCoach(tx, id));
  if (!assignment || assignment.familyId !== familyId) throw notFound();
  const { exercise, children, goals, earlier, ...shown } = assignment;
  return { ...shown, forWhom: exercise.forWhom ?? null };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const id = idFrom(args.params.assignment);
  const form = await readForm(args.request, takeBackForm.partial());
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => takeBackExercise(tx, id)));
  if (!done.ok) return done.answer;
  const to = paths.desk(coach.practice).family(familyId).homework;
  return redirectWithNotice(args.context, to, "Taken back. It is gone from the parent’s week.");
}

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: data ? `${data.title}, ${data.guardianName} · ${data.familyName}` : "Homework" },
];

export default function AssignmentPage() {
  const assignment = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { paths: desk, zone } = useDesk();
  const of = desk.family(assignment.familyId);
  const place = { locale: "en-US", zone };
  const { state } = assignment;
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.families, words: "Families" },
          { to: of.overview, words: assignment.familyName },
          { to: of.homework, words: "Homework" },
        ]}
        title={assignment.title}
        sub={`For ${assignment.guardianName}, from ${assignment.giver} on ${longDay(assignment.givenAt, place)}. ${minutesInWords(assignment.minutes, assignment.shortMinutes)}.`}
        states={
          <>
            <AssignmentStateMark state={state} moreAsked={assignment.replies.at(-1)?.kind === "more"} />
            {assignment.byDay && <span className="state">By {longDay(assignment.byDay, place)}</span>}
          </>
        }
        actions={
          state === "shared" ? (
            <ButtonLink look="filled" to={desk.reviewAssignment(assignment.id)}>
              Read it on the desk
            </ButtonLink>
          ) : (
            (state === "given" || state === "not this week") && (
              <Form method="post">
                <FormButton>Take back</FormButton>
              </Form>
            )
          )
        }
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <div className="narrow stack">
        {assignment.note && (
          <Said mine by={`A word with it, from ${assignment.giver}`}>
            {assignment.note}
          </Said>
        )}
        {notShared(assignment) && <p className="soft">{notShared(assignment)}</p>}
      </div>
      <Rounds rounds={assignment.rounds} replies={assignment.replies} from={assignment.guardianName} />
    </>
  );
}

/** What is not shared is said, so that nobody wonders or looks for it. */
function notShared({ state, rounds, guardianName }: Pick<CoachAssignment, "state" | "rounds" | "guardianName">) {
  const who = firstName(guardianName);
  if (state === "started") {
    const until = `is private until ${who} shares it`;
    return rounds.length > 0 ? `${who} is writing again. What changes ${until}.` : `Begun. What stands there ${until}.`;
  }
  if (state === "given") return "Not begun yet.";
  if (state === "not this week") return `${who} left it for another week. No reason is owed.`;
  return state === "taken back" ? `Taken back. ${who} no longer sees it.` : null;
}

function Rounds({ rounds, replies, from }: Pick<CoachAssignment, "rounds" | "replies"> & { from: string }) {
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  return rounds.map((round) => (
    <Section
      key={round.id}
      line
      title={rounds.length > 1 ? `Round ${round.round}` : `What ${firstName(from)} shared`}
      aside={`${dayAndTime(round.at, place)}${round.form === "short" ? ", the short form" : ""}`}
    >
      <div className="narrow round">
        {round.word && <Said by={`With it, from ${from}`}>{round.word}</Said>}
        <AnswersRead blocks={round.blocks} />
        {replies
          .filter((reply) => reply.round === round.round)
          .map((reply) => (
            <Said key={reply.id} mine by={`${reply.by}, ${dayAndTime(reply.at, place)}`}>
              {reply.words || "Done."}
            </Said>
          ))}
      </div>
    </Section>
  ));
}

import { Form } from "@remix-run/react";
import { Clock, Lock } from "lucide-react";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { firstName } from "#app/domain/names.ts";
import { hersUntilShared } from "#app/routes/homework/hers-until-shared.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import type { AssignmentShown } from "./assignment.tsx";
import { usePocket } from "./pocket-page.tsx";

/** What it is, from whom, how long it takes, and what can be done with it now: begin, go on, leave it for another week. */
export function AssignmentCover({ assignment }: { assignment: AssignmentShown }) {
  const { guardian, coachName } = usePocket();
  const giver = firstName(assignment.giver);
  const place = { locale: "en-US", zone: guardian.zone };
  const answered = replyOnTop(assignment);
  return (
    <>
      <PocketHead over={`From ${giver}`} title={assignment.title} lede={assignment.forWhom} />
      {answered ? (
        <section className="stack">
          {answered.words && <Said by={answered.by}>{answered.words}</Said>}
          {assignment.state === "done" && <StateMark shape="done">Done. It stays here for you to read.</StateMark>}
        </section>
      ) : (
        assignment.note && <Said by={assignment.giver}>{assignment.note}</Said>
      )}
      {assignment.state === "shared" && (
        <p className="lede cover-day">
          You shared this. {coachName} is reading, and you will hear when a thought comes back.
        </p>
      )}
      {assignment.byDay && assignment.state !== "shared" && assignment.state !== "done" && (
        <p className="soft cover-day">By {longDay(assignment.byDay, place)}, if you can.</p>
      )}
      <Ways assignment={assignment} asked={answered?.kind === "more"} />
    </>
  );
}

/** The coach's last word, while it is the newest thing that happened. */
export function replyOnTop(assignment: AssignmentShown) {
  return assignment.state === "answered" || assignment.state === "done" ? assignment.replies.at(-1) : undefined;
}

function Ways({ assignment, asked }: { assignment: AssignmentShown; asked: boolean }) {
  switch (assignment.state) {
    case "given":
      return <Beginning assignment={assignment} />;
    case "started":
      return <GoingOn assignment={assignment} />;
    case "not this week":
      return (
        <Form method="post" className="stack cover-ways">
          <p>
            <StateMark shape="aside">Left for another week. Nobody asks why.</StateMark>
          </p>
          <FormButton look="filled" name="intent" value="up again">
            Take it up again
          </FormButton>
        </Form>
      );
    case "answered":
      return <Mending assignment={assignment} asked={asked} />;
    default:
      return null;
  }
}

function Beginning({ assignment }: { assignment: AssignmentShown }) {
  const short = assignment.shortMinutes;
  return (
    <Form method="post" className="stack cover-ways">
      <Private of={assignment.of} />
      <FormButton look="filled" name="intent" value="whole">
        Begin
      </FormButton>
      {short !== null && (
        <>
          <FormButton name="intent" value="short">
            The short form, {minutesInWords(short, null)}
          </FormButton>
          {assignment.shortWords && <p className="small soft">{assignment.shortWords} It counts just the same.</p>}
        </>
      )}
      <div className="row row-apart">
        <FormButton look="plain" name="intent" value="not this week">
          Not this week
        </FormButton>
        <Minutes assignment={assignment} />
      </div>
    </Form>
  );
}

function GoingOn({ assignment }: { assignment: AssignmentShown }) {
  const { home } = usePocket();
  const other = assignment.form === "whole" ? "short" : "whole";
  const onward = assignment.next === null ? "Look it over" : "Go on where you were";
  return (
    <Form method="post" className="stack cover-ways">
      <p>
        <StateMark shape="open">Begun. What you wrote is kept, and only you see it.</StateMark>
      </p>
      <FormButton look="filled" name="intent" value={assignment.form}>
        {onward}
      </FormButton>
      {assignment.next !== null && (
        <ButtonLink to={home.shareAnswers(assignment.id)}>Look over what you wrote</ButtonLink>
      )}
      <div className="row row-apart">
        <FormButton look="plain" name="intent" value="not this week">
          Not this week
        </FormButton>
        {assignment.shortMinutes !== null && (
          <FormButton look="plain" name="intent" value={other}>
            {other === "short" ? `The short form, ${minutesInWords(assignment.shortMinutes, null)}` : "The whole of it"}
          </FormButton>
        )}
      </div>
    </Form>
  );
}

/** A thought came back. When more was asked, mending is the next thing; otherwise it may rest as it is. */
function Mending({ assignment, asked }: { assignment: AssignmentShown; asked: boolean }) {
  const { home } = usePocket();
  return (
    <Form method="post" className="stack cover-ways">
      <ButtonLink look={asked ? "filled" : "outlined"} to={home.shareAnswers(assignment.id)}>
        {asked ? "Add to it, and share again" : "Change something, and share again"}
      </ButtonLink>
      <div className="row row-apart">
        <FormButton look="plain" name="intent" value="not this week">
          Not this week
        </FormButton>
        {!asked && <span className="small soft">Nothing more is asked of you.</span>}
      </div>
    </Form>
  );
}

function Private({ of }: { of: number }) {
  return (
    <p className="step-state">
      <Lock />
      <span>{hersUntilShared(of)}</span>
    </p>
  );
}

function Minutes({ assignment }: { assignment: AssignmentShown }) {
  return (
    <span className="row small soft">
      <Clock />
      {minutesInWords(assignment.minutes, assignment.shortMinutes)}
    </span>
  );
}

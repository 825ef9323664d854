import { Form, Link, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { Band } from "#app/ui/band.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { dayAndTime, sinceWords } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./session.tsx";
import { useDesk } from "./use-desk.ts";

/** What is to be decided about a session now: an answer, an offer, how it ended, or a change. One filled button at most. */
export function SessionDecision() {
  const { session, changes, begun } = useLoaderData<typeof loader>();
  if (!changes) return null;
  if (session.state === "requested") return <Answer />;
  if (session.state === "held") return <Offer />;
  if (session.state !== "booked") return null;
  return begun ? <HowItEnded /> : <ChangeIt />;
}

const whoOf = (guardian: string | null) => (guardian ? firstName(guardian) : "They");

function Answer() {
  const { session, begun } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  const when = dayAndTime(session.startsAt, { locale: "en-US", zone });
  return (
    <Section title={`${whoOf(session.guardian)} asks for this time`}>
      <p className="mb-3">
        {begun ? "It has passed without an answer." : `${when}. It is kept free until you answer.`} Nothing is charged
        for what is declined.
      </p>
      <Form method="post" className="row">
        <input type="hidden" name="intent" value="answer" />
        {!begun && (
          <FormButton look="filled" name="yes" value="yes" waitingWords="Booking…">
            Yes, book it
          </FormButton>
        )}
        <MoveLink words="Another time instead" />
        <FormButton look="plain" name="yes" value="no">
          Decline
        </FormButton>
      </Form>
    </Section>
  );
}

function Offer() {
  const { session } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  const until = session.heldUntil ? sinceWords(session.heldUntil, session.now, place) : "";
  return (
    <Section title={session.waitingId ? `Offered to ${whoOf(session.guardian)}` : "Held"}>
      <p className="mb-3">
        The time is held until {until}. {session.waitingId && "After that the next who waits is asked."}
      </p>
      <Form method="post" className="row">
        <input type="hidden" name="intent" value="offer" />
        <FormButton look="filled" name="taken" value="yes">
          They said yes: book it
        </FormButton>
        <FormButton look="plain" name="taken" value="no">
          They can’t: let it go
        </FormButton>
      </Form>
    </Section>
  );
}

function HowItEnded() {
  const { session, reads } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  return (
    <Section title="How did it end?">
      <Form method="post" className="row">
        <input type="hidden" name="intent" value="ended" />
        <FormButton look="filled" name="came" value="yes">
          It took place
        </FormButton>
        <FormButton name="came" value="no">
          Nobody came
        </FormButton>
      </Form>
      <Form method="post" className="row mt-2">
        <Cancelling late />
        <FormButton look="plain">They told us late that they couldn’t</FormButton>
      </Form>
      <p className="small soft mt-3">
        {reads && session.lateFee > 0
          ? "A late fee is never charged by itself: you confirm it, or let it be."
          : "Saying that nobody came tells the family by mail, kindly."}{" "}
        {reads && (
          <Link className="link" to={desk.sessionNotes(session.id)}>
            Write the notes
          </Link>
        )}
      </p>
    </Section>
  );
}

function ChangeIt() {
  const { session, late } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  const everybody = session.familyId ? "The family is" : "Everybody in it is";
  return (
    <Section title="Change it">
      {session.askedToMoveAt && (
        <div className="mb-3">
          <Band tone="look">
            {whoOf(session.guardian)} was asked{" "}
            {sinceWords(session.askedToMoveAt, session.now, { locale: "en-US", zone })} to choose another time, and has
            not yet.
          </Band>
        </div>
      )}
      <div className="row">
        <MoveLink words="Move it" />
        <details className="opens-in-place">
          <summary className="button is-outlined">Cancel it …</summary>
          <div className="stack mt-3">
            <p>
              {everybody} told by mail, and the time is offered to those who wait. When you cancel, it costs them
              nothing.
            </p>
            <div className="row">
              <Form method="post">
                <Cancelling late={false} />
                <FormButton look="undo">Cancel this session</FormButton>
              </Form>
              {late && session.familyId && (
                <Form method="post">
                  <Cancelling late />
                  <FormButton look="plain">They told us late</FormButton>
                </Form>
              )}
            </div>
          </div>
        </details>
      </div>
    </Section>
  );
}

function Cancelling({ late }: { late: boolean }) {
  const { session } = useLoaderData<typeof loader>();
  return (
    <>
      <input type="hidden" name="intent" value="cancel" />
      <input type="hidden" name="sequence" value={session.sequence} />
      {late && <input type="hidden" name="late" value="on" />}
    </>
  );
}

function MoveLink({ words }: { words: string }) {
  const { session } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  return <ButtonLink to={desk.moveSession(session.id)}>{words}</ButtonLink>;
}

import { Form, Link, useLoaderData } from "@remix-run/react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { CheckboxField, SelectField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { seatsWords } from "./calendar-words.ts";
import type { loader } from "./session.tsx";
import { capitalised } from "./today-words.ts";
import { useDesk } from "./use-desk.ts";

/** Who comes: the family and, of a joint session, the other parent; or everybody who has a seat in a group. */
export function SessionPeople({ answer }: { answer: FormAnswer | undefined }) {
  const { session } = useLoaderData<typeof loader>();
  return session.familyId ? <FamilyComes answer={answer} /> : <GroupComes answer={answer} />;
}

function FamilyComes({ answer }: { answer: FormAnswer | undefined }) {
  const { session, changes, begun } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  const sitting = session.people.filter(({ state }) => state === "booked");
  const others = session.others.filter(({ id }) => !sitting.some(({ guardianId }) => guardianId === id));
  const open = session.state === "booked" && changes && !begun;
  return (
    <Section title={begun ? "Who" : "Who comes"}>
      <p>
        {session.guardian}
        <span className="small soft block">
          <Link className="link" to={desk.family(session.familyId ?? "").overview}>
            {session.family}
          </Link>
          {session.children.length > 0 && `, about ${new Intl.ListFormat("en-US").format(session.children)}`}
          {session.familyState === "inquiry" && ". An inquiry"}
        </span>
      </p>
      <Sitting open={open} />
      {open && others.length > 0 && (
        <details className="opens-in-place small mt-3">
          <summary className="link">Make it a joint session</summary>
          <Form method="post" className="stack mt-2">
            <input type="hidden" name="intent" value="ask in" />
            <p className="soft">
              They see when it is, and neither the other’s answers nor what either wants to talk about.
            </p>
            {others.map((other) => (
              <FormButton small key={other.id} name="guardianId" value={other.id}>
                Ask {other.name} in
              </FormButton>
            ))}
            {answer?.problems.guardianId && <p>{answer.problems.guardianId}</p>}
          </Form>
        </details>
      )}
    </Section>
  );
}

function GroupComes({ answer }: { answer: FormAnswer | undefined }) {
  const { session, changes, begun, choices } = useLoaderData<typeof loader>();
  const taken = session.people.filter(({ state }) => state === "booked").length;
  const open = session.state === "booked" && changes && !begun;
  return (
    <Section title={begun ? "Who" : "Who comes"} aside={capitalised(seatsWords({ taken, seats: session.seats }))}>
      {taken === 0 && <p className="soft">Nobody has a seat yet. Families find it under their sessions.</p>}
      <Sitting open={open} />
      {open && taken < session.seats && choices.length > 0 && (
        <Form method="post" className="stack mt-3">
          <input type="hidden" name="intent" value="ask in" />
          <SelectField
            name="guardianId"
            label="Give a seat to"
            options={choices
              .filter(({ id }) => !session.people.some((one) => one.guardianId === id && one.state === "booked"))
              .map(({ id, name, family }) => ({ value: id, label: `${name}, ${family}` }))}
            blank="Choose"
            problem={answer?.problems.guardianId}
          />
          <CheckboxField name="ahead" label="And in those to come that have one free" />
          <div>
            <FormButton small>Give this seat</FormButton>
          </div>
        </Form>
      )}
    </Section>
  );
}

function Sitting({ open }: { open: boolean }) {
  const { session } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  if (session.people.length === 0) return null;
  return (
    <ul className="stack mt-2">
      {session.people.map((one) => (
        <li key={one.seatId} className="row row-apart">
          <span>
            {one.name}
            <span className="small soft block">
              {one.familyId !== session.familyId && (
                <Link className="link" to={desk.family(one.familyId).overview}>
                  {one.family}
                </Link>
              )}
              {one.state !== "booked" && (one.familyId === session.familyId ? "Does not come" : ", gave the seat up")}
              {one.state === "cancelled late" && ", late"}
            </span>
          </span>
          {open && one.state === "booked" && (
            <Form method="post">
              <input type="hidden" name="intent" value="take out" />
              <FormButton look="quiet" small name="seatId" value={one.seatId} aria-label={`Take ${one.name} out`}>
                Take out
              </FormButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

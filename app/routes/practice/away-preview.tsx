import { Form, useLoaderData } from "@remix-run/react";
import { smallNumber } from "#app/domain/families/family.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { clockTime, hardSpaces, longDay, weekDay } from "#app/ui/date-words.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./settings-away.tsx";
import { capitalised } from "./today-words.ts";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;
type Falls = Shown["falls"][number];

/** Everything that one button will do: what falls in, who reads, what goes without a look, who is told. */
export function AwayPreview({ answer }: { answer: FormAnswer | undefined }) {
  const { wanted, falls, others, parents, newId } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = answer ?? {};
  if (!wanted) return null;
  const back = longDay(wanted.backOn, { locale: "en-US", zone: "UTC" });
  return (
    <Form method="post" className="mt-8">
      <input type="hidden" name="id" value={newId} />
      <input type="hidden" name="firstDay" value={wanted.firstDay} />
      <input type="hidden" name="backOn" value={wanted.backOn} />
      <Section title={fallsTitle(falls.length)} line={false}>
        <div className="narrow">
          <FormProblems problems={problems} whole={whole} fieldIds={{ id: "f-who" }} />
        </div>
        {falls.length === 0 ? (
          <p className="soft">Nothing has to be moved.</p>
        ) : (
          <ul className="away-falls">
            {falls.map((session, index) => (
              <FallsIn key={session.id} session={session} index={index} typed={typed} />
            ))}
          </ul>
        )}
      </Section>
      <Section title="Meanwhile" line>
        <div className="narrow field-list">
          <SelectField
            name="who"
            label="Who reads for you"
            hint="They see what your families share and the pages that you see, until the day you are back. Parents see who it is."
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            blank="Nobody"
            typed={one(typed?.who)}
            problem={problems.who}
          />
          <ChoiceGroup
            name="looks"
            legend="Messages that would have a look first"
            required
            choices={[
              {
                value: "go",
                label: "Go without one",
                note: "Parents send them when they like, while all who coach them are away.",
              },
              {
                value: "wait",
                label: "Wait for a look",
                note: "Of whoever reads for you, or yours when you are back.",
              },
            ]}
            typed={one(typed?.looks) ?? "go"}
            problem={problems.looks}
          />
          {parents > 0 && (
            <CheckboxField
              name="tell"
              label={`Tell ${smallNumber(parents)} ${parents === 1 ? "parent" : "parents"} by mail`}
              hint="Until when you are away and who reads meanwhile; not why."
              checked={typed ? typed.tell === "yes" : true}
            />
          )}
          <TextField
            name="words"
            label="A word for your colleagues"
            hint="It stands in the calendar; no family sees it."
            optional
            maxLength={200}
            typed={one(typed?.words)}
            problem={problems.words}
          />
        </div>
        <div className="form-end">
          <FormButton look="filled" name="intent" value="away" waitingWords="One moment…">
            Be away until {back}
          </FormButton>
        </div>
      </Section>
    </Form>
  );
}

function fallsTitle(count: number): string {
  if (count === 0) return "Nothing falls into these days";
  return `${capitalised(smallNumber(count))} ${count === 1 ? "session falls" : "sessions fall"} into these days`;
}

function FallsIn({ session, index, typed }: { session: Falls; index: number; typed: FormAnswer["typed"] | undefined }) {
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  const when = (at: Date) => hardSpaces(`${weekDay(at, place)}, ${clockTime(at, place)}`);
  const name = (of: string) => `falls[${index}].${of}`;
  const isGroup = session.who === null;
  const whose = isGroup ? `${smallNumber(session.seated)} seats taken` : session.who;
  const choices = [
    ...(session.place ? [{ value: "move", label: `Move to ${when(session.place)}` }] : []),
    ...(isGroup ? [] : [{ value: "ask", label: "Ask them to choose another time" }]),
    { value: "leave", label: "Leave it as it is" },
  ];
  // What was typed before holds only while it is about the same session.
  const before = one(typed?.[name("id")]) === session.id ? one(typed?.[name("become")]) : undefined;
  return (
    <li>
      <input type="hidden" name={name("id")} value={session.id} />
      {session.place && <input type="hidden" name={name("place")} value={session.place.toISOString()} />}
      <ChoiceGroup
        name={name("become")}
        legend={
          <>
            <span className="tabular">{when(session.startsAt)}</span> · {whose}
          </>
        }
        hint={session.isRequest ? `${session.service}, asked for and not answered yet` : session.service}
        compact
        required
        choices={choices}
        typed={before ?? choices[0]?.value}
      />
    </li>
  );
}

import { Form, useLocation } from "@remix-run/react";
import { firstName, houseName } from "#app/domain/names.ts";
import { languages } from "#app/domain/scheduling/chosen-time.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { Chosen } from "#app/routes/booking/chosen.tsx";
import { QuestionFields } from "#app/routes/booking/question-fields.tsx";
import { costSaid, momentIn, placeSaid, policySaid } from "#app/routes/booking/session-words.ts";
import { Times } from "#app/routes/booking/times.tsx";
import type { TimesView } from "#app/routes/booking/times-view.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";

/** The one form of a stranger: a time, who she is, what the service asks. Each press of it keeps all that was typed. */
export function StrangerForm({
  view,
  answer,
  formKey,
  practice,
}: {
  view: TimesView;
  answer: FormAnswer | undefined;
  formKey: string;
  practice: string;
}) {
  const { pathname } = useLocation();
  const { problems = {} } = answer ?? {};
  const typed = (name: string) => {
    const value = answer?.typed[name];
    return typeof value === "string" ? value : undefined;
  };
  const { service } = view;
  const coach = coachOf(view);
  return (
    <Form method="post" action={pathname}>
      <FormProblems problems={problems} whole={answer?.whole} />
      <input type="hidden" name="key" value={typed("key") ?? formKey} />
      <button type="submit" name="press" value="book" className="visually-hidden" tabIndex={-1} aria-hidden="true">
        {service.needsConfirmation ? "Ask for this time" : "Book"}
      </button>
      <Section title="1. Choose a time" line={false}>
        <Times view={view} onward="who" problem={problems.startsAt} />
      </Section>
      <Section id="who" title={service.place === "phone" ? `2. Who should ${coach} call?` : "2. Who is coming?"}>
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={100}
          required
          typed={typed("name")}
          problem={problems.name}
        />
        <TextField
          name="contact"
          label={service.place === "phone" ? "Phone or email" : "Email or phone"}
          hint={service.place === "phone" ? "Only for this call." : "Only for this session."}
          autoComplete={service.place === "phone" ? "tel" : "email"}
          maxLength={254}
          required
          typed={typed("contact")}
          problem={problems.contact}
        />
        <ChoiceGroup
          name="language"
          legend="Language"
          choices={languages.map((language) => ({ value: language, label: language }))}
          typed={typed("language") ?? "English"}
          problem={problems.language}
        />
        <QuestionFields questions={service.questions} answer={answer} />
        {service.questions.length === 0 && (
          <TextArea
            name="toTalkAbout"
            label={`Anything ${coach} should know before?`}
            optional
            words
            rows={3}
            maxLength={2000}
            typed={typed("toTalkAbout")}
            problem={problems.toTalkAbout}
          />
        )}
      </Section>
      <div className="stack mt-8">
        <WhatItWillBe view={view} house={houseName(practice)} />
        <FormButton look="filled" name="press" value="book" formAction={`${pathname}#main`} waitingWords="Booking…">
          {service.needsConfirmation
            ? "Ask for this time"
            : service.place === "phone"
              ? "Book this call"
              : "Book this time"}
        </FormButton>
        <p className="soft small">
          No account. {houseName(practice)} keeps what you write here to prepare the{" "}
          {service.place === "phone" ? "call" : "session"}, and erases it if you ask.
        </p>
      </div>
    </Form>
  );
}

/** Whoever gives the chosen time; before that the one whose times are shown, or all of them together. */
function coachOf({ coaches, chosen, coach }: TimesView): string {
  const wanted = chosen?.coachId ?? coach;
  const one = coaches.length === 1 ? coaches[0] : coaches.find(({ memberId }) => memberId === wanted);
  return one ? firstName(one.name) : "we";
}

function WhatItWillBe({ view, house }: { view: TimesView; house: string }) {
  const { service, chosen, zone, coaches, now } = view;
  const giver = coaches.find(({ memberId }) => memberId === chosen?.coachId);
  if (!chosen) return <Chosen when={null}>{null}</Chosen>;
  const at = new Date(chosen.startsAt);
  const coach = giver ? firstName(giver.name) : house;
  return (
    <Chosen when={momentIn(at, zone, giver?.zone)}>
      <p>
        {coaches.length > 1 && giver && `With ${giver.name}. `}
        {placeSaid(service, coach)} {costSaid(service)} {policySaid(service, at, new Date(now), zone)}
        {service.needsConfirmation && ` ${coach} confirms it first.`}
      </p>
      {service.lateFee > 0 && service.policy && <p>{service.policy} Booking says yes to this.</p>}
    </Chosen>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { standInsOf } from "#app/domain/families/coaches.queries.server.ts";
import { changeMyDetails } from "#app/domain/identity/change-my-details.server.ts";
import { whoSeesWhat } from "#app/domain/identity/consent.queries.server.ts";
import { howToLeave, inWords, whatIsKept, whoSees } from "#app/domain/identity/consent.ts";
import { myDetailsForm } from "#app/domain/identity/identity.forms.server.ts";
import { myHome } from "#app/domain/identity/my-home.queries.server.ts";
import { firstName, houseName } from "#app/domain/names.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { DangerNumbers } from "#app/ui/danger-line.tsx";
import { When } from "#app/ui/date-words.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.coach ?? "Your coach"} · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { known, home, standIns } = await guardian.read(async (tx) => ({
    known: await whoSeesWhat(tx),
    home: await myHome(tx),
    standIns: await standInsOf(tx, guardian.familyId),
  }));
  const { agreedAt, readers, purgeDays, mail } = known;
  const coach = readers.coaches[0] ?? readers.owners[0];
  return {
    practiceName: guardian.practiceName,
    email: guardian.email,
    coach: coach ? firstName(coach) : null,
    readers,
    standIns,
    purgeDays,
    mail,
    home,
    agreedAt: agreedAt?.toISOString() ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, myDetailsForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => guardian.write((tx) => changeMyDetails(tx, guardian, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.home(guardian.practice, guardian.familyId).people, "Kept.");
}

export default function People() {
  const { practiceName, email, coach, readers, standIns, purgeDays, mail, agreedAt } = useLoaderData<typeof loader>();
  const { guardian, home: pocketHome } = usePocket();
  const house = houseName(practiceName);
  return (
    <PocketPage>
      <PocketHead
        title={inWords(readers.coaches) || practiceName}
        lede={readers.coaches.length > 0 ? `Coaching with you, at ${practiceName}.` : "Your coach is being found."}
      />
      {mail[0] && (
        <p>
          <a className="link" href={`mailto:${mail[0].email}`}>
            Write to {coach ?? house}
          </a>
        </p>
      )}
      <p className="row">
        <ButtonLink look="plain" to={pocketHome.sessions}>
          Your sessions
        </ButtonLink>
        <ButtonLink look="plain" to={pocketHome.bookSession}>
          Book a session
        </ButtonLink>
      </p>
      <Section title="If it can’t wait">
        <DangerNumbers />
      </Section>
      <Section title="Who sees what">
        <p>{whoSees(readers, house)}</p>
        {standIns.map(({ memberId, name, away, until }) => (
          <p className="mt-3" key={memberId}>
            {firstName(away)} is away until{" "}
            <When at={until} as="long" place={{ locale: "en-US", zone: guardian.zone }} />. Until then {name} reads what
            you share.
          </p>
        ))}
        <p className="mt-3">{whatIsKept(purgeDays)}</p>
        {agreedAt && (
          <p className="soft mt-3">
            You said yes to this on <When at={agreedAt} as="long" place={{ locale: "en-US", zone: guardian.zone }} />.
          </p>
        )}
      </Section>
      <HomeForm />
      <Section title="How to leave">
        <p>{howToLeave}</p>
        {mail[0] && (
          <p className="mt-3">
            <a className="link" href={`mailto:${mail[0].email}?subject=${encodeURIComponent("I would like to stop")}`}>
              Tell {coach ?? house}
            </a>
          </p>
        )}
      </Section>
      <Section>
        <p className="soft">
          You are signed in as <span className="nowrap">{email}</span>.
        </p>
        <Form method="post" action={paths.signOut} className="row mt-2">
          <ButtonLink look="plain" to={paths.account}>
            Your account
          </ButtonLink>
          <FormButton look="plain">Sign out</FormButton>
        </Form>
      </Section>
    </PocketPage>
  );
}

function HomeForm() {
  const { home, coach } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const typed = (name: "name" | "language" | "zone") => {
    const value = answer?.typed[name];
    return typeof value === "string" ? value : home[name];
  };
  return (
    <Section title={home.household}>
      {home.others.length > 0 && <p className="mb-4">You share it with {inWords(home.others)}.</p>}
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <input type="hidden" name="version" value={home.version} />
        <TextField
          name="name"
          label="Your name"
          hint="It stands under what you send."
          autoComplete="name"
          maxLength={100}
          required
          typed={typed("name")}
          problem={answer?.problems.name}
        />
        <TextField
          name="language"
          label="The language you read best"
          hint={`${coach ?? "Your coach"} sees it. These pages speak English for now.`}
          maxLength={60}
          required
          typed={typed("language")}
          problem={answer?.problems.language}
        />
        <SelectField
          name="zone"
          label="Your time zone"
          options={zoneChoices(typed("zone"))}
          required
          typed={typed("zone")}
          problem={answer?.problems.zone}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Keeping…">
            Keep these
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { deviceWords } from "#app/domain/identity/device.ts";
import { endOneSession } from "#app/domain/identity/end-one-session.server.ts";
import { endOtherSessions } from "#app/domain/identity/end-other-sessions.server.ts";
import { accountForm } from "#app/domain/identity/identity.forms.server.ts";
import { me, mySessions } from "#app/domain/identity/identity.queries.server.ts";
import { renamePerson } from "#app/domain/identity/rename-person.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { PublicPage } from "#app/routes/public/public-page.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { type SessionLine, SessionLines } from "./session-lines.tsx";

export const meta = () => [{ title: "Your account · Alongside" }];

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  return person.read(async (tx) => {
    const self = await me(tx);
    const sessions: SessionLine[] = (await mySessions(tx)).map((session) => ({
      id: session.id,
      device: deviceWords(session.device),
      lastSeenAt: session.lastSeenAt.toISOString(),
      here: session.id === person.sessionId,
    }));
    return { ...self, sessions, now: person.now.toISOString() };
  });
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args);
  const form = await readForm(args.request, accountForm);
  if (!form.ok) return form.answer;
  const { values } = form;
  const say = (words: string) => redirectWithNotice(args.context, paths.account, words);
  if (values.intent === "rename") {
    await person.write((tx) => renamePerson(tx, values.name));
    return say(`You are called ${values.name} now.`);
  }
  if (values.intent === "end others") {
    const ended = await person.write((tx) => endOtherSessions(tx, person.sessionId));
    return say(ended === 1 ? "One other device is signed out." : `${ended} other devices are signed out.`);
  }
  await person.write((tx) => endOneSession(tx, values.session));
  return values.session === person.sessionId ? redirect(paths.signIn, 303) : say("That device is signed out.");
}

export default function Account() {
  const { name, email, hasPassword, sessions, now } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const typed = answer?.typed.name;
  return (
    <PublicPage title="Your account" aside={<Link to={paths.doors}>Back to your pages</Link>}>
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={100}
          required
          typed={typeof typed === "string" ? typed : name}
          problem={answer?.problems.name}
        />
        <p className="soft mt-4">
          You sign in as <span className="nowrap">{email}</span>.
        </p>
        <div className="form-end">
          <FormButton look="filled" name="intent" value="rename" waitingWords="Keeping…">
            Keep this name
          </FormButton>
        </div>
      </Form>
      <Section title="Password">
        <p>
          {hasPassword
            ? "You can sign in with your password, or with a code by email."
            : "You have none, and need none: a code by email brings you in."}
        </p>
        <div className="form-end">
          <ButtonLink to={paths.newPassword}>{hasPassword ? "Change or remove it" : "Choose a password"}</ButtonLink>
        </div>
      </Section>
      <SessionLines sessions={sessions} now={now} />
      <Section>
        <Form method="post" action={paths.signOut}>
          <FormButton look="plain">Sign out here</FormButton>
        </Form>
      </Section>
    </PublicPage>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { passwordForm } from "#app/domain/identity/identity.forms.server.ts";
import { me, mySessions, passwordAt } from "#app/domain/identity/identity.queries.server.ts";
import { passwordLength, passwordProblem } from "#app/domain/identity/password-rules.server.ts";
import { hashPassword, isPassword } from "#app/domain/identity/passwords.server.ts";
import { setPassword } from "#app/domain/identity/set-password.server.ts";
import { countTry, passwordLimits } from "#app/domain/identity/throttle.server.ts";
import { sendCode, tryingOf } from "#app/http/coming-in.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { type Asking, type PersonActor, requirePerson } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { openSession } from "#app/http/session.server.ts";
import { retryAfter, tooManyTries } from "#app/http/too-many-tries.server.ts";
import { PublicPage } from "#app/routes/public/public-page.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { instant } from "#db/clock.server.ts";

export const meta = () => [{ title: "Your password · Alongside" }];
export const headers = retryAfter;

/** So long after a code or link, the proof that a mail reached her stands in for the current password. */
const freshMinutes = 10;

export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  const { email, hasPassword } = await person.read((tx) => me(tx));
  const fresh = await isFresh(person);
  return {
    email,
    hasPassword,
    asksCurrent: hasPassword && !fresh,
    asksCode: !hasPassword && !fresh,
    ...passwordLength,
  };
}

async function isFresh(person: PersonActor): Promise<boolean> {
  return person.read(async (tx) => {
    const session = (await mySessions(tx)).find(({ id }) => id === person.sessionId);
    const age = session ? (await instant(tx)).getTime() - session.createdAt.getTime() : Number.POSITIVE_INFINITY;
    return session?.proof === "mail" && age < freshMinutes * 60_000;
  });
}

export async function action(args: ActionFunctionArgs) {
  const person = await requirePerson(args);
  const form = await readForm(args.request, passwordForm);
  if (!form.ok) return form.answer;
  const { values } = form;
  if (values.intent === "ask for a code") {
    const wanted = { kind: "sign-in", email: person.email, asked: { onward: paths.newPassword } } as const;
    return sendCode(args, wanted, {});
  }
  const refused = await refusedStepUp(args, person, values.currentPassword);
  if (refused) return refused;
  const chosen = values.intent === "set" ? values.newPassword : null;
  const problem = chosen === null ? undefined : passwordProblem(chosen, person);
  if (problem) return answerForm({ problems: { newPassword: problem }, typed: {} });
  const hash = chosen === null ? null : await hashPassword(chosen);
  const session = await person.write(async (tx) => {
    await setPassword(tx, hash);
    return openSession(tx, args.request, args.context, person.personId, chosen === null ? "mail" : "password");
  });
  const words = chosen === null ? "Your password is gone. A code by email brings you in." : "Your new password is set.";
  return redirectWithNotice(args.context, paths.account, `${words} Other devices are signed out.`, [session]);
}

/**
 * Who holds an open browser is not yet the person: her current password, or a code that has just reached her, also for
 * the first password of all.
 */
async function refusedStepUp(asking: Asking, person: PersonActor, current: string | undefined) {
  if (await isFresh(person)) return undefined;
  const kept = await person.read((tx) => passwordAt(tx, person.email));
  if (!kept) return answerForm({ problems: {}, whole: "Please have a code sent first, so that it is you.", typed: {} });
  const wait = await person.write((tx) => countTry(tx, passwordLimits(tryingOf(asking, person.email))));
  if (wait) return tooManyTries({}, wait, "A code by email still works now.");
  if (current && (await isPassword(current, kept.hash))) return undefined;
  const sentence = "This is not your current password. Please look again, or have a code sent instead.";
  return answerForm({ problems: { currentPassword: sentence }, typed: {} });
}

export default function Password() {
  const { email, hasPassword, asksCurrent, asksCode, min, max } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  if (asksCode) return <CodeFirst email={email} whole={answer?.whole} />;
  const current = asksCurrent && (
    <TextField
      name="currentPassword"
      label="Your current password"
      type="password"
      autoComplete="current-password"
      required
      problem={answer?.problems.currentPassword}
    />
  );
  return (
    <PublicPage title={hasPassword ? "Change your password" : "Choose a password"}>
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <input type="hidden" name="username" autoComplete="username" value={email} />
        {current}
        <TextField
          name="newPassword"
          label="Your new password"
          hint={`${min} to ${max} characters of any kind. A few words in a row are easy to keep and hard to guess.`}
          type="password"
          autoComplete="new-password"
          minLength={min}
          required
          problem={answer?.problems.newPassword}
        />
        <p className="soft mt-4">Your other devices are signed out when you do this.</p>
        <div className="form-end">
          <FormButton look="filled" name="intent" value="set" waitingWords="One moment…">
            {hasPassword ? "Set this new password" : "Set this password"}
          </FormButton>
          <ButtonLink look="plain" to={paths.account}>
            Back to your account
          </ButtonLink>
        </div>
      </Form>
      {asksCurrent && (
        <Section title="You don’t know it any more?">
          <Form method="post">
            <FormButton name="intent" value="ask for a code" formNoValidate>
              Email me a code instead
            </FormButton>
          </Form>
        </Section>
      )}
      {hasPassword && !asksCurrent && (
        <Section title="Or none at all">
          <p>A code by email brings you in each time.</p>
          <Form method="post" className="form-end">
            <FormButton name="intent" value="remove">
              Remove my password
            </FormButton>
          </Form>
        </Section>
      )}
      {asksCurrent && (
        <Section title="Or none at all">
          <Form method="post">
            <TextField
              id="f-removeCurrent"
              name="currentPassword"
              label="Your current password"
              type="password"
              autoComplete="current-password"
              required
            />
            <div className="form-end">
              <FormButton name="intent" value="remove">
                Remove my password
              </FormButton>
            </div>
          </Form>
        </Section>
      )}
    </PublicPage>
  );
}

function CodeFirst({ email, whole }: { email: string; whole: string | undefined }) {
  return (
    <PublicPage
      title="Choose a password"
      lede={`First we send six digits to ${email}. Then you choose, and nobody else does.`}
    >
      <Form method="post">
        <FormProblems whole={whole} />
        <div className="form-end">
          <FormButton look="filled" name="intent" value="ask for a code" waitingWords="Sending…">
            Email me a code
          </FormButton>
          <ButtonLink look="plain" to={paths.account}>
            Back to your account
          </ButtonLink>
        </div>
      </Form>
    </PublicPage>
  );
}

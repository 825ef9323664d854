import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { passwordSignInForm } from "#app/domain/identity/identity.forms.server.ts";
import { passwordAt } from "#app/domain/identity/identity.queries.server.ts";
import { isPassword } from "#app/domain/identity/passwords.server.ts";
import { countTry, passwordLimits } from "#app/domain/identity/throttle.server.ts";
import { goIn, tryingOf } from "#app/http/coming-in.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { personOf, visitor } from "#app/http/guards.server.ts";
import { localPath } from "#app/http/local-path.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { openSession } from "#app/http/session.server.ts";
import { retryAfter, tooManyTries } from "#app/http/too-many-tries.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "Sign in with a password · Alongside" }];
export const headers = retryAfter;

export async function loader(args: LoaderFunctionArgs) {
  const onward = localPath(new URL(args.request.url).searchParams.get("then"));
  if (await personOf(args)) throw redirect(onward ?? paths.doors);
  return { onward };
}

/**
 * Counts the try, then compares: for an unknown address, or one without a password, with a hash that nobody's
 * password has, so that neither the answer nor its time tells who is known. No transaction waits for the hashing.
 */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const form = await readForm(request, passwordSignInForm);
  if (!form.ok) return form.answer;
  const { email, password, onward } = form.values;
  const wait = await visitor(context).write((tx) => countTry(tx, passwordLimits(tryingOf(args, email))));
  if (wait) return tooManyTries(form.typed, wait, "A code by email still brings you in now.");
  const known = await visitor(context).read((tx) => passwordAt(tx, email));
  if (!(await isPassword(password, known?.hash)) || !known) {
    const whole = "This address and password don’t go together. Please look at both, or have a code sent.";
    return answerForm({ problems: {}, whole, typed: form.typed });
  }
  const session = await visitor(context).write((tx) => openSession(tx, request, context, known.personId, "password"));
  return goIn(context, localPath(onward) ?? paths.doors, email, session);
}

export default function SignInWithPassword() {
  const { onward } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const typedEmail = answer?.typed.email;
  const code = onward ? `${paths.signIn}?then=${encodeURIComponent(onward)}` : paths.signIn;
  return (
    <PublicPage title="Sign in with a password">
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <input type="hidden" name="onward" value={onward ?? ""} />
        <TextField
          name="email"
          label="Your email"
          type="email"
          autoComplete="username"
          maxLength={254}
          required
          typed={typeof typedEmail === "string" ? typedEmail : undefined}
          problem={answer?.problems.email}
        />
        <TextField
          name="password"
          label="Your password"
          type="password"
          autoComplete="current-password"
          required
          problem={answer?.problems.password}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="One moment…">
            Sign in
          </FormButton>
          <ButtonLink look="plain" to={code}>
            Email me a code instead
          </ButtonLink>
          <ButtonLink look="plain" to={paths.forgotten}>
            I don’t know my password any more
          </ButtonLink>
        </div>
      </Form>
    </PublicPage>
  );
}

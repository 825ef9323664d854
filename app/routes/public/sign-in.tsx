import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { signInForm } from "#app/domain/identity/identity.forms.server.ts";
import { sendCode } from "#app/http/coming-in.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { personOf } from "#app/http/guards.server.ts";
import { localPath } from "#app/http/local-path.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { retryAfter } from "#app/http/too-many-tries.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "Sign in · Alongside" }];
export const headers = retryAfter;

export async function loader(args: LoaderFunctionArgs) {
  const onward = localPath(new URL(args.request.url).searchParams.get("then"));
  if (await personOf(args)) throw redirect(onward ?? paths.doors);
  return { onward };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, signInForm);
  if (!form.ok) return form.answer;
  const onward = localPath(form.values.onward);
  return sendCode(args, { kind: "sign-in", email: form.values.email, asked: onward ? { onward } : {} }, form.typed);
}

export default function SignIn() {
  const { onward } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const password = onward ? `${paths.signInPassword}?then=${encodeURIComponent(onward)}` : paths.signInPassword;
  return (
    <PublicPage title="Sign in" lede="We email you six digits. There is no password to remember.">
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
          typed={one(answer?.typed.email)}
          problem={answer?.problems.email}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Sending…">
            Email me a code
          </FormButton>
          <ButtonLink look="plain" to={password}>
            Use a password instead
          </ButtonLink>
        </div>
      </Form>
      <Section title="New here?">
        <p>Parents come in by the invitation that their coach sends. There is nothing to fill in.</p>
        <p className="mt-3">
          You coach parents?{" "}
          <Link className="link" to={paths.signUp}>
            Start your practice
          </Link>
          .
        </p>
      </Section>
    </PublicPage>
  );
}

const one = (typed: string | string[] | undefined) => (typeof typed === "string" ? typed : undefined);

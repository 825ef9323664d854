import type { ActionFunctionArgs } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { signInForm } from "#app/domain/identity/identity.forms.server.ts";
import { sendCode } from "#app/http/coming-in.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { retryAfter } from "#app/http/too-many-tries.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "A new password · Alongside" }];
export const headers = retryAfter;

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, signInForm);
  if (!form.ok) return form.answer;
  return sendCode(args, { kind: "new password", email: form.values.email, asked: {} }, form.typed);
}

export default function Forgotten() {
  const answer = useActionData<FormAnswer>();
  const typed = answer?.typed.email;
  return (
    <PublicPage
      title="A new password"
      lede="We email you six digits. With them you come in, and choose a new password there, or none at all."
    >
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <TextField
          name="email"
          label="Your email"
          type="email"
          autoComplete="username"
          maxLength={254}
          required
          typed={typeof typed === "string" ? typed : undefined}
          problem={answer?.problems.email}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Sending…">
            Email me a code
          </FormButton>
          <ButtonLink look="plain" to={paths.signInPassword}>
            I remember it after all
          </ButtonLink>
        </div>
      </Form>
    </PublicPage>
  );
}

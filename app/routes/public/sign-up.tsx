import type { ActionFunctionArgs } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { useEffect, useState } from "react";
import { signUpForm } from "#app/domain/identity/identity.forms.server.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { sendCode } from "#app/http/coming-in.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { retryAfter } from "#app/http/too-many-tries.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "Start your practice · Alongside" }];
export const headers = retryAfter;

/** The practice is made only when the address has proved itself; until then what was typed waits with the code. */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request, signUpForm);
  if (!form.ok) return form.answer;
  const { email, ...asked } = form.values;
  return sendCode(args, { kind: "sign-up", email, asked }, form.typed);
}

export default function SignUp() {
  const answer = useActionData<FormAnswer>();
  const typed = (name: string) => {
    const value = answer?.typed[name];
    return typeof value === "string" ? value : undefined;
  };
  const zone = useZoneHere(typed("zone"));
  return (
    <PublicPage
      title="Start your practice"
      lede="Look around first, alone. Nothing is emailed to anybody until you say so."
    >
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <TextField
          name="practice"
          label="Your practice’s name"
          hint="Families see it at the top of every page."
          autoComplete="organization"
          maxLength={100}
          required
          typed={typed("practice")}
          problem={answer?.problems.practice}
        />
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          maxLength={100}
          required
          typed={typed("name")}
          problem={answer?.problems.name}
        />
        <TextField
          name="email"
          label="Your email"
          hint="You sign in with it. We send it six digits now."
          type="email"
          autoComplete="email"
          maxLength={254}
          required
          typed={typed("email")}
          problem={answer?.problems.email}
        />
        <SelectField
          key={zone}
          name="zone"
          label="Your time zone"
          hint="Your hours, and what “tomorrow” means, are counted in it."
          options={zoneChoices(zone)}
          blank="Choose your zone"
          required
          typed={zone}
          problem={answer?.problems.zone}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Sending…">
            Email me a code
          </FormButton>
          <ButtonLink look="plain" to={paths.signIn}>
            I have been here before
          </ButtonLink>
        </div>
      </Form>
    </PublicPage>
  );
}

/** The zone that was chosen; before that, where a script runs, the one that this device is in. */
function useZoneHere(chosen: string | undefined): string {
  const [here, setHere] = useState("");
  useEffect(() => setHere(Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""), []);
  return chosen || here;
}

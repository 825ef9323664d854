import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { codeForm } from "#app/domain/identity/identity.forms.server.ts";
import { codeAsked } from "#app/domain/identity/identity.queries.server.ts";
import type { CodeKind } from "#app/domain/identity/one-time-token.ts";
import { redeemCode } from "#app/domain/identity/redeem-code.server.ts";
import { bindingOf, letIn, sendCode } from "#app/http/coming-in.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { retryAfter } from "#app/http/too-many-tries.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/section.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "Your code · Alongside" }];
export const headers = retryAfter;

const wrongCode = "These are not the six digits of our newest email. Please look there again.";
const spentCode = "This code doesn’t work any more. Please have another sent.";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const waiting = await visitor(context).read((tx) => codeAsked(tx, bindingOf(request, context)));
  if (!waiting) throw redirect(paths.signIn);
  const { kind, email, works } = waiting;
  return { kind, email, works, sandbox: context.sandbox };
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const form = await readForm(request, codeForm);
  if (!form.ok) return form.answer;
  const binding = bindingOf(request, context);
  const waiting = await visitor(context).read((tx) => codeAsked(tx, binding));
  if (!waiting) throw redirect(paths.signIn);
  const { values } = form;
  if (values.intent === "send another") return sendCode(args, waiting, {});
  const came = await visitor(context).write(async (tx) => {
    const redeemed = await redeemCode(tx, { secret: context.secret, binding, code: values.code });
    return redeemed && letIn(tx, args, redeemed);
  });
  if (came) return came;
  const left = await visitor(context).read((tx) => codeAsked(tx, binding));
  return answerForm({ problems: { code: left?.works ? wrongCode : spentCode }, typed: {} });
}

const sentences: Record<CodeKind, (email: string) => string> = {
  "sign-in": (email) => `If ${email} is known here, six digits are on their way to it.`,
  "sign-up": (email) => `Six digits are on their way to ${email}. With them your practice opens.`,
  "new password": (email) => `If ${email} is known here, six digits are on their way to it.`,
};

export default function SignInCode() {
  const { kind, email, works, sandbox } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  return (
    <PublicPage title="Look in your email" lede={sentences[kind](email)}>
      {!works && !answer && <Notice tone="look" words={spentCode} />}
      <Form method="post">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <TextField
          name="code"
          label="The six digits"
          hint="They work for ten minutes, in this browser."
          className="is-short"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          required
          problem={answer?.problems.code}
        />
        <div className="form-end">
          <FormButton look="filled" name="intent" value="come in" waitingWords="One moment…">
            Come in
          </FormButton>
        </div>
      </Form>
      <Section title="Nothing came?">
        <p>
          Look in the folder for spam, and whether the address above is yours. The link in the same email works as well,
          on any device.
        </p>
        <Form method="post" className="form-end">
          <FormButton name="intent" value="send another" waitingWords="Sending…">
            Send another code
          </FormButton>
          <ButtonLink look="plain" to={kind === "sign-up" ? paths.signUp : paths.signIn}>
            Use another address
          </ButtonLink>
          {kind === "sign-in" && (
            <ButtonLink look="plain" to={paths.signInPassword}>
              Use a password instead
            </ButtonLink>
          )}
        </Form>
        {sandbox && (
          <p className="soft small mt-4">
            On this computer no mail goes out:{" "}
            <a className="link" href={paths.sandboxMail}>
              it waits in the sandbox’s mailbox
            </a>
            .
          </p>
        )}
      </Section>
    </PublicPage>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { linkIsFor } from "#app/domain/identity/identity.queries.server.ts";
import type { CodeKind } from "#app/domain/identity/one-time-token.ts";
import { redeemLink } from "#app/domain/identity/redeem-link.server.ts";
import { letIn } from "#app/http/coming-in.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "Come in · Alongside" }];

const gone = 410;

/** Only says what the link is for: programs that look at mail open every link, and must not use it up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const kind = await visitor(context).read((tx) => linkIsFor(tx, params.token ?? ""));
  return data({ kind: kind ?? null }, { status: kind ? 200 : gone });
}

export async function action(args: ActionFunctionArgs) {
  const came = await visitor(args.context).write(async (tx) => {
    const redeemed = await redeemLink(tx, args.params.token ?? "");
    return redeemed && letIn(tx, args, redeemed);
  });
  return came ?? data({ spent: true }, { status: gone });
}

const purposes: Record<CodeKind, { title: string; lede: string; button: string }> = {
  "sign-in": { title: "Come in", lede: "One tap, and you are where you wanted to go.", button: "Sign in" },
  "sign-up": { title: "Your practice is ready", lede: "One tap, and it opens.", button: "Open my practice" },
  "new password": {
    title: "Choose a new password",
    lede: "First come in. Your new password is the next thing that you see.",
    button: "Come in and choose",
  },
};

export default function Link() {
  const { kind } = useLoaderData<typeof loader>();
  const answer = useActionData<{ spent: boolean }>();
  if (!kind || answer?.spent) return <SpentLink />;
  const purpose = purposes[kind];
  return (
    <PublicPage title={purpose.title} lede={purpose.lede}>
      <Form method="post">
        <div className="form-end">
          <FormButton look="filled" waitingWords="One moment…">
            {purpose.button}
          </FormButton>
        </div>
      </Form>
      <p className="soft mt-6">You asked for nothing? Then close this page; nothing has happened.</p>
    </PublicPage>
  );
}

function SpentLink() {
  return (
    <PublicPage
      title="This link doesn’t work any more"
      lede="Each one works once, for ten minutes. Nothing is lost: have a new one sent."
    >
      <div className="form-end">
        <ButtonLink look="filled" to={paths.signIn}>
          Email me a new one
        </ButtonLink>
      </div>
    </PublicPage>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation } from "#app/domain/identity/accept-invitation.server.ts";
import { invitationAt } from "#app/domain/identity/identity.queries.server.ts";
import { roleChoices, roleWords } from "#app/domain/identity/roles.ts";
import { firstName } from "#app/domain/names.ts";
import { goIn } from "#app/http/coming-in.server.ts";
import { type Asking, personOf, visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { openSession } from "#app/http/session.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicPage } from "./public-page.tsx";

export const meta = () => [{ title: "Your invitation · Alongside" }];

const gone = 410;

export async function loader(args: LoaderFunctionArgs) {
  const invitation = await visitor(args.context).read((tx) => invitationAt(tx, args.params.token ?? ""));
  const here = await personOf(args);
  const other = invitation && here && here.email !== invitation.email ? here.email : null;
  return data({ invitation: invitation ?? null, other }, { status: invitation ? 200 : gone });
}

export async function action(args: ActionFunctionArgs) {
  const came = await visitor(args.context).write(async (tx) => {
    const invitation = await invitationAt(tx, args.params.token ?? "");
    const accepted = invitation && (await acceptInvitation(tx, args.params.token ?? ""));
    if (!invitation || !accepted) return undefined;
    const session = await openSession(tx, args.request, args.context, accepted.personId);
    return { session, email: invitation.email, to: placeOf(accepted, invitation.roles) };
  });
  if (came) return goIn(args.context, came.to, came.email, came.session);
  return (await alreadyInside(args)) ?? data({ spent: true }, { status: gone });
}

function placeOf({ handle, familyId }: { handle: string; familyId: string | null }, roles: string[]): string {
  if (familyId) return paths.home(handle, familyId).welcome;
  const desk = paths.desk(handle);
  return roles.some((role) => role !== "assistant") ? desk.today : desk.families;
}

// A second tap while the first was on its way: she is in already.
const alreadyInside = async (asking: Asking) => ((await personOf(asking)) ? redirect(paths.doors, 303) : undefined);

export default function Invitation() {
  const { invitation, other } = useLoaderData<typeof loader>();
  const answer = useActionData<{ spent: boolean }>();
  if (!invitation || answer?.spent) return <SpentInvitation />;
  const { practiceName, invitedBy, name, email, roles } = invitation;
  const first = firstName(name);
  return (
    <PublicPage
      brand={{ to: "/", words: practiceName }}
      title={`Welcome, ${first}.`}
      lede={
        roles.length > 0
          ? `${invitedBy} asked you into ${practiceName}, as ${roleWords(roles).toLowerCase()}.`
          : `${invitedBy} of ${practiceName} asked you here, to write to school together.`
      }
    >
      {roles.length > 0 ? (
        <ul className="lines">
          {roleChoices
            .filter((role) => roles.includes(role.value))
            .map((role) => (
              <li key={role.value}>
                <strong>{role.label}</strong>
                <br />
                {role.note}
              </li>
            ))}
        </ul>
      ) : (
        <p>First you read who sees what. Nothing you write is shown to anyone until you share it.</p>
      )}
      {other && (
        <div className="mt-5">
          <Notice tone="look">
            On this device {other} is signed in. Coming in here signs that address out on this device.
          </Notice>
        </div>
      )}
      <Form method="post">
        <div className="form-end">
          <FormButton look="filled" waitingWords="One moment…">
            Come in
          </FormButton>
        </div>
      </Form>
      <p className="soft mt-5">
        From now on you come in with six digits that we send to <span className="nowrap">{email}</span>. There is no
        password to make up.
      </p>
    </PublicPage>
  );
}

function SpentInvitation() {
  return (
    <PublicPage
      title="This invitation doesn’t work any more"
      lede="Each one works once, for seven days. If you have come in with it before, sign in with your email address."
    >
      <div className="form-end">
        <ButtonLink look="filled" to={paths.signIn}>
          Sign in
        </ButtonLink>
      </div>
      <p className="soft mt-5">Otherwise ask whoever invited you to send it again. It takes them one press.</p>
    </PublicPage>
  );
}

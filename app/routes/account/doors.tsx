import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { inWords } from "#app/domain/identity/consent.ts";
import { type Door, myDoors } from "#app/domain/identity/identity.queries.server.ts";
import { roleWords } from "#app/domain/identity/roles.ts";
import { requirePerson } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { PublicPage } from "#app/routes/public/public-page.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/section.tsx";

export const meta = () => [{ title: "Where to? · Alongside" }];

/** One door is no question: it opens by itself. */
export async function loader(args: LoaderFunctionArgs) {
  const person = await requirePerson(args);
  const doors = (await person.read((tx) => myDoors(tx))).map(asLine);
  const [first, second] = doors;
  if (first && !second) throw redirect(first.to);
  return { doors, email: person.email };
}

function asLine({ handle, practiceName, roles, familyId, children }: Door) {
  if (familyId) {
    const who = children.length > 0 ? inWords(children) : "Your family";
    return { to: paths.home(handle, familyId).week, title: `${who}, at ${practiceName}`, as: "As parent or carer" };
  }
  const desk = paths.desk(handle);
  const coaches = roles.some((role) => role !== "assistant");
  return { to: coaches ? desk.today : desk.families, title: practiceName, as: roleWords(roles) };
}

export default function Doors() {
  const { doors, email } = useLoaderData<typeof loader>();
  if (doors.length === 0) return <NoDoor email={email} />;
  return (
    <PublicPage title="Where to?">
      <ul className="ways">
        {doors.map((door) => (
          <li key={door.to}>
            <Link className="line-link" to={door.to}>
              <span>
                <strong>{door.title}</strong>
                <br />
                <span className="soft">{door.as}</span>
              </span>
              <ChevronRight />
            </Link>
          </li>
        ))}
      </ul>
      <YourAccount />
    </PublicPage>
  );
}

function NoDoor({ email }: { email: string }) {
  return (
    <PublicPage
      title="You are in, and no door is open yet"
      lede={`Nothing here belongs to ${email} just now. What you wrote before is kept.`}
    >
      <ul className="lines">
        <li>You expected your family’s page? Ask your coach for a new invitation to this address.</li>
        <li>You work in a practice? Its owner can bring you back.</li>
        <li>You have another address? Sign out, and come in with that one.</li>
      </ul>
      <div className="form-end">
        <ButtonLink to={paths.signUp}>Start a practice of your own</ButtonLink>
      </div>
      <YourAccount />
    </PublicPage>
  );
}

function YourAccount() {
  return (
    <Section>
      <Form method="post" action={paths.signOut} className="row">
        <ButtonLink look="plain" to={paths.account}>
          Your account
        </ButtonLink>
        <FormButton look="plain">Sign out</FormButton>
      </Form>
    </Section>
  );
}

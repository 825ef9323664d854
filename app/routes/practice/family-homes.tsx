import { Form, Link, useLoaderData } from "@remix-run/react";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import type { loader } from "./family-overview.tsx";
import { useFamily } from "./use-family.ts";

/** The guardians by home: how to reach each, and whether she has come in. Inviting is an act of its own. */
export function FamilyHomes() {
  const { family } = useLoaderData<typeof loader>();
  const { page, reads } = useFamily();
  const homes = family.homes
    .map((home) => ({ ...home, guardians: family.guardians.filter((guardian) => guardian.householdId === home.id) }))
    .filter((home) => home.guardians.length > 0);
  return (
    <Section
      title={homes.length > 1 ? "Homes" : "At home"}
      aside={
        reads && (
          <Link className="link" to={page.guardian("new")}>
            Add a parent
          </Link>
        )
      }
    >
      {homes.length === 0 && <p className="soft">No parent or carer yet. Nothing can be sent to anybody.</p>}
      {homes.length > 1 && (
        <p className="small soft mb-3">Each home sees its own; what crosses, crosses by an act of sharing.</p>
      )}
      {homes.map((home) => (
        <div key={home.id} className="mb-5">
          {homes.length > 1 && <h3 className="small soft">{home.name}</h3>}
          <ul>
            {home.guardians.map((guardian) => (
              <li key={guardian.id} className="mb-3">
                <Guardian guardian={guardian} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}

type OneGuardian = ReturnType<typeof useLoaderData<typeof loader>>["family"]["guardians"][number];

function Guardian({ guardian }: { guardian: OneGuardian }) {
  const { page, reads, family } = useFamily();
  const name = <strong>{guardian.name}</strong>;
  const about = [guardian.relationship, guardian.language === "English" ? "" : guardian.language].filter(Boolean);
  const open = family.state !== "past" && family.state !== "set aside";
  return (
    <>
      {reads ? (
        <Link className="link" to={page.guardian(guardian.id)}>
          {name}
        </Link>
      ) : (
        name
      )}
      {about.length > 0 && <span className="soft">, {about.join(", ")}</span>}
      {guardian.email && <p className="small break-words">{guardian.email}</p>}
      {guardian.phone && <p className="small">{guardian.phone}</p>}
      {guardian.address && <p className="small soft whitespace-pre-line">{guardian.address}</p>}
      {reads && (
        <p>
          <Coming guardian={guardian} />
        </p>
      )}
      {reads && open && !guardian.hasCome && <Invite guardian={guardian} />}
    </>
  );
}

function Coming({ guardian }: { guardian: OneGuardian }) {
  const { desk } = useFamily();
  const { invitation } = guardian;
  if (guardian.hasCome) return <StateMark shape="done">Has come in</StateMark>;
  if (!invitation) return <StateMark shape="open">Not invited yet</StateMark>;
  if (invitation.expired) return <StateMark shape="look">The invitation has run out</StateMark>;
  const until = longDay(invitation.expiresAt, { locale: "en-US", zone: desk.zone });
  return <StateMark shape="half">Invited, until {until}</StateMark>;
}

function Invite({ guardian }: { guardian: OneGuardian }) {
  const { family, inviteIds } = useLoaderData<typeof loader>();
  const { page } = useFamily();
  if (!guardian.email) {
    return (
      <p className="small">
        <Link className="link" to={page.guardian(guardian.id)}>
          Add an email address to invite
        </Link>
      </p>
    );
  }
  return (
    <Form method="post" action={page.overview} className="mt-2">
      <input type="hidden" name="id" value={inviteIds[family.guardians.indexOf(guardian)]} />
      <input type="hidden" name="guardian" value={guardian.id} />
      <FormButton small name="intent" value="invite" waitingWords="Inviting…">
        {guardian.invitation ? "Invite again" : "Invite by email"}
      </FormButton>
    </Form>
  );
}

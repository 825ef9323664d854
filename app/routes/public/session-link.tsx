import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { CalendarPlus } from "lucide-react";
import { firstName, houseName } from "#app/domain/names.ts";
import { standing } from "#app/domain/scheduling/appointment.ts";
import { letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { linkHolder } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { PlainHandle } from "#app/root.tsx";
import { SessionFacts } from "#app/routes/booking/session-facts.tsx";
import { SessionTime } from "#app/routes/booking/session-time.tsx";
import { stateSaid } from "#app/routes/booking/session-words.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { Section } from "#app/ui/section.tsx";
import { BookingPage } from "./booking-page.tsx";
import { byLink, gone } from "./session-by-link.server.ts";
import { SpentLink } from "./spent-link.tsx";

export const handle: PlainHandle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => [
  { title: shown?.session ? `${shown.session.service} · ${shown.found.practice}` : "Your session · Alongside" },
];

/** Shows the session; programs that look at mail open every link, so that nothing is changed by it. */
export async function loader(args: LoaderFunctionArgs) {
  const shown = await byLink(args);
  return data(shown, { status: shown.session ? 200 : gone });
}

/** Lets a held time go. */
export async function action(args: ActionFunctionArgs) {
  const { found, session } = await byLink(args);
  if (!found || !session) return data(null, { status: gone });
  const by = { kind: "link", practiceId: found.practiceId, appointmentId: session.id } as const;
  await linkHolder(args.context, found).write((tx) => letHoldGo(tx, by, session.id));
  return redirectWithNotice(
    args.context,
    paths.sessionLink(args.params.token ?? ""),
    "Somebody else can have this time.",
  );
}

export default function SessionLink() {
  const { found, session, token } = useLoaderData<typeof loader>();
  if (!found || !session) return <SpentLink />;
  const coach = firstName(found.coach);
  const said = stateSaid(session, coach);
  const stands = standing(session.state);
  return (
    <BookingPage practice={found.practice} to={paths.book(found.handle)} title={said.title} lede={said.lede}>
      <SessionTime session={session} />
      <SessionFacts session={session} coach={found.coach} now={found.now} />
      {stands && <HowToChange token={token} booked={session.state === "booked"} house={houseName(found.practice)} />}
      {session.state === "held" && (
        <Form method="post" className="form-end">
          {session.offered && (
            <p>
              To take it, write to {coach}; if you have been here before,{" "}
              <Link className="link" to={paths.signIn}>
                sign in
              </Link>{" "}
              and take it there.
            </p>
          )}
          <FormButton look="plain">Let this time go</FormButton>
        </Form>
      )}
      {!stands && session.state !== "held" && (
        <div className="form-end">
          <ButtonLink to={paths.book(found.handle)}>Look at other times</ButtonLink>
        </div>
      )}
    </BookingPage>
  );
}

function HowToChange({ token, booked, house }: { token: string; booked: boolean; house: string }) {
  return (
    <>
      <div className="stack mt-5">
        {booked && (
          <ButtonLink look="filled" icon={CalendarPlus} to={paths.calendarFileByLink(token)} reloadDocument>
            Put it in my calendar
          </ButtonLink>
        )}
        <div className="row">
          <ButtonLink half to={paths.moveByLink(token)}>
            Move it
          </ButtonLink>
          <ButtonLink half to={paths.cancelByLink(token)}>
            Cancel it
          </ButtonLink>
        </div>
      </div>
      <Section title="To come back here">
        <p>
          The address of this page is yours alone: keep it, and you can move or cancel from any phone, without an
          account. It is in the mail from {house} too, if you left an email address.
        </p>
      </Section>
    </>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { cancelForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { linkHolder } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import type { PlainHandle } from "#app/root.tsx";
import { CancelForm } from "#app/routes/booking/cancel-form.tsx";
import { BookingPage } from "./booking-page.tsx";
import { byLink, gone } from "./session-by-link.server.ts";
import { SpentLink } from "./spent-link.tsx";

export const handle: PlainHandle = { plain: true };
export const meta = () => [{ title: "Cancel your session · Alongside" }];

/** Says what cancelling means before it is done. */
export async function loader(args: LoaderFunctionArgs) {
  const shown = await byLink(args);
  return data(shown, { status: shown.session ? 200 : gone });
}

export async function action(args: ActionFunctionArgs) {
  const { found, session, token } = await byLink(args);
  if (!found || !session) return data(null, { status: gone });
  const form = await readForm(args.request, cancelForm);
  if (!form.ok) return form.answer;
  const by = { kind: "link", practiceId: found.practiceId, appointmentId: session.id } as const;
  const done = await form.attempt(() =>
    linkHolder(args.context, found).write((tx) => cancelAppointment(tx, by, { id: session.id, ...form.values })),
  );
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.sessionLink(token), `Cancelled. ${firstName(found.coach)} knows.`);
}

export default function CancelByLink() {
  const { found, session, token } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  if (!found || !session) return <SpentLink />;
  return (
    <BookingPage practice={found.practice} to={paths.book(found.handle)} title="Cancel this session?">
      <CancelForm
        session={session}
        coach={found.coach}
        now={found.now}
        answer={answer}
        back={paths.sessionLink(token)}
        move={paths.moveByLink(token)}
      />
    </BookingPage>
  );
}

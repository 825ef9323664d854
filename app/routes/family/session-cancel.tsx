import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { cancelForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { CancelForm } from "#app/routes/booking/cancel-form.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { hersToChange } from "./one-session.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta = () => [{ title: "Cancel your session · Alongside" }];

/** Says what cancelling means before it is done. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  return { session: await hersToChange(guardian, idFrom(args.params.appointment)), now: guardian.now };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const session = await hersToChange(guardian, idFrom(args.params.appointment));
  const form = await readForm(args.request, cancelForm);
  if (!form.ok) return form.answer;
  const how = { id: session.id, ...form.values };
  const done = await form.attempt(() => guardian.write((tx) => cancelAppointment(tx, guardian, how)));
  if (!done.ok) return done.answer;
  const page = paths.home(guardian.practice, guardian.familyId).session(session.id);
  return redirectWithNotice(args.context, page, `Cancelled. ${firstName(session.coach ?? "Your coach")} knows.`);
}

export default function CancelSession() {
  const { session, now } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const back = home.session(session.id);
  return (
    <PocketPage back={{ to: back, words: "Your session" }}>
      <PocketHead title="Cancel this session?" />
      <CancelForm
        session={session}
        coach={session.coach ?? "your coach"}
        now={now}
        answer={answer}
        back={back}
        move={home.moveSession(session.id)}
      />
    </PocketPage>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { CircleAlert } from "lucide-react";
import { firstName } from "#app/domain/names.ts";
import { isLate } from "#app/domain/scheduling/appointment.ts";
import { seatForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { openGroups } from "#app/domain/scheduling/open-groups.queries.server.ts";
import { giveSeatUp, takeSeat } from "#app/domain/scheduling/take-seat.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { SessionTime } from "#app/routes/booking/session-time.tsx";
import { costSaid, money, placeSaid, policySaid } from "#app/routes/booking/session-words.ts";
import { Band } from "#app/ui/band.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { seatsSaid } from "./session-said.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.group.service} · A group` : "A group" },
];

/** A group to come. Of the others in it she reads how many there are, never who. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const [group] = await guardian.read((tx) => openGroups(tx, idFrom(args.params.group)));
  if (!group) throw notFound();
  return { group, isLate: isLate(group, guardian.now), now: guardian.now };
}

/** Takes a seat, or gives hers up. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const appointmentId = idFrom(args.params.group);
  const form = await readForm(args.request, seatForm);
  if (!form.ok) return form.answer;
  const { intent, knowsItIsLate } = form.values;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      if (intent === "take") return takeSeat(tx, guardian, { appointmentId });
      const [group] = await openGroups(tx, appointmentId);
      if (!group?.seatId) throw notFound();
      return giveSeatUp(tx, guardian, { seatId: group.seatId, knowsItIsLate });
    }),
  );
  if (!done.ok) return done.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  if (intent === "take") return redirectWithNotice(args.context, home.group(appointmentId), "A seat is yours.");
  return redirectWithNotice(args.context, home.sessions, "Your seat is free again.");
}

export default function Group() {
  const { group, isLate: late, now } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, guardian } = usePocket();
  const left = group.seats - group.taken;
  const startsAt = new Date(group.startsAt);
  return (
    <PocketPage back={{ to: home.sessions, words: "Your sessions" }}>
      <PocketHead title={group.service} lede={group.words} />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <SessionTime session={{ ...group, readerZone: guardian.zone }} />
      <dl className="session-facts">
        <dt>With</dt>
        <dd>{group.coach}, and other families. Nobody is told who comes before you meet.</dd>
        <dt>Where</dt>
        <dd>{placeSaid({ place: group.place, placeWords: "" }, firstName(group.coach))}</dd>
        <dt>Seats</dt>
        <dd>{seatsSaid(group)}</dd>
        <dt>Costs</dt>
        <dd>{costSaid(group)}</dd>
        <dt>To change it</dt>
        <dd>
          {late && group.mine
            ? "The time for giving your seat up freely is over."
            : policySaid(group, startsAt, new Date(now), guardian.zone)}
          {group.lateFee > 0 && group.policy && <p className="soft small mt-1">{group.policy}</p>}
        </dd>
      </dl>
      <Form method="post" className="form-end" id="f-knowsItIsLate">
        {group.mine ? (
          <>
            {late && group.lateFee > 0 && (
              <Band tone="look" icon={CircleAlert}>
                {money(group.lateFee, group.currency)} may be asked for your seat now; a person decides that, never a
                machine.
              </Band>
            )}
            {late && <input type="hidden" name="knowsItIsLate" value="yes" />}
            <FormButton look={late ? "undo" : "outlined"} name="intent" value="give-up">
              Give my seat up
            </FormButton>
          </>
        ) : (
          left > 0 && (
            <FormButton look="filled" name="intent" value="take" waitingWords="One moment…">
              Take a seat
            </FormButton>
          )
        )}
      </Form>
    </PocketPage>
  );
}

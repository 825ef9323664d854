import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Eye, Lock } from "lucide-react";
import { newId } from "#app/domain/ids.ts";
import { firstName } from "#app/domain/names.ts";
import { shareLogForm } from "#app/domain/school-log/log.forms.server.ts";
import { openLogs } from "#app/domain/school-log/named.queries.server.ts";
import { shareLog, takeLogBack } from "#app/domain/school-log/share-log.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { useLogPlace } from "./log-entries.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Who sees your school log · ${data.practiceName}` : "Who sees your school log" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { guardians, open } = await guardian.read((tx) => openLogs(tx, guardian));
  const since = (id: string | null) => open.find((one) => one.withGuardianId === id)?.since ?? null;
  return {
    practiceName: guardian.practiceName,
    coachSince: since(null),
    others: guardians.filter((one) => one.id !== guardian.guardianId).map((one) => ({ ...one, since: since(one.id) })),
    id: newId(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, shareLogForm);
  if (!form.ok) return form.answer;
  const wanted = form.values;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      if (wanted.intent === "share") await shareLog(tx, guardian, { id: wanted.id, entryId: null, with: wanted.with });
      else await takeLogBack(tx, guardian, { entryId: null, with: wanted.with });
    }),
  );
  if (!done.ok) return done.answer;
  const words =
    wanted.intent === "share" ? "Shared. You can take it back at any time." : "Taken back. It is yours alone again.";
  return redirectWithNotice(args.context, paths.home(guardian.practice, guardian.familyId).shareLog, words);
}

export default function ShareLog() {
  const { coachSince, others } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, coachName } = usePocket();
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead
        title="Who sees your school log"
        lede="It is yours alone until you share it. One entry can be shared by itself: open it, and choose there."
      />
      <Reader
        with="coach"
        name={coachName}
        since={coachSince}
        sees={`${coachName} reads what is in your log and what comes into it: what you send, what comes back, talks you write down, and what was settled. What you are still writing stays yours.`}
      />
      {others.map((other) => (
        <Reader
          key={other.id}
          with={other.id}
          name={firstName(other.name)}
          since={other.since}
          sees={`${firstName(other.name)} reads what is in your log and what comes into it, each entry with your name. Your messages and what you write with ${coachName} stay apart.`}
        />
      ))}
      <p className="soft small mt-4">
        What somebody has read, stays read. A log may be asked for one day, at a hearing too: only what was said and
        seen belongs in it.
      </p>
    </PocketPage>
  );
}

function Reader({
  with: reader,
  name,
  since,
  sees,
}: {
  with: string;
  name: string;
  since: string | null;
  sees: string;
}) {
  const { id } = useLoaderData<typeof loader>();
  const place = useLogPlace();
  const Sign = since ? Eye : Lock;
  return (
    <Section title={name}>
      <p className="state mb-2">
        <Sign />
        <span>{since ? `Sees your log since ${longDay(since, place)}.` : "Does not see your log."}</span>
      </p>
      <p className="mb-3">{sees}</p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="with" value={reader} />
        {since ? (
          <FormButton name="intent" value="take back" waitingWords="Taking back…">
            Take it back from {name}
          </FormButton>
        ) : (
          <FormButton name="intent" value="share" waitingWords="Sharing…">
            Share your log with {name}
          </FormButton>
        )}
      </Form>
    </Section>
  );
}

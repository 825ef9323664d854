import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eachForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { eachLetter } from "#app/domain/drafts/each-letter.queries.server.ts";
import { sendToEach, shareEach } from "#app/domain/drafts/send-to-each.server.ts";
import { greetInCopy, writeToEach } from "#app/domain/drafts/write-to-each.server.ts";
import { localDate, nextSchoolMorning } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { sinceWords } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { ChooseTeachers, Letters, SendAll } from "./message-each-parts.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.each.subject ? `To each by name · ${data.each.subject}` : "To each by name" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const each = await orGone(() => guardian.read((tx) => eachLetter(tx, guardian, id)));
  const { zone } = guardian;
  return { id, each, morning: nextSchoolMorning(each.now, zone), today: localDate(each.now, zone) };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const form = await readForm(args.request, eachForm);
  if (!form.ok) return form.answer;
  const { values } = form;
  const done = await form.attempt(() => act(guardian, id, values));
  if (!done.ok) return done.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  return redirectWithNotice(args.context, values.intent === "send" ? home.messages : home.messageEach(id), done.result);
}

/** Does what was pressed, and says what was done. */
async function act(guardian: GuardianActor, id: string, values: (typeof eachForm)["_output"]): Promise<string> {
  if (values.intent === "choose") {
    await guardian.write((tx) => writeToEach(tx, guardian, id, values.to));
    return "Here they are. Only you see them.";
  }
  if (values.intent === "greet") {
    await guardian.write((tx) => greetInCopy(tx, guardian, id, { draftId: values.draft, greeting: values.greeting }));
    return "Saved. Only you see this.";
  }
  if (values.intent === "share") {
    const count = await guardian.write((tx) => shareEach(tx, guardian, id));
    return count === 1 ? "Shared." : `All ${count} shared.`;
  }
  const { count, dueAt } = await guardian.write((tx) => sendToEach(tx, guardian, id, values));
  if (!dueAt) return "They have all gone already.";
  if (values.when === "now") return `${count} letters are on their way.`;
  const at = sinceWords(dueAt, guardian.now, { locale: "en-US", zone: guardian.zone });
  return `${count} letters go ${at}. You can take each back until then.`;
}

export default function ToEach() {
  const { id, each, morning, today } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const open = each.letters.filter((letter) => letter.state !== "sent" && letter.state !== "answered");
  return (
    <PocketPage back={{ to: home.send(id), words: "Ways to send" }}>
      <PocketHead
        title="To each by name"
        lede="One text, and a letter of its own for every teacher, with an own greeting. Nobody sees who else has one."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Letters letters={each.letters} now={each.now} />
      {open.length > 0 && <SendAll {...{ open, morning, today, now: each.now, answer }} />}
      <ChooseTeachers each={each} answer={answer} />
    </PocketPage>
  );
}

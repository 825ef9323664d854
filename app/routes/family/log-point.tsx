import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { movePointForm } from "#app/domain/school-log/log.forms.server.ts";
import { onePoint } from "#app/domain/school-log/log.queries.server.ts";
import { logLimits } from "#app/domain/school-log/log.ts";
import { movePoint } from "#app/domain/school-log/move-point.server.ts";
import { mayWalkPoint, type PointState, pointStates, pointWords } from "#app/domain/school-log/settled-point.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { longDay, shortDay } from "#app/ui/date-words.tsx";
import { DateField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { useLogPlace } from "./log-entries.tsx";
import { pointSaid } from "./log-settled.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.point.words} · ${data.practiceName}` : "Settled" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.point);
  const found = await guardian.read((tx) => onePoint(tx, guardian, id));
  if (!found) throw notFound();
  return {
    practiceName: guardian.practiceName,
    point: found.point,
    lines: found.lines,
    mine: found.point.guardianId === guardian.guardianId,
    whose: found.guardian,
    today: localDate(found.now, guardian.zone),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.point);
  const form = await readForm(args.request, movePointForm);
  if (!form.ok) return form.answer;
  const answer = { ...form.values, byDay: form.values.by ?? null };
  const done = await form.attempt(() => guardian.write((tx) => movePoint(tx, guardian, id, answer)));
  if (!done.ok) return done.answer;
  const page = paths.home(guardian.practice, guardian.familyId).settledPoint(id);
  return redirectWithNotice(args.context, page, "Kept, with today’s date.");
}

export default function Point() {
  const { point, mine, whose } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead over={mine ? "How is it going?" : `From ${whose}’s log`} title={point.words} />
      <p className="soft -mt-3 mb-4">
        {pointSaid(point, mine)} <strong className="text-ink">{pointWords[point.state]}</strong>
      </p>
      {mine && <HowIsIt answer={answer} />}
      <History />
      {point.entryId && (
        <p className="mt-4">
          <Link className="link inline-flex min-h-11 items-center" to={home.logEntry(point.entryId)}>
            Where it was settled
          </Link>
        </p>
      )}
    </PocketPage>
  );
}

/** What can be said of a point, in a parent's words. Nothing is said for her: while she says nothing it stays as it is. */
const choices: Record<PointState, { label: string; note: string }> = {
  open: { label: "Still to come", note: "It stays open. Nobody is late." },
  settled: { label: "We both say so", note: "They said yes to it, too." },
  "remembered differently": { label: "They remember it differently", note: "Both are kept as they were said." },
  done: { label: "It is done", note: "It happened as settled." },
};

function HowIsIt({ answer }: { answer: FormAnswer | undefined }) {
  const { point } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  const problems = answer?.problems ?? {};
  const possible = pointStates.filter((state) => mayWalkPoint(point.state, state));
  return (
    <>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="version" value={point.version} />
        <ChoiceGroup
          name="state"
          legend="How does it stand?"
          required
          choices={possible.map((state) => ({ value: state, ...choices[state] }))}
          typed={typedText(answer, "state") ?? point.state}
          problem={problems.state}
        />
        <TextArea
          name="said"
          label="A line about it"
          hint="What was said or seen, and when."
          optional
          words
          rows={2}
          maxLength={logLimits.said}
          typed={typedText(answer, "said")}
          problem={problems.said}
        />
        <details open={Boolean(problems.words || problems.by)}>
          <summary className="link inline-flex min-h-11 items-center">Word it anew, or move the day</summary>
          <div className="stack">
            <TextField
              name="words"
              label="What"
              maxLength={logLimits.point}
              typed={typedText(answer, "words") ?? point.words}
              problem={problems.words}
            />
            <DateField
              name="by"
              label="By"
              optional
              typed={typedText(answer, "by") ?? point.byDay ?? undefined}
              problem={problems.by}
            />
          </div>
        </details>
        <FormButton look="filled" waitingWords="Keeping…">
          Keep this
        </FormButton>
      </Form>
      {point.who && point.state !== "done" && (
        <p className="mt-3">
          <ButtonLink look="plain" to={`${home.newMessage}?purpose=follow-up&point=${point.id}`}>
            Ask in a friendly line
          </ButtonLink>
        </p>
      )}
    </>
  );
}

/** How it came to be what it is, the newest first. What was said before is never rewritten. */
function History() {
  const { lines } = useLoaderData<typeof loader>();
  const place = useLogPlace();
  const utc = { locale: "en-US", zone: "UTC" };
  return (
    <Section title="How it came about" quiet>
      <ul className="lines">
        {lines.map((line, index) => {
          const before = lines[index + 1];
          return (
            <li className="day-line" key={line.number}>
              <time dateTime={line.madeAt}>{shortDay(line.madeAt, place)}</time>
              <div>
                <strong>{before ? pointWords[line.state] : "Noted"}</strong>
                {(!before || before.words !== line.words) && <p className="words">{line.words}</p>}
                {line.byDay && before?.byDay !== line.byDay && (
                  <p className="soft small">By {longDay(line.byDay, utc)}</p>
                )}
                {line.said && <p className="words">{line.said}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

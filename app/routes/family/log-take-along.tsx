import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useRevalidator } from "@remix-run/react";
import { FileText } from "lucide-react";
import { useEffect } from "react";
import { sizeInWords } from "#app/domain/documents/document.ts";
import { newId } from "#app/domain/ids.ts";
import { type Ordered, takingAlong } from "#app/domain/school-log/chronology.queries.server.ts";
import { chronologyForm } from "#app/domain/school-log/log.forms.server.ts";
import { letGoOfChronology, orderChronology } from "#app/domain/school-log/order-chronology.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayWithYear } from "#app/ui/date-words.tsx";
import { DateField, SelectField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Take the school log along · ${data.practiceName}` : "Take the school log along" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { now, first, ...rest } = await guardian.read((tx) => takingAlong(tx, guardian));
  const today = localDate(now, guardian.zone);
  return {
    practiceName: guardian.practiceName,
    ...rest,
    today,
    first: first ? localDate(first, guardian.zone) : today,
    id: newId(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, chronologyForm);
  if (!form.ok) return form.answer;
  const wanted = form.values;
  const done = await form.attempt(() =>
    guardian.write((tx) =>
      wanted.intent === "make" ? orderChronology(tx, guardian, wanted) : letGoOfChronology(tx, guardian, wanted.id),
    ),
  );
  if (!done.ok) return done.answer;
  const words = wanted.intent === "make" ? "It is being made. It takes a few seconds." : "Let go.";
  return redirectWithNotice(args.context, paths.home(guardian.practice, guardian.familyId).takeAlong, words);
}

export default function TakeAlong() {
  const { ordered, id } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  useLookAgain(ordered.some((one) => one.state === "waiting"));
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead
        title="Take it along"
        lede="Your own log in the order in which things happened: dated, what each said kept apart, what was put right beside it, and what was settled."
      />
      {ordered.length > 0 && (
        <ul className="lines mb-4">
          {ordered.map((one) => (
            <Chronology key={one.id} one={one} />
          ))}
        </ul>
      )}
      <Form method="post" className="stack">
        <h2>For a meeting, as PDF</h2>
        <input type="hidden" name="id" value={id} />
        <Days answer={answer} />
        <FormButton look="filled" name="intent" value="make" waitingWords="Ordering…">
          Make the PDF
        </FormButton>
      </Form>
      <Section title="As a table, CSV" id="table">
        <Form method="get" action={home.logTable} reloadDocument className="stack">
          <Days answer={undefined} beside="table-" />
          <FormButton>Download the table</FormButton>
        </Form>
      </Section>
    </PocketPage>
  );
}

/** Looks every two seconds while something is being made; without JavaScript there is the link. */
function useLookAgain(waiting: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    const every = setInterval(revalidate, 2000);
    return () => clearInterval(every);
  }, [waiting, revalidate]);
}

/** Which days, and about whom where there are several children. `beside` keeps the ids of two forms apart. */
function Days({ answer, beside = "" }: { answer: FormAnswer | undefined; beside?: string }) {
  const { first, today, children } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="pair-of-fields">
        <DateField
          name="from"
          id={`f-${beside}from`}
          label="From"
          required
          max={today}
          typed={typedText(answer, "from") ?? first}
          problem={answer?.problems.from}
        />
        <DateField
          name="to"
          id={`f-${beside}to`}
          label="To"
          required
          max={today}
          typed={typedText(answer, "to") ?? today}
          problem={answer?.problems.to}
        />
      </div>
      {children.length > 1 && (
        <SelectField
          name="childId"
          id={`f-${beside}childId`}
          label="About"
          blank="All of them"
          options={children.map((child) => ({ value: child.id, label: child.name }))}
          typed={typedText(answer, "childId")}
          problem={answer?.problems.childId}
        />
      )}
    </>
  );
}

function Chronology({ one }: { one: Ordered }) {
  const { home } = usePocket();
  const utc = { locale: "en-US", zone: "UTC" };
  const days = `${dayWithYear(one.from, utc)} to ${dayWithYear(one.to, utc)}${one.child ? `, ${one.child}` : ""}`;
  return (
    <li className="row row-apart">
      <div>
        {one.state === "made" && one.fileId ? (
          <Link className="link inline-flex min-h-11 items-center gap-2" to={home.file(one.fileId)} reloadDocument>
            <FileText /> {days}
          </Link>
        ) : (
          <p role="status">{days}</p>
        )}
        <p className="soft small">
          {one.state === "made" && `PDF, ${sizeInWords(one.size ?? 0)}. Only you have it.`}
          {one.state === "waiting" && (
            <>
              It is being made.{" "}
              <Link className="link" to={home.takeAlong}>
                Look again
              </Link>
            </>
          )}
          {one.state === "failed" && "It could not be made. Order it once more, or take the table."}
        </p>
      </div>
      {one.state !== "waiting" && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="id" value={one.id} />
          <FormButton look="plain" name="intent" value="remove">
            Let go<span className="visually-hidden"> of {days}</span>
          </FormButton>
        </Form>
      )}
    </li>
  );
}

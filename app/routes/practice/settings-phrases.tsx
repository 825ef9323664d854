import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { phraseForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { phraseLimit } from "#app/domain/drafts/phrases/phrase.ts";
import { phraseBank } from "#app/domain/drafts/phrases/phrase-bank.ts";
import { keepPhrase, phrasesAndUse, removePhrase } from "#app/domain/drafts/phrases/practice-phrases.server.ts";
import { isId, newId } from "#app/domain/ids.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Phrases · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireCoach(args);
  const { phrases, said } = await member.read((tx) => phrasesAndUse(tx));
  const groups = phraseBank.map(({ key, title }) => ({ value: key, label: title }));
  const sayMonth = new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" });
  return {
    practiceName: member.practiceName,
    id: newId(),
    groups,
    phrases,
    said: said.map((row) => ({ ...row, month: sayMonth.format(new Date(`${row.month}T12:00:00Z`)) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireCoach(args);
  const page = paths.desk(member.practice).phrases;
  const fields = await formData(args.request);
  const remove = fields.get("remove");
  if (remove !== null) {
    if (!isId(remove)) throw notFound();
    await member.write((tx) => removePhrase(tx, member, remove));
    return redirectWithNotice(args.context, page, "Taken out. What was written with it stays.");
  }
  const form = readFields(fields, phraseForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => member.write((tx) => keepPhrase(tx, member, form.values)));
  return done.ok ? redirectWithNotice(args.context, page, "Kept. Parents find it among their phrases.") : done.answer;
}

export default function Phrases() {
  const { id, groups, phrases, said } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Phrases"
        sub="What your parents find beside ours when they look for words. Each takes them and changes them until they sound like her."
      />
      {said.length > 0 && (
        <Section title="Said often to one school">
          <p className="soft">
            A teacher who reads one sentence from many hears a form. Counted is the phrase, the school and the month,
            and nobody’s name.
          </p>
          <ul className="lines narrow">
            {said.map((row) => (
              <li key={`${row.phrase} ${row.school} ${row.month}`}>
                <span className="words">{inWords(row.phrase)}</span>
                <br />
                <span className="soft small">
                  {row.school}: {row.times} times in {row.month}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Your own">
        {phrases.length === 0 ? (
          <EmptyState title="None yet">
            <p>A way of saying it that you hear yourself give again and again on calls is a good first one.</p>
          </EmptyState>
        ) : (
          <Form method="post">
            <ul className="lines narrow">
              {phrases.map((phrase) => (
                <li key={phrase.id} className="row row-apart">
                  <span>
                    <span className="words">{phrase.words}</span>
                    <br />
                    <span className="soft small">{groups.find(({ value }) => value === phrase.about)?.label}</span>
                  </span>
                  <FormButton
                    look="quiet"
                    small
                    name="remove"
                    value={phrase.id}
                    aria-label={`Take out: ${phrase.words}`}
                  >
                    Take out
                  </FormButton>
                </li>
              ))}
            </ul>
          </Form>
        )}
      </Section>
      <Section title="Add one">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <Form method="post" className="narrow field-list" key={id}>
          <input type="hidden" name="id" value={one(answer?.typed.id) ?? id} />
          <SelectField
            name="about"
            label="What it does"
            options={groups}
            typed={one(answer?.typed.about)}
            problem={answer?.problems.about}
            required
          />
          <TextArea
            name="words"
            label="The phrase"
            hint="“…” is a place for her own words, {child} for the child’s name."
            typed={one(answer?.typed.words)}
            problem={answer?.problems.words}
            maxLength={phraseLimit}
            rows={2}
            words
            required
          />
          <div className="form-end">
            <FormButton look="filled" waitingWords="Keeping…">
              Add this phrase
            </FormButton>
          </div>
        </Form>
      </Section>
    </>
  );
}

/** A phrase as it was counted, with its open places shown. */
const inWords = (phrase: string) =>
  phrase.replaceAll("{child}", "(the child)").replaceAll("{teacher}", "(the teacher)");

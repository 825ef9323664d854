import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptedFiles } from "#app/domain/documents/document.ts";
import { keepFile } from "#app/domain/documents/keep-file.server.ts";
import { idBeside, newId } from "#app/domain/ids.ts";
import { writeDownForm } from "#app/domain/school-log/log.forms.server.ts";
import { logLimits } from "#app/domain/school-log/log.ts";
import { namedInLog } from "#app/domain/school-log/named.queries.server.ts";
import { writeDown } from "#app/domain/school-log/write-down.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readFields } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { DateField, Field, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { SavedLine } from "#app/ui/quiet-lines.tsx";
import { Section } from "#app/ui/section.tsx";
import { PointFields } from "./log-point-fields.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedSeveral, typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Write down a talk · ${data.practiceName}` : "Write down a talk" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const named = await guardian.read((tx) => namedInLog(tx, guardian));
  return {
    practiceName: guardian.practiceName,
    ...named,
    today: localDate(named.now, guardian.zone),
    id: newId(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  // A chooser that nothing was chosen in sends a file without bytes.
  const { fields, files, problem } = await readUpload(args.request);
  const form = readFields(fields, writeDownForm);
  if (problem) {
    const typed = form.ok ? form.typed : form.answer.data.typed;
    return answerForm({ problems: { file: problem }, typed });
  }
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      const kept: string[] = [];
      for (const [index, { name, bytes }] of files.filter((file) => file.bytes.length > 0).entries()) {
        const id = idBeside(form.values.id, `file ${index}`);
        kept.push((await keepFile(tx, args.context.storage, guardian, { id, name, bytes })).id);
      }
      return writeDown(tx, guardian, form.values, kept);
    }),
  );
  if (!done.ok) return done.answer;
  const page = paths.home(guardian.practice, guardian.familyId).logEntry(done.result.id);
  return redirectWithNotice(args.context, page, "Written down. Only you see it until you share it.");
}

export default function WriteDown() {
  const { educators, children, today, id } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const { problems = {} } = answer ?? {};
  const said = (name: string) => typedText(answer, name);
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <PocketHead
        title="Write down a talk"
        lede="A line in any box is enough. Only what was said and seen, with its day."
      />
      <FormProblems problems={problems} whole={answer?.whole} />
      <Form method="post" encType="multipart/form-data" className="stack">
        <input type="hidden" name="id" value={said("id") || id} />
        <ChoiceGroup
          name="kind"
          legend="What was it?"
          compact
          required
          choices={[
            { value: "call", label: "A call" },
            { value: "meeting", label: "A meeting" },
            { value: "other", label: "A talk in passing" },
            { value: "none", label: "Something seen or told" },
          ]}
          typed={said("kind") || "call"}
          problem={problems.kind}
        />
        <div className="pair-of-fields">
          <DateField name="day" label="Day" required max={today} typed={said("day") || today} problem={problems.day} />
          <TextField name="time" label="Time" type="time" optional typed={said("time")} problem={problems.time} />
        </div>
        {children.length > 1 && (
          <SelectField
            name="childId"
            label="About"
            blank="All of them"
            options={children.map((child) => ({ value: child.id, label: child.name }))}
            typed={said("childId")}
            problem={problems.childId}
          />
        )}
        {educators.length > 0 && (
          <ChoiceGroup
            name="educators"
            legend="Who was there"
            several
            choices={educators.map((educator) => ({
              value: educator.id,
              label: hardSpaces(educator.name),
              note: educator.role,
            }))}
            typed={typedSeveral(answer, "educators")}
            problem={problems.educators}
          />
        )}
        <TextField
          name="others"
          label="Somebody else"
          optional
          maxLength={200}
          typed={said("others")}
          problem={problems.others}
        />
        <Boxes answer={answer} />
        <Section title="What was settled">
          <p className="soft small mb-3">Who will do what, by when. It stays open until you say otherwise.</p>
          <PointFields turn={1} educators={educators} answer={answer} />
          <details className="mt-3" open={Boolean(said("what2"))}>
            <summary className="link inline-flex min-h-11 items-center">More was settled</summary>
            <PointFields turn={2} educators={educators} answer={answer} />
            <PointFields turn={3} educators={educators} answer={answer} />
          </details>
        </Section>
        <Field
          id="f-file"
          label="A photo or a paper"
          hint="Photos lose their place and date."
          optional
          problem={problems.file}
        >
          {(wired) => <input {...wired} className="input" type="file" name="file" accept={acceptedFiles} multiple />}
        </Field>
        <SavedLine>Only you see this until you share it.</SavedLine>
        <FormButton look="filled" waitingWords="Writing down…">
          Write it down
        </FormButton>
      </Form>
    </PocketPage>
  );
}

/** One box for each way of knowing, so that they stay apart from the first day on. */
function Boxes({ answer }: { answer: FormAnswer | undefined }) {
  const { children } = useLoaderData<typeof loader>();
  const child = children.length === 1 ? children[0]?.name : undefined;
  const told = child ? `What ${child} told me` : "What my child told me";
  const open = ["child", "seen", "document"].some((name) => typedText(answer, name));
  return (
    <>
      <Box name="school" label="What I heard" hint="Their words, as near as you remember." rows={4} answer={answer} />
      <Box name="us" label="What I said" answer={answer} />
      <details open={open}>
        <summary className="link inline-flex min-h-11 items-center">
          {child ?? "My child"} told me something, I saw something, or there was a paper
        </summary>
        <div className="stack mt-2">
          <Box name="child" label={told} hint="In the child’s own words." answer={answer} />
          <Box name="seen" label="What I saw myself" answer={answer} />
          <Box name="document" label="What a paper says" answer={answer} />
        </div>
      </details>
    </>
  );
}

function Box({
  name,
  answer,
  rows = 2,
  ...field
}: {
  name: "school" | "us" | "child" | "seen" | "document";
  label: string;
  hint?: string;
  rows?: number;
  answer: FormAnswer | undefined;
}) {
  return (
    <TextArea
      name={name}
      {...field}
      optional
      words
      rows={rows}
      maxLength={logLimits.body}
      typed={typedText(answer, name)}
      problem={answer?.problems[name]}
    />
  );
}

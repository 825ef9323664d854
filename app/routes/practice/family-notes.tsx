import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { newNoteForm, noteForm, oneRowForm } from "#app/domain/families/families.forms.server.ts";
import { type Note, notesPage } from "#app/domain/families/notes.queries.server.ts";
import { editNote, removeNote, writeNote } from "#app/domain/families/write-note.server.ts";
import { isId, newId } from "#app/domain/ids.ts";
import { notedSessions } from "#app/domain/meetings/notes.queries.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayWithYear } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DateField, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { PageLinks } from "#app/ui/table.tsx";
import { NotedSessions } from "./family-noted-sessions.tsx";
import { familyTabTitle } from "./family-tab-title.ts";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta = familyTabTitle("Your notes");

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const address = new URL(args.request.url).searchParams;
  const before = address.get("before");
  const [page, sessions] = await coach.write(async (tx) => [
    await notesPage(tx, familyId, before),
    isId(before) ? [] : await notedSessions(tx, familyId),
  ]);
  const last = page.notes.at(-1);
  return {
    notes: page.notes,
    sessions,
    editing: address.get("edit"),
    older: page.more && last ? `?before=${last.id}` : undefined,
    newer: isId(before) ? "?" : undefined,
    today: localDate(coach.now, coach.zone),
    newId: newId(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const { notes } = paths.desk(coach.practice).family(familyId);
  const fields = await formData(args.request);
  if (fields.get("intent") === "remove") {
    const form = readFields(fields, oneRowForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => removeNote(tx, coach, familyId, form.values.id)));
    return done.ok ? redirectWithNotice(args.context, notes, "The note is removed.") : done.answer;
  }
  if (fields.get("intent") === "change") {
    const form = readFields(fields, noteForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => editNote(tx, coach, familyId, form.values)));
    return done.ok ? redirectWithNotice(args.context, notes, "The note is kept as you changed it.") : done.answer;
  }
  const form = readFields(fields, newNoteForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => writeNote(tx, coach, familyId, form.values)));
  return done.ok ? redirectWithNotice(args.context, notes, "The note is kept.") : done.answer;
}

// Also after a refusal: a stale form learns the new version, so that saving again is a choice.
export const shouldRevalidate = () => true;

export default function Notes() {
  const { notes, sessions, editing, older, newer, today, newId } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const changing = notes.find((note) => note.id === editing && note.own);
  return (
    <div className="narrow">
      <p className="soft mb-5">
        Private to those who coach this family and to the owner. A parent never sees them; a hearing could ask for them.
      </p>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {!changing && (
        <Section title="Write a note">
          <NoteForm key={newId} id={one(answer?.typed.id) ?? newId} body="" day={today} answer={answer} />
        </Section>
      )}
      <NotedSessions sessions={sessions} />
      {notes.length === 0 && sessions.length > 0 ? null : notes.length === 0 ? (
        <EmptyState title="No note yet">
          <p>What you want to remember before the next talk: a name, a worry, what you promised.</p>
        </EmptyState>
      ) : (
        <Section title="So far" line>
          <ul className="lines">
            {notes.map((note) =>
              note === changing ? (
                <li key={note.id}>
                  <NoteForm id={note.id} version={note.version} body={note.body} day={note.aboutDay} answer={answer} />
                </li>
              ) : (
                <NoteLine key={note.id} note={note} />
              ),
            )}
          </ul>
        </Section>
      )}
      <PageLinks before={newer} after={older} />
    </div>
  );
}

function NoteForm({
  id,
  version,
  body,
  day,
  answer,
}: {
  id: string;
  version?: number;
  body: string;
  day: string;
  answer: FormAnswer | undefined;
}) {
  const { problems = {}, typed = {} } = answer ?? {};
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <TextArea
        name="body"
        label="Note"
        hideLabel
        required
        rows={5}
        words
        maxLength={20_000}
        typed={one(typed.body) ?? body}
        problem={problems.body}
      />
      <DateField
        name="aboutDay"
        label="About the day"
        required
        typed={one(typed.aboutDay) ?? day}
        problem={problems.aboutDay}
      />
      <div className="form-end">
        <FormButton look="filled" name="intent" value={version === undefined ? "write" : "change"}>
          {version === undefined ? "Keep this note" : "Keep the change"}
        </FormButton>
        {version !== undefined && (
          <Link className="link" to="?">
            Leave it as it was
          </Link>
        )}
      </div>
    </Form>
  );
}

function NoteLine({ note }: { note: Note }) {
  const { zone } = useDesk();
  const day = dayWithYear(note.aboutDay, { locale: "en-US", zone });
  return (
    <li>
      <p className="small soft">
        {day}, {note.by}
        {note.version > 1 && ", changed"}
      </p>
      <p className="words whitespace-pre-line">{note.body}</p>
      {note.own && (
        <div className="row">
          <Link className="link small" to={`?edit=${note.id}`} aria-label={`Change the note of ${day}`}>
            Change
          </Link>
          <Form method="post">
            <input type="hidden" name="id" value={note.id} />
            <FormButton look="plain" small name="intent" value="remove" aria-label={`Remove the note of ${day}`}>
              Remove
            </FormButton>
          </Form>
        </div>
      )}
    </li>
  );
}

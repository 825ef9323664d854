import type { ActionFunctionArgs } from "@remix-run/node";
import { exerciseByKey } from "#app/domain/homework/library/library.ts";
import { chooseNoteWording, keepNote } from "#app/domain/meetings/keep-note.server.ts";
import { templatesOf } from "#app/domain/meetings/keep-template.server.ts";
import {
  chosenIntent,
  giveAfterwardsForm,
  keepNoteForm,
  offerMessageForm,
  offerPointForm,
  oneStepForm,
  shareNoteForm,
  takeBackNoteForm,
} from "#app/domain/meetings/meetings.forms.server.ts";
import { giveAfterwards, offerMessage, offerPoint, takeOfferBack } from "#app/domain/meetings/offer-step.server.ts";
import { shareNote, takeNoteBack } from "#app/domain/meetings/share-note.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, type MemberActor } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { firstNames } from "#app/routes/meetings/when-and-who.ts";
import type { Tx } from "#db/client.server.ts";

type Notes = { args: ActionFunctionArgs; coach: MemberActor; appointmentId: string; fields: FormData };

/** What the forms of the notes page bring, by what was pressed. Each words' form keeps the words before anything else. */
export async function answerToNotes(args: ActionFunctionArgs, coach: MemberActor) {
  const notes = { args, coach, appointmentId: idFrom(args.params.appointment), fields: await formData(args.request) };
  const intent = notes.fields.get("intent");
  switch (intent) {
    case "share":
      return share(notes);
    case "take back":
      return takeBack(notes);
    case "template":
      return putHeadings(notes);
    case "point":
      return point(notes);
    case "message":
      return message(notes);
    case "exercise":
      return exercise(notes);
    case "take offer back":
      return takeOffer(notes);
    default:
      return chosenIntent.safeParse(intent).success ? choose(notes) : keep(notes);
  }
}

const back = ({ args, coach, appointmentId }: Notes, notice: string, at = "") =>
  redirectWithNotice(args.context, `${paths.desk(coach.practice).sessionNotes(appointmentId)}${at}`, notice);

async function keep(notes: Notes) {
  const form = readFields(notes.fields, keepNoteForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const done = await form.attempt(() => coach.write((tx) => keepNote(tx, coach, { appointmentId, ...form.values })));
  if (!done.ok) return done.answer;
  return back(notes, "Saved.", `?at=${done.result.version}#part-${form.values.part}`);
}

async function putHeadings(notes: Notes) {
  const form = readFields(notes.fields, keepNoteForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const chosen = notes.fields.get("template");
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      const template = (await templatesOf(tx, coach)).find((one) => one.key === chosen);
      const words = [form.values.words, template?.words].filter(Boolean).join("\n\n");
      return keepNote(tx, coach, { appointmentId, ...form.values, words });
    }),
  );
  if (!done.ok) return done.answer;
  return back(notes, "The headings are in.", `?at=${done.result.version}#part-${form.values.part}`);
}

async function share(notes: Notes) {
  const form = readFields(notes.fields, shareNoteForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const shared = { appointmentId, ...form.values };
  const done = await form.attempt(() =>
    coach.write(async (tx: Tx) => {
      await keepNote(tx, coach, shared);
      return shareNote(tx, coach, shared);
    }),
  );
  if (!done.ok) return done.answer;
  const names = firstNames(done.result.with.map((name) => ({ name })));
  return back(notes, `Shared with ${names}.`, `#part-${shared.part}`);
}

async function takeBack(notes: Notes) {
  const form = readFields(notes.fields, takeBackNoteForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const part = { appointmentId, ...form.values };
  const done = await form.attempt(() => coach.write((tx) => takeNoteBack(tx, coach, part)));
  if (!done.ok) return done.answer;
  return back(notes, "It is off their page. Who has read it has read it.", `#part-${part.part}`);
}

async function choose(notes: Notes) {
  const form = readFields(notes.fields, keepNoteForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const [how, other] = String(notes.fields.get("intent")).split(".");
  const chosen = { appointmentId, ...form.values, other: Number(other), take: how === "take" };
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      const { version } = await keepNote(tx, coach, chosen);
      await chooseNoteWording(tx, coach, { ...chosen, version });
      return version + 1;
    }),
  );
  if (!done.ok) return done.answer;
  return back(notes, "Chosen.", `?at=${done.result}#part-${chosen.part}`);
}

async function point(notes: Notes) {
  const form = readFields(notes.fields, offerPointForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const { what, guardian, byDay, ...offer } = form.values;
  const offered = { ...offer, appointmentId, guardianId: guardian, words: what, byDay: byDay ?? null };
  const done = await form.attempt(() => coach.write((tx) => offerPoint(tx, coach, offered)));
  if (!done.ok) return done.answer;
  return back(notes, `Offered to ${firstNames([{ name: done.result }])}. It stands in the log once it is kept there.`);
}

async function message(notes: Notes) {
  const form = readFields(notes.fields, offerMessageForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const { beginning, guardian, educator, ...offer } = form.values;
  const offered = {
    ...offer,
    appointmentId,
    guardianId: guardian,
    words: beginning,
    ...(educator && { educatorId: educator }),
  };
  const done = await form.attempt(() => coach.write((tx) => offerMessage(tx, coach, offered)));
  if (!done.ok) return done.answer;
  return back(notes, `Offered to ${firstNames([{ name: done.result }])}. Taken up, it is a private draft.`);
}

async function exercise(notes: Notes) {
  const form = readFields(notes.fields, giveAfterwardsForm);
  if (!form.ok) return form.answer;
  const { coach, appointmentId } = notes;
  const { guardian, assignment, tryBy, ...offer } = form.values;
  const given = {
    ...offer,
    appointmentId,
    guardianId: guardian,
    assignmentId: assignment,
    ...(tryBy && { byDay: tryBy }),
  };
  const done = await form.attempt(() => coach.write((tx) => giveAfterwards(tx, coach, given)));
  if (!done.ok) return done.answer;
  const title = exerciseByKey(given.exercise)?.title ?? "It";
  const name = firstNames([{ name: done.result.name }]);
  return back(
    notes,
    done.result.waits ? `“${title}” waits for ${name}, who has not come in yet.` : `“${title}” went to ${name}.`,
  );
}

async function takeOffer(notes: Notes) {
  const form = readFields(notes.fields, oneStepForm);
  if (!form.ok) return form.answer;
  const { coach } = notes;
  const done = await form.attempt(() => coach.write((tx) => takeOfferBack(tx, coach, form.values.step)));
  return done.ok ? back(notes, "The offer is taken back.") : done.answer;
}

import { z } from "zod";
import { hiddenId, words } from "#app/http/zod-words.server.ts";
import { type Purpose, purposes } from "../drafts/draft.ts";
import { meetingLimits, recapPart } from "./meeting.ts";

const tornForm = "This form is no longer whole. Load the page again; what you typed is in it.";
const purposeKeys = purposes.map((purpose) => purpose.key) as [Purpose, ...Purpose[]];
const day = z.iso.date("Give the day as year, month and day, or leave it empty.").optional();

/** What every form of kept words brings along: what it was made from, and the opened page. */
const kept = {
  version: z.coerce.number(tornForm).int(tornForm).min(0, tornForm),
  sitting: hiddenId(),
};

/** Which part of the notes: the recap, or one guardian's. */
const part = z.union([z.literal(recapPart), z.uuid()], { error: tornForm });

/** A part of the notes as it is typed. */
export const keepNoteForm = z.object({ ...kept, part, words: words({ max: meetingLimits.note, lines: "many" }) });

/** The same, shared as it stands; `id` is the new share's. */
export const shareNoteForm = keepNoteForm.extend({ id: hiddenId() });

/** "take.2" or "leave.0": which of the other wordings, and what becomes of it. */
export const chosenIntent = z.string().regex(/^(take|leave)\.\d$/, tornForm);

export const takeBackNoteForm = z.object({ part });

/** What a parent would like to talk about, as she types it. */
export const keepTalkForm = z.object({ ...kept, words: words({ max: meetingLimits.talk, lines: "many" }) });

const offered = { id: hiddenId(), guardian: z.uuid("Choose who it is for.") };

/** Who will do what by when, offered for her school log. */
export const offerPointForm = z.object({
  ...offered,
  what: words({ max: meetingLimits.point, required: "Say what will be done." }),
  who: words({ max: 60, required: "Choose who will do it." }),
  byDay: day,
});

/** The beginning of a message, offered. */
export const offerMessageForm = z.object({
  ...offered,
  purpose: z.enum(purposeKeys, "Choose what it is for."),
  educator: z.uuid("Choose again whom it goes to.").optional(),
  beginning: words({ max: meetingLimits.message, lines: "many", required: "Write a first line or two." }),
});

/** Something to try, given at once. */
export const giveAfterwardsForm = z.object({
  ...offered,
  assignment: hiddenId(),
  exercise: words({ max: 60, required: "Choose what to try." }),
  tryBy: day,
});

/** One offer: the coach takes it back, the guardian takes or leaves it; `made` is the id of what it becomes. */
export const oneStepForm = z.object({ step: hiddenId(), made: hiddenId().optional() });

const checked = z.preprocess((raw) => raw !== undefined && raw !== "", z.boolean());

export const templateForm = z.object({
  id: hiddenId(),
  key: words({ max: 60 }).transform((key) => (key === "" ? undefined : key)),
  version: kept.version,
  name: words({ max: 80, required: "Give it a short name, so that you find it." }),
  words: words({ max: meetingLimits.template, lines: "many", required: "Write the headings that notes begin with." }),
  forRecap: checked,
});

export const putTemplateAwayForm = z.object({ id: hiddenId(), key: words({ max: 60, required: tornForm }) });

export const removeTemplateForm = z.object({ id: hiddenId() });

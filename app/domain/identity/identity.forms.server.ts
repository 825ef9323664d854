import { z } from "zod";
import { emailAddress, hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { isZone } from "../time/zoned.server.ts";

/** Where to go on after signing in; only a path of this site is followed (app/http/local-path.ts). */
const onward = words({ max: 2000 }).catch("");

const zone = words({ max: 60, required: "Choose the zone of your days." }).refine(
  (name) => name === "" || isZone(name),
  "Choose a zone from the list.",
);

const personName = words({ max: 100, required: "Write your name, as people call you." });

export const signInForm = z.object({ email: emailAddress(), onward });

/** A password that is tried is compared as it stands; only one that nobody could have is turned away unread. */
const triedPassword = z
  .string({ message: "Write your password." })
  .max(1000, "That is longer than any password here. Please look again.");

export const passwordSignInForm = z.object({ email: emailAddress(), password: triedPassword, onward });

/** Six digits, however they were copied: "123 456" and "123-456" are the same code. */
const sixDigits = words({ max: 40, required: "Write the six digits from the email." })
  .transform((text) => text.replace(/[\s-]/g, ""))
  .refine((digits) => /^\d{6}$/.test(digits), "The code has six digits, and nothing else.");

export const codeForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("come in"), code: sixDigits }),
  z.object({ intent: z.literal("send another") }),
]);

export const signUpForm = z.object({
  practice: words({ max: 100, required: "Write your practice’s name. You can change it later." }),
  name: personName,
  email: emailAddress(),
  zone,
});

export const newPasswordForm = z.object({
  intent: z.literal("set"),
  currentPassword: triedPassword.optional(),
  // Length and strength are the verb's to judge, by characters and not by bytes; a megabyte is nobody's password.
  newPassword: z.string({ message: "Write a new password." }).max(1000, "Please keep it to 128 characters."),
});

export const passwordForm = z.discriminatedUnion("intent", [
  newPasswordForm,
  z.object({ intent: z.literal("remove"), currentPassword: triedPassword.optional() }),
  z.object({ intent: z.literal("ask for a code") }),
]);

export const accountForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), name: personName }),
  z.object({ intent: z.literal("end one"), session: hiddenId() }),
  z.object({ intent: z.literal("end others") }),
]);

const roles = z
  .preprocess(
    (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
    z.array(z.enum(["owner", "coach", "assistant"])),
  )
  .refine((chosen) => chosen.length > 0, "Choose at least one.")
  .transform((chosen) => [...new Set(chosen)]);

export const peopleForm = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("invite"),
    id: hiddenId(),
    name: words({ max: 100, required: "Write the person’s name." }),
    email: emailAddress(),
    roles,
  }),
  z.object({ intent: z.literal("send again"), id: hiddenId(), version: hiddenVersion() }),
  z.object({ intent: z.literal("withdraw"), id: hiddenId() }),
  z.object({ intent: z.literal("suspend"), member: hiddenId() }),
  z.object({ intent: z.literal("bring back"), member: hiddenId() }),
  z.object({ intent: z.literal("change roles"), member: hiddenId(), roles }),
]);

export const practiceForm = z.object({
  name: words({ max: 100, required: "Write the practice’s name." }),
  zone,
});

export const welcomeForm = z.object({
  id: hiddenId(),
  readers: z.preprocess(
    (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
    z.array(z.string().max(200)).max(100),
  ),
});

export const myDetailsForm = z.object({
  version: hiddenVersion(),
  name: personName,
  language: words({ max: 60, required: "Write the language you read best." }),
  zone,
});

import { z } from "zod";
import { hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";

/** What the pages of calendars send: about the feed of one's own sessions, and about calendars elsewhere. */
export const feedForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("begin") }),
  z.object({ intent: z.literal("renew"), version: hiddenVersion() }),
  z.object({ intent: z.literal("end") }),
]);

export const busyCalendarForm = z.object({
  id: hiddenId(),
  name: words({ max: 120, required: "Give it a name, such as “Private”." }),
  address: words({ max: 2_000, required: "Paste the secret address of your calendar." }),
});

export const oneBusyCalendarForm = z.object({ id: hiddenId() });

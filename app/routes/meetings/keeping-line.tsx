import { CircleAlert, Lock, Smartphone } from "lucide-react";
import type { Keeping } from "#app/routes/family/use-kept-words.ts";

/**
 * How it stands with what is being typed, and who sees it. Without a connection the words wait on this device, and it says so.
 *
 * @param kept whether anything is with the server already
 * @param seenBy a sentence, such as "Only you see this."
 */
export function SessionKeepingLine({ keeping, kept, seenBy }: { keeping: Keeping; kept: boolean; seenBy: string }) {
  const [Icon, words] = {
    resting: [Lock, kept ? `Saved. ${seenBy}` : seenBy] as const,
    saving: [Lock, `Saving. ${seenBy}`] as const,
    saved: [Lock, `Saved. ${seenBy}`] as const,
    "on this device": [Smartphone, "Kept on this device; will be sent when the connection is back."] as const,
    mend: [CircleAlert, keeping.sentence ?? "Not saved yet."] as const,
  }[keeping.state];
  return (
    <p className={keeping.state === "mend" ? "step-state is-look" : "step-state"} role="status">
      <Icon />
      <span>{words}</span>
    </p>
  );
}

import { Form, Link } from "@remix-run/react";
import { CircleAlert, Lock, Smartphone } from "lucide-react";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { sinceWords } from "#app/ui/date-words.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { Keeping } from "./use-kept-words.ts";

/** What another device wrote meanwhile stands beside what was typed here, until she chooses. */
export function OtherWords({ own, onTake }: { own: OwnMessage; onTake: () => void }) {
  const { home, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  return (
    <Slip
      title={`On the other device, ${sinceWords(own.savedAt, own.now, place)}`}
      tone="look"
      actions={
        <>
          <FormButton half name="intent" value={`mine.${own.version}`}>
            Go on with mine
          </FormButton>
          <Link className="button is-half" to={home.message(own.id)} reloadDocument onClick={onTake}>
            Take this one
          </Link>
        </>
      }
    >
      <p className="words whitespace-pre-line">{own.message.body || "(empty)"}</p>
    </Slip>
  );
}

/** Privacy beside the action, and how it stands with what she typed. */
export function KeepingLine({ keeping, own }: { keeping: Keeping; own: OwnMessage }) {
  const mine = own.shared ? "Only you see what you change." : "Only you see this.";
  const [Icon, words] = {
    resting: [Lock, own.message.body === "" ? mine : `Saved. ${mine}`] as const,
    saving: [Lock, `Saving. ${mine}`] as const,
    saved: [Lock, `Saved. ${mine}`] as const,
    "on this device": [Smartphone, "No connection. Kept on this phone, and saved when you’re back online."] as const,
    mend: [CircleAlert, keeping.sentence ?? "Not saved yet."] as const,
  }[keeping.state];
  return (
    <>
      <p className={keeping.state === "mend" ? "step-state is-look" : "step-state"} role="status">
        <Icon />
        <span>{words}</span>
      </p>
      {keeping.state === "mend" && (
        <FormButton name="intent" value="keep">
          Save and see both
        </FormButton>
      )}
    </>
  );
}

/** Where it stands with the coach, above what can be done. */
export function StandingMark({ own }: { own: OwnMessage }) {
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const look = own.looks[0];
  if (own.state === "shared" && own.shared) {
    return (
      <StateMark shape="half">
        Shared {sinceWords(own.shared.at, own.now, place)}. {coachName} is reading.
      </StateMark>
    );
  }
  if (own.state === "set aside") return <StateMark shape="aside">Set aside. Nothing of it is lost.</StateMark>;
  if (!look || (own.state !== "thoughts" && own.state !== "looks ready")) return null;
  const ready = own.state === "looks ready";
  return (
    <>
      <StateMark shape={ready ? "done" : "look"}>
        {ready ? "Looks ready" : "A few thoughts"}. {coachName}, {sinceWords(look.saidAt, own.now, place)}
      </StateMark>
      {ready && !own.ready && (
        <p className="soft small">You have changed it since. {coachName} has not seen the change.</p>
      )}
      {(look.word || own.thoughts.length > 0) && (
        <p>
          <Link className="link" to={home.thoughts(own.id)}>
            What {coachName} said
          </Link>
        </p>
      )}
    </>
  );
}

/** What else can be done with it: take the share back, set it aside, or bring it back. */
export function OtherWays({ own }: { own: OwnMessage }) {
  const { home } = usePocket();
  return (
    <div className="row row-apart section">
      {own.state === "set aside" ? (
        <MoveForm intent="bring back" words="Bring it back" />
      ) : (
        <MoveForm intent="set aside" words="Set it aside" />
      )}
      {own.state === "shared" && <MoveForm intent="take back" words="Take it back" />}
      {own.state === "private" && (
        <Link className="link" to={home.start(own.id)}>
          A few questions
        </Link>
      )}
    </div>
  );
}

function MoveForm({ intent, words }: { intent: "take back" | "set aside" | "bring back"; words: string }) {
  return (
    <Form method="post">
      <FormButton look="plain" name="intent" value={intent}>
        {words}
      </FormButton>
    </Form>
  );
}

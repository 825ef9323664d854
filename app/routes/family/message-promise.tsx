import { Form } from "@remix-run/react";
import { Moon } from "lucide-react";
import { useEffect, useRef } from "react";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import { Band } from "#app/ui/band.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { clockTime, dayAndTime, weekDay } from "#app/ui/date-words.tsx";
import { Said } from "#app/ui/said.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { Offer } from "./message-actions.server.ts";
import { usePocket } from "./pocket-page.tsx";

const reasons = {
  feeling: "You said how big it is. You once wrote this for such a moment:",
  words: "There is a lot of feeling in these words. You once wrote this for such a moment:",
  night: "It is late. You once wrote this for such a moment:",
} as const;

/** Her own promise, in the moment: one tap takes it, one tap goes on. Neither is asked about again. */
export function PromiseOffer({ offer }: { offer: Offer }) {
  const { guardian, coachName } = usePocket();
  const here = useRef<HTMLDivElement>(null);
  const place = { locale: "en-US", zone: guardian.zone };
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} tabIndex={-1} className="promise">
      <Slip
        title="Your own words"
        actions={
          <>
            <FormButton half name="intent" value="rest" waitingWords="Keeping…">
              Keep it until {clockTime(offer.until, place)}
            </FormButton>
            <FormButton half name="intent" value={`${offer.next}.now`}>
              {offer.next === "share" ? `Share with ${coachName} now` : "Go on now"}
            </FormButton>
          </>
        }
      >
        <p>{reasons[offer.why]}</p>
        <Said mine>{offer.promise}</Said>
        <p className="soft small">
          It would wait here until {weekDay(offer.until, place)}. Nothing goes, and you can change your mind at any
          moment. If somebody may not be safe, go on now.
        </p>
      </Slip>
    </div>
  );
}

/** A message that rests: until when, and the one tap that takes it up again. */
export function RestingBand({ own }: { own: OwnMessage }) {
  const { guardian } = usePocket();
  if (!own.restsUntil) return null;
  return (
    <Form method="post" className="resting">
      <Band icon={Moon}>
        <p>
          You are keeping this until {dayAndTime(own.restsUntil, { locale: "en-US", zone: guardian.zone })}. Nothing
          goes by itself.
        </p>
        <FormButton look="plain" name="intent" value="take up">
          I changed my mind
        </FormButton>
      </Band>
    </Form>
  );
}

import { Form } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime, type Place } from "#app/ui/date-words.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import type { ThoughtsShown } from "./message-thoughts.tsx";

/** A coach says that the two of them wrote it on a call; she confirms it or says that it is not so. */
export function WrittenTogether({
  together,
  mayEdit,
  place,
}: {
  together: NonNullable<ThoughtsShown["together"]>;
  mayEdit: boolean;
  place: Place;
}) {
  const by = firstName(together.by);
  if (together.confirmedAt) {
    return (
      <p className="mt-4">
        <StateMark shape="done">
          You and {by} wrote this together, on a call, {dayAndTime(together.saidAt, place)}.
        </StateMark>
      </p>
    );
  }
  return (
    <Slip title={`${by} says that you two wrote this together, on a call`}>
      <p>If that is so, both your names stand with it. It stays your message either way.</p>
      {mayEdit && (
        <Form method="post" className="slip-acts">
          <input type="hidden" name="together" value={together.id} />
          <FormButton half name="intent" value="together">
            Yes, we did
          </FormButton>
          <FormButton half name="intent" value="not together">
            No, it is mine
          </FormButton>
        </Form>
      )}
    </Slip>
  );
}

import { Form } from "@remix-run/react";
import { FormButton } from "#app/ui/button.tsx";
import { CopyLine } from "./copy-line.tsx";

/** A feed as its owner sees it: the address to paste, and the same as a link that calendar programs take over. */
export type FeedView = { address: string; subscribe: string; version: number };

/**
 * Her feed's address, and how it gets into her calendar.
 *
 * @param feed.origin where the product is reached
 */
export const feedView = (feed: { token: string; version: number }, origin: string, path: string): FeedView => ({
  address: `${origin}${path}`,
  subscribe: `${origin.replace(/^https?:/, "webcal:")}${path}`,
  version: feed.version,
});

/** The address with what to do with it. */
export function FeedAddress({ feed }: { feed: FeedView }) {
  return (
    <>
      <p className="mb-4">
        <a className="button is-outlined" href={feed.subscribe}>
          Subscribe on this device
        </a>
      </p>
      <CopyLine
        id="feed-address"
        label="Or paste this address into your calendar"
        hint="In Google Calendar, on a computer: Other calendars, “+”, From URL. In Outlook: Add calendar, Subscribe from web."
        text={feed.address}
      />
    </>
  );
}

/** To stop an address that others have come to know, or the feed as a whole. */
export function FeedEnds({ version, half = false }: { version: number; half?: boolean }) {
  return (
    <div className="row">
      <Form method="post" preventScrollReset>
        <input type="hidden" name="version" value={version} />
        <FormButton name="intent" value="renew" half={half} waitingWords="Making it…">
          Give me a new address
        </FormButton>
      </Form>
      <Form method="post" preventScrollReset>
        <FormButton name="intent" value="end" look="plain" waitingWords="Stopping it…">
          Stop it
        </FormButton>
      </Form>
    </div>
  );
}

/** To make the address for the first time; `aside` where something else is the one thing to do. */
export function FeedBegins({ aside = false }: { aside?: boolean }) {
  return (
    <Form method="post" preventScrollReset>
      <FormButton look={aside ? "outlined" : "filled"} name="intent" value="begin" waitingWords="Making it…">
        Make my calendar’s address
      </FormButton>
    </Form>
  );
}

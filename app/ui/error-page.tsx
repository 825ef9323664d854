import { Link } from "@remix-run/react";
import { PocketHead } from "./page-head.tsx";

interface Saying {
  title: string;
  sentence: string;
}

const sayings: Readonly<Record<number, Saying>> = {
  400: {
    title: "That did not arrive whole",
    sentence: "Something was missing on the way. Go back and try it once more; what you wrote should still be there.",
  },
  401: { title: "Please sign in", sentence: "You were signed out, or this link is for someone who is signed in." },
  403: {
    title: "This one is not open to you",
    sentence: "If you think it should be, ask the person who sent you here.",
  },
  404: {
    title: "There is nothing at this address",
    sentence:
      "It may have moved, or a letter of the address may be missing. It is also what you see when something belongs to someone else.",
  },
  405: { title: "This address does not take that", sentence: "Go back and use the buttons on the page." },
  413: {
    title: "That is more than we can take at once",
    sentence: "Go back and send it in smaller parts. Nothing that was saved before is lost.",
  },
  422: {
    title: "We could not read that",
    sentence: "Go back, look it over and try once more. What you wrote should still be there.",
  },
  429: {
    title: "A little too fast",
    sentence: "There were many tries from here in a short time. Wait a few minutes, and it works again.",
  },
  500: {
    title: "Something broke on our side",
    sentence: "It is not something you did, and it has been written down for us. What was saved before is safe.",
  },
  503: {
    title: "We are catching our breath",
    sentence: "It takes a moment longer than it should. What was saved before is safe; try again in a minute.",
  },
};

/** What an answer of this kind is called in a browser tab, and said on the page. Unknown ones read like 404 or 500. */
export function sayingFor(status: number): Saying {
  const fallback = status >= 500 ? sayings[500] : sayings[404];
  return sayings[status] ?? fallback ?? { title: "Something is not right", sentence: "Go back and try once more." };
}

/** A kind page for an answer that is not the one hoped for: what it is, what to do, and a way back. */
export function ErrorPage({
  status,
  back = { to: "/", words: "Go to the start" },
  detail,
}: {
  status: number;
  back?: { to: string; words: string };
  /** A sentence that knows more than the status does. */
  detail?: string;
}) {
  const saying = sayingFor(status);
  return (
    <div className="error-page">
      <PocketHead title={saying.title} lede={detail ?? saying.sentence} />
      <p>
        <Link className="button is-outlined" to={back.to}>
          {back.words}
        </Link>
      </p>
    </div>
  );
}

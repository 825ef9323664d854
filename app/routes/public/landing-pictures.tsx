import { Check, Clock } from "lucide-react";
import type { ReactNode } from "react";
import { Kbd } from "#app/ui/keys.tsx";
import { Said } from "#app/ui/said.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";

/** A parent's letter with her coach's changes, and one of them to take or leave. Nothing in it can be pressed. */
export function LetterPicture() {
  return (
    <figure className="landing-letter" aria-label="A parent’s message with her coach’s suggestions">
      <div className="landing-paper words">
        <p>
          Emile says the order of the day changed<del> and nobody bothered to say</del>. What did you see just before?
        </p>
        <p>
          His plan <del>says you must warn him</del> <ins>has a warning</ins> before changes, and at home five minutes
          and a small job work most days.
        </p>
        <p>
          Could we try a card on his desk <ins>for two weeks</ins>?
        </p>
        <p>Marguerite Thibodeaux</p>
      </div>
      <div className="landing-note">
        <Said mine size="small">
          Something with an end is easier to begin.
        </Said>
        <p className="landing-pair" aria-hidden="true">
          <span>
            <Check />
            Take
          </span>
          <span>Leave</span>
        </p>
      </div>
    </figure>
  );
}

function Version({ when, who, children }: { when: string; who: string; children: ReactNode }) {
  return (
    <li>
      <p className="landing-when">
        <strong>{when}</strong>
        {who}
      </p>
      {children}
    </li>
  );
}

/** One message in three versions, from Tuesday night to Thursday morning. */
export function ThreeVersions() {
  return (
    <ol className="landing-versions">
      <Version when="Tuesday, 10:15 pm" who="Only she saw this one">
        <p className="words soft">
          You provoked him and then you threw him out. His plan says warn him. You people never read it. I will be at
          the school board Monday.
        </p>
      </Version>
      <Version when="Wednesday, 1:30 pm" who="Shared with her coach">
        <p className="words">Emile came home suspended. His IEP says that he is told before changes. Why wasn’t he?</p>
        <Said mine size="small" by="Keisha, her coach">
          What do you want to know that only Mr. Brandvold can tell you?
        </Said>
      </Version>
      <Version when="Thursday, 7:30 am" who="Sent, in her name">
        <p className="words">
          Thank you for telling me the same evening. I am sorry that a desk went over near other children; we have
          talked about it. Emile says the order of the day changed. What did you see just before? His plan has a warning
          before changes, and at home five minutes and a small job work most days. Could we try a card on his desk for
          two weeks?
        </p>
      </Version>
    </ol>
  );
}

const waiting = [
  { family: "Thibodeaux", what: "To Mr. Brandvold, shared 1:30", due: "needed by Thursday", look: true },
  { family: "Raman", what: "To Mr. Okafor, a concern", due: "shared 9:05", look: false },
  { family: "Quispe", what: "Three things for the meeting", due: "meeting on Oct 20", look: false },
] as const;

/** The coach's Today, as a picture. */
export function DeskPicture() {
  return (
    <figure className="landing-desk" aria-label="The coach’s Today: three families waiting, the most needed first">
      <p className="landing-desk-head">
        <strong>Today</strong>
        <span className="soft">Wednesday, October 15</span>
      </p>
      <ul>
        {waiting.map((one) => (
          <li key={one.family} className={one.look ? "is-here" : undefined}>
            <strong>{one.family}</strong>
            <span>{one.what}</span>
            {one.look ? <StateMark shape="look">{one.due}</StateMark> : <span className="soft">{one.due}</span>}
          </li>
        ))}
      </ul>
      <p className="landing-keys" aria-hidden="true">
        <span>
          <Kbd>j</Kbd> <Kbd>k</Kbd> move
        </span>
        <span>
          <Kbd>Enter</Kbd> open
        </span>
        <span>
          <Kbd>?</Kbd> all keys
        </span>
      </p>
    </figure>
  );
}

/** The parent's phone on the evening of a hard email, as a picture. */
export function PhonePicture() {
  return (
    <figure className="landing-phone" aria-label="The parent’s phone: a teacher’s email, and two lines to answer it">
      <p className="soft">Tuesday, October 14</p>
      <p className="landing-phone-title">This week</p>
      <p className="lede">Two things, when you have time.</p>
      <p className="landing-phone-head">Mr. Brandvold wrote at 8:52</p>
      <Said>
        Emile pushed a desk over in math today. No one was hurt. The office has suspended him for two days. Please let
        me know that you got this.
      </Said>
      <p>He asks only to hear that you got it. Tomorrow before school is soon enough.</p>
      <p className="landing-phone-press">Write two lines for 7:15</p>
      <p className="row row-apart">
        <span className="landing-phone-link">Read all of it</span>
        <span className="state">
          <Clock />3 minutes
        </span>
      </p>
    </figure>
  );
}

import { Link, type MetaFunction, useRouteLoaderData } from "@remix-run/react";
import { Mail } from "lucide-react";
import { BrandMark } from "#app/ui/brand-mark.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { DeskPicture, LetterPicture, PhonePicture, ThreeVersions } from "./landing-pictures.tsx";

export const meta: MetaFunction = () => [
  { title: "Alongside: practice software for parent coaches" },
  {
    name: "description",
    content:
      "Software for coaches who help parents work with their child’s teachers. The parent writes; you sit alongside.",
  },
];

/** The two ways in. The example practice exists only where the demo does. */
function WaysIn({ example }: { example: boolean }) {
  return (
    <p className="landing-ways">
      {example && (
        <ButtonLink look="filled" to="/sign-in">
          Look around an example practice
        </ButtonLink>
      )}
      <ButtonLink look={example ? "outlined" : "filled"} to="/sign-up">
        Bring one real family
      </ButtonLink>
    </p>
  );
}

function TopBar() {
  return (
    <header className="landing-top landing-wide">
      <Link className="landing-brand" to="/">
        <BrandMark />
        Alongside
      </Link>
      <nav aria-label="Main">
        <a className="landing-jump" href="#how">
          How it works
        </a>
        <a className="landing-jump" href="#kept">
          What is kept
        </a>
        <a className="landing-jump" href="#try">
          Try it
        </a>
        <Link className="landing-sign-in" to="/sign-in">
          Sign in
        </Link>
      </nav>
    </header>
  );
}

function BothSides() {
  return (
    <>
      <section className="landing-side landing-wide">
        <div>
          <h2>Your desk, cleared from the keyboard</h2>
          <p>
            Today puts what is waiting in the order it is needed: an answer due, a meeting tomorrow, then how long it
            has waited against your promise.
          </p>
          <p>
            Open one, compare what changed, leave a thought, say that it looks ready. The next one is already there.
          </p>
        </div>
        <DeskPicture />
      </section>
      <section className="landing-band is-cut">
        <div className="landing-side is-turned landing-wide">
          <div>
            <h2>Her side: four minutes in a parked car</h2>
            <p>
              She opens a link in your name. No password, no tour, no profile to fill in. Three lines on who sees what,
              what is kept and how to leave, and her yes.
            </p>
            <p>One or two things that matter, each with how long it takes. She leaves with something she can use.</p>
            <p>Only she sees what she writes until she taps Share.</p>
          </div>
          <PhonePicture />
        </div>
      </section>
    </>
  );
}

const rules = [
  {
    title: "A parent is not a pupil",
    words:
      "No scores, no streaks, no red ink. What she writes is hers until she shares it, and copying her own words always works.",
  },
  {
    title: "A teacher is not a case",
    words: "No rankings and no dossiers. What one family notes about a teacher never reaches another family.",
  },
  {
    title: "Two homes stay two",
    words:
      "Login, drafts and answers belong to each parent. What crosses to the other crosses because somebody shared it.",
  },
] as const;

const kept = [
  {
    title: "Kept",
    lines: ["What she sent", "What she shared with you", "Your comments and your notes"],
  },
  {
    title: "Not kept",
    lines: ["How big the feeling was, unless she shares it", "Any score of a parent or a teacher: there is none"],
  },
  { title: "Erased", lines: ["Working versions, 60 days after sending, or by your own rule"] },
] as const;

function RulesAndKept() {
  return (
    <>
      <section className="landing-rules landing-wide">
        <h2>Three rules it is built on</h2>
        <ul>
          {rules.map((rule) => (
            <li key={rule.title}>
              <h3>{rule.title}</h3>
              <p>{rule.words}</p>
            </li>
          ))}
        </ul>
      </section>
      <section className="landing-kept landing-wide" id="kept">
        <h2>What is kept, plainly</h2>
        <p className="lede">
          Coaching has no privilege. Anything kept may be read aloud one day at a hearing, so less is kept.
        </p>
        <dl>
          {kept.map((one) => (
            <div key={one.title}>
              <dt>{one.title}</dt>
              {one.lines.map((line) => (
                <dd key={line}>{line}</dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

/** The page that says what this is, in the words of one family's week. */
export default function Landing() {
  const root = useRouteLoaderData<{ sandbox?: unknown }>("root");
  const example = Boolean(root?.sandbox);
  return (
    <div className="pocket landing">
      <a className="skip" href="#main">
        To the page
      </a>
      <TopBar />
      <main id="main" tabIndex={-1}>
        <section className="landing-hero landing-wide">
          <div>
            <h1>
              The parent writes. <br />
              You sit alongside.
            </h1>
            <p className="lede">
              Software for coaches who help parents work with their child’s teachers. Made to be run for forty families,
              and to be opened by one tired parent in a parked car.
            </p>
            <WaysIn example={example} />
            <p className="landing-promise soft">
              <Mail />
              Nothing is emailed to anybody until you say so.
            </p>
          </div>
          <LetterPicture />
        </section>
        <section className="landing-band" id="how">
          <div className="landing-wide">
            <h2>From what she felt to what she sent</h2>
            <p className="lede">Tuesday night to Thursday morning. Nobody stopped her, and nobody graded her.</p>
            <ThreeVersions />
            <p className="soft small">
              Marguerite, Emile, Keisha, Mr. Brandvold and every other person on this page are invented. They live in
              the example practice.
            </p>
          </div>
        </section>
        <BothSides />
        <section className="landing-why landing-wide">
          <h2>Why a few good words matter</h2>
          <p>
            In a field experiment, one short message a week from teachers to parents of high-school students in a
            credit-recovery program cut the share who failed to earn credit from 15.8 to 9.3 percent. Messages on what
            to improve worked best.
          </p>
          <p className="soft small">Kraft and Rogers. The experiment did not test coaching.</p>
        </section>
        <RulesAndKept />
        <section className="landing-try" id="try">
          <div className="landing-wide">
            <h2>Try it with one family.</h2>
            <p className="lede">One child’s name is enough to begin.</p>
            <WaysIn example={example} />
          </div>
        </section>
      </main>
      <footer className="landing-foot landing-wide">
        <span className="landing-brand">
          <BrandMark />
          Alongside
        </span>
        <p className="soft small">
          Coaching software. It gives no legal or medical advice and is not for emergencies: call 911, or 988 in a
          crisis.
        </p>
      </footer>
    </div>
  );
}

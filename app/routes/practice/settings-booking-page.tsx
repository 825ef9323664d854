import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { bookingPageForm } from "#app/domain/scheduling/booking-page.forms.server.ts";
import { bookingPageToChange, keepBookingPage } from "#app/domain/scheduling/keep-booking-page.server.ts";
import { readFields } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { CheckboxField, Field, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Booking page · ${data?.practiceName ?? "Alongside"}` },
];

const noPage = { open: false, title: "", words: "", sha256: null, pictureWords: "", version: 0 };

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const { page, services } = await owner.read((tx) => bookingPageToChange(tx));
  return {
    page: page ?? noPage,
    services,
    address: args.context.origin + paths.book(owner.practice),
    picture: page?.open && page.sha256 ? paths.bookingPicture(owner.practice, page.sha256) : null,
    practiceName: owner.practiceName,
  };
}

export async function action(args: ActionFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const { fields, files, problem } = await readUpload(args.request);
  const form = readFields(fields, bookingPageForm);
  if (problem) return answerForm({ problems: { file: problem }, typed: form.ok ? form.typed : {} });
  if (!form.ok) return form.answer;
  const { removePicture, ...said } = form.values;
  const [file] = files;
  const picture = file ? { bytes: file.bytes } : removePicture ? ("none" as const) : ("keep" as const);
  const done = await form.attempt(() =>
    owner.write((tx) => keepBookingPage(tx, args.context.storage, owner, { ...said, picture })),
  );
  if (!done.ok) return done.answer;
  const notice = said.open
    ? "Kept. Whoever opens the page sees it so."
    : "Kept. Nobody sees the page while it is closed.";
  return redirectWithNotice(args.context, paths.desk(owner.practice).bookingPage, notice);
}

export default function BookingPageSettings() {
  const { page, services, address } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Booking page"
        sub="Where somebody who does not know you yet books a first call, without an account."
        states={
          page.open ? (
            <StateMark shape="done">Open to anybody</StateMark>
          ) : (
            <StateMark shape="aside">Closed: nobody sees it</StateMark>
          )
        }
      />
      <div className="columns">
        <BookingPageForm key={page.version} />
        <aside>
          <Section title="Its address" quiet>
            <p>
              <a className="link" href={address} target="_blank" rel="noreferrer">
                {address.replace(/^https?:\/\//, "")}
              </a>
            </p>
            <p className="soft small mt-2">Put it on your website, under your mails, on a card at the clinic.</p>
          </Section>
          <Section title="What can be booked on it" quiet>
            {services.length === 0 ? (
              <p className="soft small">
                Nothing yet. Let “anybody” book one of{" "}
                <Link className="link" to={desk.services}>
                  your services
                </Link>
                ; a free first call is the usual one.
              </p>
            ) : (
              <ul className="lines small">
                {services.map(({ id, name, givers }) => (
                  <li key={id}>
                    <Link className="link" to={desk.service(id)}>
                      {name}
                    </Link>
                    {givers === 0 && <span className="soft">, but nobody gives it yet</span>}
                  </li>
                ))}
              </ul>
            )}
          </Section>
        </aside>
      </div>
    </>
  );
}

function BookingPageForm() {
  const { page, picture } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = useActionData<FormAnswer>() ?? {};
  return (
    <Form method="post" encType="multipart/form-data" className="narrow">
      <FormProblems problems={problems} whole={whole} />
      <input type="hidden" name="version" value={page.version} />
      <div className="field-list">
        <TextField
          name="title"
          label="Title"
          hint="Such as “A free first call”."
          maxLength={200}
          typed={one(typed?.title) ?? page.title}
          problem={problems.title}
        />
        <TextArea
          name="words"
          label="What you say there"
          hint="Who you are, what the call is for, that nothing needs to be ready. An empty line begins a new paragraph."
          rows={6}
          words
          maxLength={2000}
          typed={one(typed?.words) ?? page.words}
          problem={problems.words}
        />
        {page.sha256 && (
          <div>
            {picture && <img className="booking-picture is-small" src={picture} alt={page.pictureWords} />}
            <CheckboxField
              name="removePicture"
              label="Take the picture off"
              checked={typed ? typed.removePicture === "yes" : false}
            />
          </div>
        )}
        <Field
          id="f-file"
          label={page.sha256 ? "Another picture" : "A picture"}
          optional
          hint="You, or the room where you sit. JPEG, PNG or WebP; where it was taken is left out of it."
          problem={problems.file}
        >
          {(wired) => (
            <input {...wired} className="input" type="file" name="file" accept="image/jpeg,image/png,image/webp" />
          )}
        </Field>
        <TextField
          name="pictureWords"
          label="What the picture shows"
          hint="Read aloud to families who don’t see it."
          optional
          maxLength={200}
          typed={one(typed?.pictureWords) ?? page.pictureWords}
          problem={problems.pictureWords}
        />
        <CheckboxField
          name="open"
          label="The page is open"
          hint="Closed, its address says that nothing is here. What is booked stays booked."
          checked={typed ? typed.open === "yes" : page.open}
        />
      </div>
      <div className="form-end">
        <FormButton look="filled" waitingWords="Keeping…">
          Keep the booking page
        </FormButton>
      </div>
    </Form>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { houseName } from "#app/domain/names.ts";
import { bookingPageAt } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { visitor } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import type { PlainHandle } from "#app/root.tsx";
import { costSaid, lengthWords, sentenceOf } from "#app/routes/booking/session-words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { BookingPage, Paragraphs, pictureOf } from "./booking-page.tsx";

export const handle: PlainHandle = { plain: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Book a time · ${data.name}` : "Book a time · Alongside" },
];

/** A practice's public page: what it says of itself, and what a stranger can book. With one thing to book, that is the page. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const handle = params.handle ?? "";
  const page = await visitor(context).read((tx) => bookingPageAt(tx, handle));
  if (!page) throw notFound();
  const { name, title, words, services } = page;
  const [only, ...others] = services;
  const { search } = new URL(request.url);
  if (only && others.length === 0) throw redirect(`${paths.bookService(handle, only.id)}${search}`);
  return { handle, name, title, words, services, picture: pictureOf(handle, page) };
}

export default function Book() {
  const { handle, name, title, words, services, picture } = useLoaderData<typeof loader>();
  return (
    <BookingPage practice={name} to={paths.book(handle)} title={title || `Meet ${houseName(name)}`} picture={picture}>
      {words && (
        <div className="mb-6">
          <Paragraphs text={words} />
        </div>
      )}
      {services.length === 0 ? (
        <EmptyState title="Nothing can be booked here just now.">
          <p>Look again in a few days, or write to {houseName(name)}.</p>
        </EmptyState>
      ) : (
        <ul className="lines">
          {services.map((service) => (
            <li key={service.id}>
              <LineLink
                to={paths.bookService(handle, service.id)}
                title={service.name}
                note={
                  <>
                    {service.words && <>{service.words} </>}
                    <span className="nowrap">{sentenceOf(lengthWords(service.minutes))}</span> {costSaid(service)}
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </BookingPage>
  );
}

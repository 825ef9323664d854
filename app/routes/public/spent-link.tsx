import { PublicPage } from "./public-page.tsx";

/** A link to a session opens nothing any more: it is over, or a letter of the address is missing. */
export function SpentLink() {
  return (
    <PublicPage
      title="This link doesn’t open anything any more"
      lede="It opens your session until that is over. If yours is still to come, a letter of the address may be missing: open it from the mail once more."
    >
      <p className="soft">To book another time, write to your coach, or open the page where you booked this one.</p>
    </PublicPage>
  );
}

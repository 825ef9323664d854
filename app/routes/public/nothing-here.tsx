import { notFound } from "#app/http/problems.server.ts";

/** Every address that is none of ours. */
export function loader() {
  throw notFound();
}
export function action() {
  throw notFound();
}
export default function NothingHere() {
  return null;
}

import { createElement, type ReactNode } from "react";
import { Body, Head, Html } from "react-email";
import type { Email } from "./email.tsx";

const asTyped = { whiteSpace: "pre-wrap", fontFamily: "sans-serif", fontSize: "16px", lineHeight: "24px" };

/**
 * A parent's own message to school: her words and nothing else, no name of ours, no footer, no link. The text part is
 * the body to the letter, and the page is the same lines.
 */
export function messageToSchool(props: { subject: string; body: string }): Email {
  const [first = "", ...others] = props.body.split("\n");
  const children: ReactNode[] = [first];
  for (const line of others) children.push(createElement("br"), line);
  return {
    subject: props.subject,
    text: props.body,
    page: (
      <Html lang="en">
        <Head />
        <Body>{createElement("div", { style: asTyped }, ...children)}</Body>
      </Html>
    ),
  };
}

import type { ReactElement, ReactNode } from "react";
import { Body, Container, Head, Html, Preview, render, toPlainText } from "react-email";
import { nightRules, styles } from "./theme.ts";

/** A message before it is rendered: what each file of this folder makes of its props. */
export type Email = {
  subject: string;
  page: ReactElement;
  /** The text part, where it must be exactly this; else it is read off the page, so that both say the same. */
  text?: string;
};

export type Rendered = { subject: string; html: string; text: string };

/**
 * Renders a message into its two parts. The same props give the same bytes, so that a retry is the same mail.
 */
export async function renderEmail(email: Email): Promise<Rendered> {
  const html = await render(email.page);
  return { subject: email.subject, html, text: email.text ?? asText(html) };
}

/** The words of the page in their order, and the address behind each link beside its words. */
function asText(html: string): string {
  const selectors = [{ selector: "h1", options: { uppercase: false } }];
  return `${toPlainText(html, { selectors })
    .trim()
    .replace(/\n{3,}/g, "\n\n")}\n`;
}

/**
 * The page of every message that Alongside itself writes: one column, nothing that needs an image.
 *
 * @param subject the title of the page, for readers that announce it
 * @param preview the line that a list of mail shows after the subject
 * @param brand who writes: the practice, or Alongside
 * @param foot why this came; the last, quiet lines
 */
export function Page({
  subject,
  preview,
  brand,
  title,
  foot,
  children,
}: {
  subject: string;
  preview: string;
  brand: string;
  title: string;
  foot: ReactNode;
  children: ReactNode;
}) {
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{nightRules}</style>
      </Head>
      <Body style={styles.body} className="paper">
        <Preview useTitleTag={false}>{preview}</Preview>
        <Container style={styles.frame}>
          <p style={styles.brand} className="brand">
            {brand}
          </p>
          <h1 style={styles.title} className="ink">
            {title}
          </h1>
          {children}
          <p style={styles.foot} className="foot">
            {foot}
          </p>
        </Container>
      </Body>
    </Html>
  );
}

/** A paragraph. */
export function Line({ children }: { children: ReactNode }) {
  return (
    <p style={styles.line} className="ink">
      {children}
    </p>
  );
}

/** The one thing to do, as a link that looks like what it is. */
export function Press({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p style={styles.pressLine}>
      <a href={to} style={styles.press} className="press">
        {children}
      </a>
    </p>
  );
}

/** A code to copy or type. Its spacing is drawn, not typed, so that a copy is the digits alone. */
export function Code({ children }: { children: string }) {
  return (
    <p style={styles.code} className="code">
      {children}
    </p>
  );
}

/** What is to be known at a glance, set apart: a session's time and place. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <div style={styles.facts} className="facts">
      {children}
    </div>
  );
}

/** One line of them. */
export function Fact({ soft, children }: { soft?: boolean; children: ReactNode }) {
  return (
    <p style={soft ? { ...styles.fact, ...styles.soft } : styles.fact} className={soft ? "soft" : "ink"}>
      {children}
    </p>
  );
}

/** An address within a sentence, which can be pressed. */
export function InLine({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} style={styles.link} className="link">
      {children}
    </a>
  );
}

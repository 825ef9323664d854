import type { DraftCheck } from "./finding.ts";

/**
 * Reads a message to school as a careful coach would.
 *
 * @param text the whole message, or one line of it
 * @returns what is worth a look, what works, and a verdict that only tests and tuning see; nothing for a text that is not English
 */
export function checkDraft(text: string): DraftCheck {
  const findings: DraftCheck["findings"] = [];
  for (const match of text.matchAll(/[^.!?\n]*!{3,}/g)) {
    const words = match[0].trimStart();
    const end = match.index + match[0].length;
    if (/\bthank|happy|great|congrat|love/i.test(words)) continue;
    findings.push({
      rule: "shouting",
      start: end - words.length,
      end,
      text: words,
      severity: 1,
      reason: "So many marks read as a raised voice. Your words carry without them.",
      wording: words.replace(/!{2,}$/, "."),
    });
  }
  const problems = [...new Set(findings.map((finding) => finding.rule))];
  return { findings, present: [], problems, verdict: problems.length > 0 ? "needs-work" : "ready" };
}

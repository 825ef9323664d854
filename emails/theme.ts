import type { CSSProperties } from "react";

/**
 * The product's colours by day and by night (app/ui/styles/tokens.css) as mail programs can read them: few know custom
 * properties or oklch. The one place outside the tokens where a colour is named.
 */
export const day = {
  paper: "#fcfaf6",
  ink: "#192029",
  soft: "#515963",
  line: "#e1ded7",
  sunken: "#f6f3ed",
  accent: "#065e47",
  press: "#065e47",
  onPress: "#f4fcf9",
};

const night: typeof day = {
  paper: "#101419",
  ink: "#eae7e2",
  soft: "#b4b1a9",
  line: "#2c3137",
  sunken: "#171c22",
  accent: "#72ccab",
  press: "#69b397",
  onPress: "#051811",
};

const software = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', -apple-system, 'Segoe UI', Roboto, sans-serif";
const words = "Literata, Georgia, 'Times New Roman', serif";

/** The look of each piece, written into the mail by day; programs that know the night change the colours by class. */
export const styles = {
  body: { margin: 0, backgroundColor: day.paper, color: day.ink, fontFamily: software },
  frame: { maxWidth: "35rem", padding: "28px 20px 40px" },
  brand: { margin: "0 0 32px", fontSize: "15px", lineHeight: "22px", fontWeight: 600, color: day.accent },
  title: {
    margin: "0 0 20px",
    fontFamily: words,
    fontSize: "26px",
    lineHeight: "34px",
    fontWeight: 500,
    color: day.ink,
  },
  line: { margin: "0 0 16px", fontSize: "17px", lineHeight: "26px", color: day.ink },
  press: {
    display: "inline-block",
    padding: "15px 24px",
    borderRadius: "10px",
    backgroundColor: day.press,
    color: day.onPress,
    fontSize: "17px",
    lineHeight: "22px",
    fontWeight: 600,
    textDecoration: "none",
  },
  pressLine: { margin: "26px 0 28px" },
  code: {
    margin: "24px 0",
    padding: "16px 20px",
    borderRadius: "10px",
    backgroundColor: day.sunken,
    color: day.ink,
    fontSize: "32px",
    lineHeight: "40px",
    fontWeight: 600,
    letterSpacing: "0.18em",
    fontVariantNumeric: "tabular-nums",
  },
  facts: {
    margin: "24px 0",
    padding: "18px 20px 16px",
    borderRadius: "10px",
    backgroundColor: day.sunken,
    color: day.ink,
    fontSize: "17px",
    lineHeight: "26px",
  },
  fact: { margin: "0 0 6px", fontSize: "17px", lineHeight: "26px", color: day.ink },
  soft: { color: day.soft, fontSize: "15px", lineHeight: "22px" },
  link: { color: day.accent, textDecoration: "underline", overflowWrap: "anywhere" },
  foot: {
    margin: "36px 0 0",
    padding: "16px 0 0",
    borderTop: `1px solid ${day.line}`,
    fontSize: "15px",
    lineHeight: "22px",
    color: day.soft,
  },
} satisfies Record<string, CSSProperties>;

/** The rules of the night. `!important`, because the day's colours stand on the elements themselves. */
export const nightRules = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper td { background-color: ${night.paper} !important; color: ${night.ink} !important; }
  .ink { color: ${night.ink} !important; }
  .brand { color: ${night.accent} !important; }
  .press { background-color: ${night.press} !important; color: ${night.onPress} !important; }
  .facts { background-color: ${night.sunken} !important; color: ${night.ink} !important; }
  .soft { color: ${night.soft} !important; }
  .link { color: ${night.accent} !important; }
  .code { background-color: ${night.sunken} !important; color: ${night.ink} !important; }
  .foot { color: ${night.soft} !important; border-color: ${night.line} !important; }
}
`;

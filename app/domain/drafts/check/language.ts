/** Small words that hardly any other language has. */
const english = new Set(
  (
    "the and you your is are was were have has had do does did not it he she his her they we our my me i to of that this with for on at " +
    "be been but if when why what who how so as from can could would should will just please thank thanks there their them about because " +
    "don't didn't isn't he's she's it's i'm i've let know get never always one day home school teacher class said told again now u ur pls thx wot wen dont didnt"
  ).split(" "),
);

/** Small words of languages that families write in, and English has not. */
const other = new Set(
  (
    "el los las una que por para con mi su está esta estoy pero como muy gracias señora señor hola usted hijo hija es del al lo le nos " +
    "le la les des une est pas pour avec dans mon ma mes vous nous bonjour merci monsieur madame et je il elle que qui sur " +
    "der die das und ist nicht mein meine ich wir sie mit für auf ein eine guten danke bitte herr frau dass hat zu " +
    "o os um uma não obrigada obrigado meu minha você com não filho filha il gli che sono non mio mia grazie per della " +
    "ang ng mga po si ko ako siya niya lang naman kasi hindi salamat sa na ay yung pero bakit anak " +
    "nie jest się mój moja dziękuję dzień dobry proszę że na czy ve bir bu için çok teşekkür değil ile " +
    "waxaan iyo ma ka ku waa mahadsanid tôi là của không con cảm ơn và có cho och att det inte jag är min ja niet het een van ik mijn"
  ).split(" "),
);

/**
 * Which language a text is in, as far as the check needs to know.
 *
 * @param text a message or a line
 * @returns "too short" for hardly any words, "other" where it is not English for the most part, else "english"
 */
export function languageOf(text: string): "english" | "other" | "too short" {
  const words =
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{M}']+/gu) ?? [];
  if (words.length === 0) return "too short";
  const foreign = words.filter((word) => /[^\p{Script=Latin}\p{M}']/u.test(word)).length;
  if (foreign * 3 > words.length) return "other";
  const ours = words.filter((word) => english.has(word)).length;
  const theirs = words.filter((word) => !english.has(word) && other.has(word)).length;
  if (theirs > ours || (words.length >= 8 && ours * 14 < words.length)) return "other";
  return words.length < 3 ? "too short" : "english";
}

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
    "el los las una que por para con mi su está pero muy gracias señora hola usted hijo hija del al nos le la les des une est pas pour avec " +
    "mon ma vous bonjour merci madame et je il elle qui der die das und ist nicht mein ich wir sie mit für auf ein eine danke bitte zu " +
    "um uma não obrigada meu minha você com filho il che sono mio mia grazie per ang ng mga po si ko siya lang naman kasi hindi salamat " +
    "nie jest się mój dziękuję dzień proszę że na czy ve bir bu için teşekkür waxaan iyo ma ka waa tôi là của không och att det inte het een ik"
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

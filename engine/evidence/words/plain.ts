// Text made plain before it is judged: one script, no hidden characters, no look-alikes.

/** Latin letters that other scripts and extensions imitate. */
const lookAlikes: Readonly<Record<string, string>> = Object.fromEntries([
  ["а", "a"],
  ["е", "e"],
  ["о", "o"],
  ["р", "p"],
  ["с", "c"],
  ["у", "y"],
  ["х", "x"],
  ["і", "i"],
  ["ј", "j"],
  ["ѕ", "s"],
  ["һ", "h"],
  ["ԁ", "d"],
  ["ԛ", "q"],
  ["ԝ", "w"],
  ["в", "b"],
  ["к", "k"],
  ["м", "m"],
  ["н", "h"],
  ["т", "t"],
  ["г", "r"],
  ["п", "n"],
  ["и", "u"],
  ["α", "a"],
  ["β", "b"],
  ["ε", "e"],
  ["η", "n"],
  ["ι", "i"],
  ["κ", "k"],
  ["μ", "u"],
  ["ν", "v"],
  ["ο", "o"],
  ["ρ", "p"],
  ["σ", "o"],
  ["τ", "t"],
  ["υ", "u"],
  ["χ", "x"],
  ["ω", "w"],
  ["γ", "y"],
  ["ı", "i"],
  ["ȷ", "j"],
  ["ɑ", "a"],
  ["ɡ", "g"],
  ["ɩ", "i"],
  ["ɪ", "i"],
  ["ʀ", "r"],
  ["ɴ", "n"],
  ["ʙ", "b"],
  ["ʜ", "h"],
  ["ʟ", "l"],
  ["ꜱ", "s"],
  ["ᴀ", "a"],
  ["ᴄ", "c"],
  ["ᴅ", "d"],
  ["ᴇ", "e"],
  ["ꜰ", "f"],
  ["ɢ", "g"],
  ["ᴊ", "j"],
  ["ᴋ", "k"],
  ["ᴍ", "m"],
  ["ᴏ", "o"],
  ["ᴘ", "p"],
  ["ᴛ", "t"],
  ["ᴜ", "u"],
  ["ᴠ", "v"],
  ["ᴡ", "w"],
  ["ʏ", "y"],
  ["ᴢ", "z"],
  ["ø", "o"],
  ["đ", "d"],
  ["ł", "l"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
] as const);

/** What a text may hold beside letters: blanks and everyday punctuation. */
const permitted = /^[\p{L}\p{M} .,;:!?'"()\-/&‐‑–—…“”‘’]*$/u;
const native = /^[a-zßæœøđł]$/;

export interface PlainText {
  /** Lower-case Latin text, marks and look-alikes resolved; same words as the reader sees. */
  readonly text: string;
  /** The same with the writer's capitals. */
  readonly cased: string;
  /** The first character that may not stand in text, with its reason. */
  readonly stranger: { readonly character: string; readonly reason: string } | null;
}

export function makePlain(source: string): PlainText {
  const composed = source.normalize("NFKC");
  const visible = composed.replaceAll(/[\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0\u2800]/gu, "");
  const stripped = visible.normalize("NFD").replaceAll(/\p{M}/gu, "");
  const cased = [...stripped].map((character) => resolveLookAlike(character)).join("");
  const text = cased
    .toLowerCase()
    .replaceAll(/[‐‑–—]/gu, "-")
    .replaceAll(/[‘’]/gu, "'");
  return { text, cased, stranger: findStranger(source, composed, stripped) };
}

function resolveLookAlike(character: string): string {
  const small = character.toLowerCase();
  const latin = lookAlikes[small];
  if (latin === undefined) return character;
  return small === character ? latin : latin.toUpperCase();
}

function findStranger(source: string, composed: string, stripped: string): PlainText["stranger"] {
  const digit = /[\p{N}]/u.exec(source) ?? /[\p{N}]/u.exec(composed);
  if (digit) return { character: digit[0], reason: "a digit" };
  const hidden = /[\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0\u2800]/u.exec(source);
  if (hidden)
    return {
      character: `U+${(hidden[0].codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
      reason: "a hidden character",
    };
  if (!permitted.test(composed)) {
    const strange = [...composed].find((character) => !permitted.test(character)) ?? "";
    return { character: strange, reason: /[\p{Sm}\p{Sc}%‰]/u.test(strange) ? "a sign of quantity" : "a symbol" };
  }
  const dressed = /[\u{1d400}-\u{1d7ff}\u2460-\u24ff\uff01-\uff5e]/u.exec(source);
  if (dressed) return { character: dressed[0], reason: "a dressed-up letter" };
  const foreign = [...stripped].find((character) => /\p{L}/u.test(character) && !native.test(character.toLowerCase()));
  if (foreign !== undefined) return { character: foreign, reason: "a letter of another script" };
  return null;
}

// Keeps secrets out of every text that leaves the model room: errors, replies, notices.

/** Shorter "keys" are words like "none"; blanking those would spoil honest text. */
const shortestSecret = 8;

export type Redact = (text: string) => string;

/** Blanks the key in the forms in which a server may echo it, and anything that looks like a bearer token or a key. */
export function redactor(apiKey: string | null): Redact {
  const forms = formsOf(apiKey);
  return (text) => {
    const clean = withoutForms(text, forms);
    return clean.replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 [key]").replace(/\bsk-[\w-]{8,}/g, "[key]");
  };
}

/** The same for text that arrives in pieces: whatever may be the beginning of a key waits until it is known not to be. */
export function streamRedactor(apiKey: string | null, onText: (text: string) => void) {
  const forms = formsOf(apiKey);
  let held = "";
  const emit = (text: string): void => {
    if (text !== "") onText(text);
  };
  return {
    read: (text: string): void => {
      const clean = withoutForms(held + text, forms);
      const wait = longestBeginning(clean, forms);
      held = clean.slice(clean.length - wait);
      emit(clean.slice(0, clean.length - wait));
    },
    end: (): void => {
      emit(held);
      held = "";
    },
  };
}

/** Length of the longest end of the text that begins one of the forms. */
function longestBeginning(text: string, forms: readonly string[]): number {
  const longest = Math.max(0, ...forms.map((form) => form.length - 1));
  for (let n = Math.min(longest, text.length); n > 0; n--) {
    if (forms.some((form) => form.startsWith(text.slice(-n)))) return n;
  }
  return 0;
}

function withoutForms(text: string, forms: readonly string[]): string {
  return forms.reduce((rest, form) => rest.replaceAll(form, "[key]"), text);
}

function formsOf(key: string | null): readonly string[] {
  if (key === null || key.length < shortestSecret) return [];
  const escaped = JSON.stringify(key).slice(1, -1);
  const base64 = Buffer.from(key).toString("base64");
  return [...new Set([key, escaped, encodeURIComponent(key), base64])].sort((a, b) => b.length - a.length);
}

/** An address as a reader may see it: without user, password and query. */
export function plainAddress(address: string): string {
  const url = URL.parse(address);
  return url === null ? address.replace(/\/\/.*@/, "//") : `${url.protocol}//${url.host}${url.pathname}`;
}

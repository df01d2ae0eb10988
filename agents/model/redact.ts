// Keeps secrets out of every text that leaves the model room: errors, replies, notices.

/** Shorter "keys" are words like "none"; blanking those would spoil honest text. */
const shortestSecret = 8;

export type Redact = (text: string) => string;

/** Blanks the key in the forms in which a server may echo it, and anything that looks like a bearer token or a key. */
export function redactor(apiKey: string | null): Redact {
  const forms = apiKey !== null && apiKey.length >= shortestSecret ? formsOf(apiKey) : [];
  return (text) => {
    const clean = forms.reduce((rest, form) => rest.replaceAll(form, "[key]"), text);
    return clean.replace(/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 [key]").replace(/\bsk-[\w-]{8,}/g, "[key]");
  };
}

function formsOf(key: string): readonly string[] {
  const escaped = JSON.stringify(key).slice(1, -1);
  const base64 = Buffer.from(key).toString("base64");
  return [...new Set([key, escaped, encodeURIComponent(key), base64])].sort((a, b) => b.length - a.length);
}

/** An address as a reader may see it: without user, password and query. */
export function plainAddress(address: string): string {
  const url = URL.parse(address);
  return url === null ? "[address]" : `${url.protocol}//${url.host}${url.pathname}`;
}

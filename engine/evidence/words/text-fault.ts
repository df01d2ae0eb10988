// A fault of written text: which rule, what it expects, what was found.

export interface TextFault {
  readonly rule:
    | "text-digit"
    | "text-character"
    | "text-number-word"
    | "text-lexicon"
    | "text-disguise"
    | "text-language";
  readonly expected: string;
  readonly found: string;
}

// Every derivation, in order of name.
import type { Derivation } from "../derivation.ts";
import { book } from "./book.ts";
import { options } from "./options.ts";
import { series } from "./series.ts";
import { text } from "./text.ts";

export const derivations = [book, options, series, text] as const satisfies readonly Derivation[];

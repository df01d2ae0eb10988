// Pages about formulas: operators by room, libraries of known factors, families that candidates are made from.

import { z } from "zod";
import {
  factorLibraries,
  families,
  generationSchema,
  type LibraryFactor,
  type OperatorEntry,
  operatorReference,
} from "#engine/factors";
import { code, jsonText, markdownPage, markdownTable, type Page } from "./page.ts";

const spans: Readonly<Record<OperatorEntry["family"], string>> = {
  element: "Element by element",
  window: "Over the past of one symbol",
  cross: "Across symbols on one date",
  group: "Within a group on one date",
};

/** Rooms of operators by the beginning of their names; the first is everything else. */
const rooms = [
  {
    page: "operators.md",
    title: "Operators",
    prefix: "",
    says: "Fields are `open`, `high`, `low`, `close`, `volume` and whatever else a market holds; groups are `sector` and whatever else its instruments name. Missing is missing: a gap blanks every window that holds it, unless `min_periods` allows fewer values. No window looks ahead. Cost is relative to one addition per cell. SQL says which operators ClickHouse can compute as well, with the same values to 1e-9. More: [indicators](indicators.md), [candle patterns](candles.md), [statistical features](statistics.md).",
  },
  {
    page: "indicators.md",
    title: "Indicators",
    prefix: "ta_",
    says: "Technical indicators with TA-Lib's definitions, warm-up and parameters. They see the bars that are there: a missing bar gives nothing and is passed over. Their rounding is TA-Lib's too: where it carries sums of squares along, as `ta_var`, `ta_stddev` and `ta_correl` do, nothing is left of their digits once the level is 1e8 times the spread, and averages of averages such as `ta_macd` or `ta_cci` keep those that the level leaves. `ts_var`, `ts_std` and `ts_corr` keep their digits at any level; or take the level away first, as in `ta_stddev(close - delay(close, 1))`.",
  },
  {
    page: "candles.md",
    title: "Candle patterns",
    prefix: "cdl_",
    says: "Candlestick patterns with TA-Lib's definitions and default settings: 100 bullish, −100 bearish, 200 and −200 where a pattern knows a confirmed form, 0 otherwise.",
  },
  {
    page: "statistics.md",
    title: "Statistical features",
    prefix: "tsf_",
    says: "tsfresh's feature calculators over the last n values of each symbol: all 75 of its default set. `matrix_profile` stands in its list too and leaves it wherever the package of that name, which tsfresh no longer supports, is missing. Their rounding is tsfresh's: at a level of 1e8 times the spread `tsf_ar_coefficient`, `tsf_augmented_dickey_fuller` and `tsf_query_similarity_count` say nothing any more, and `tsf_skewness`, `tsf_kurtosis`, `tsf_autocorrelation`, `tsf_agg_autocorrelation`, `tsf_partial_autocorrelation`, `tsf_fft_coefficient` and `tsf_friedrich_coefficients` keep about eight digits. `ts_skew`, `ts_kurt` and `ts_autocorr` keep all of them; for the others take the level away first, as in `tsf_ar_coefficient(returns(close, 1), 60)`.",
  },
] as const;

export function operatorPages(): readonly Page[] {
  const all = operatorReference();
  return rooms.map(({ page, title, prefix, says }) => {
    const inside = all.filter(({ name }) => roomOf(name) === prefix);
    return markdownPage(page, [
      title,
      `${inside.length} operators of the formula language. ${says}`,
      ...sectionsOf(inside),
    ]);
  });
}

function roomOf(name: string): string {
  return rooms.find(({ prefix }) => prefix !== "" && name.startsWith(prefix))?.prefix ?? "";
}

function sectionsOf(entries: readonly OperatorEntry[]): readonly string[] {
  return (["element", "window", "cross", "group"] as const).flatMap((family) => {
    const inside = entries.filter((entry) => entry.family === family);
    if (inside.length === 0) return [];
    const table = markdownTable(
      ["operator", "also written", "meaning", "unit over prices", "cost", "SQL", "example", "source"],
      inside.map(({ signature, sign, says, unit, cost, sql, example, source }) => [
        code(signature),
        sign === null ? "" : code(sign),
        says,
        unit,
        String(cost),
        sql ? "yes" : "",
        code(example),
        source,
      ]),
    );
    return [`## ${spans[family]}`, table];
  });
}

export function librariesPage(): Page {
  const sections = factorLibraries.flatMap((library) => {
    const factors = library.factors();
    const told = factors.filter(({ note, refused }) => note !== undefined || refused !== undefined);
    return [
      `## ${library.name}`,
      `${library.says} ${factors.length} factors. Needs: ${needsOf(factors)}.`,
      ...(told.length === 0
        ? []
        : [
            "Repaired, read in one of several ways, or refused:",
            markdownTable(
              ["factor", "what"],
              told.map(({ name, note, refused }) => [
                code(name),
                refused === undefined ? (note ?? "") : `Refused: ${refused}`,
              ]),
            ),
          ]),
    ];
  });
  return markdownPage("libraries.md", [
    "Libraries of factors",
    "Known formulas, kept as they were printed and read by the dialect of their source. `qraft factor list --library alpha101` lists one, `qraft factor show alpha101.42` shows a factor with its source, unit, look-back and plain words, `qraft factor screen --library alpha191 --market us` screens all of them.",
    ...sections,
  ]);
}

function needsOf(factors: readonly LibraryFactor[]): string {
  const names = new Set(factors.flatMap(({ needs }) => [...(needs?.fields ?? []), ...(needs?.groups ?? [])]));
  return names.size === 0 ? "the usual fields" : [...names].sort().map(code).join(", ");
}

export function familiesPage(): Page {
  const sections = families.flatMap(({ name, says, templates }) => [
    `## ${name}`,
    says,
    markdownTable(
      ["template", "formula", "says"],
      templates.map((template) => [code(template.name), code(template.formula), template.says]),
    ),
  ]);
  return markdownPage("families.md", [
    "Families of candidates",
    "What `qraft factor generate` makes candidates from when no spec is given: these templates, with windows as ranges, and compositions of operators. A [spec](generation.schema.json) names families, templates of its own, or a composition.",
    ...sections,
  ]);
}

export function generationSchemaPage(): Page {
  return {
    name: "generation.schema.json",
    text: jsonText(z.toJSONSchema(generationSchema, { io: "input", target: "draft-2020-12" })),
  };
}

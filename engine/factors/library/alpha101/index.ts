// The 101 formulaic alphas as a library.
import { libraryOf } from "../library-factor.ts";
import { factorFrom } from "../printed.ts";
import { formulas1 } from "./formulas-1.ts";
import { formulas51 } from "./formulas-51.ts";
import { readings } from "./readings.ts";

export const alpha101 = libraryOf(
  "alpha101",
  "The 101 formulaic alphas of Kakushadze 2016, as printed: daily price and volume, some with sectors or market value.",
  () =>
    Object.entries({ ...formulas1, ...formulas51 }).map(([number, printed]) =>
      factorFrom({
        name: `alpha101.${number}`,
        printed,
        dialect: "wq",
        source: `Kakushadze 2016, 101 Formulaic Alphas, alpha ${number}`,
        reading: readings[Number(number)],
      }),
    ),
);

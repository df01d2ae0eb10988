// The 191 short-period alphas as a library.
import { libraryOf } from "../library-factor.ts";
import { factorFrom } from "../printed.ts";
import { formulas1 } from "./formulas-1.ts";
import { formulas65 } from "./formulas-65.ts";
import { formulas129 } from "./formulas-129.ts";
import { readings, refusals, repairs } from "./repairs.ts";

export const alpha191 = libraryOf(
  "alpha191",
  "The 191 short-period alphas of the Guotai Junan report of 2017, as printed, broken prints repaired.",
  () =>
    Object.entries({ ...formulas1, ...formulas65, ...formulas129 }).map(([number, printed]) =>
      factorFrom({
        name: `alpha191.${number}`,
        printed,
        dialect: "gtja",
        source: `Guotai Junan 2017, 191 short-period alphas, alpha ${number}`,
        repair: repairs[Number(number)],
        reading: readings[Number(number)],
        refused: refusals[Number(number)],
      }),
    ),
);

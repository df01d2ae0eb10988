// The forms that one name takes: file, identifier, and the names that formulas, records and agents use.

export interface NameForms {
  /** ts-foo */
  readonly kebab: string;
  /** tsFoo */
  readonly camel: string;
  /** ts_foo */
  readonly snake: string;
}

export function nameForms(text: string): NameForms {
  const kebab = text.replaceAll("_", "-");
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kebab))
    throw new Error(`"${text}" is no name: write small letters, digits and single hyphens, for example ts-skew.`);
  return {
    kebab,
    camel: kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    snake: kebab.replaceAll("-", "_"),
  };
}

/** The formatters that messages write their numbers, plurals and moments with: each is made once, since making one is dear. */
export function keptFormatters(timeZone: string) {
  const kept = new Map<string, unknown>()
  const once = <Formatter>(kind: string, locales: unknown, options: object, make: () => Formatter) => {
    const key = `${kind} ${String(locales)} ${JSON.stringify(options)}`
    const made = kept.get(key) ?? make()
    kept.set(key, made)
    // The key names its kind.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return made as Formatter
  }
  return {
    getNumberFormat: (locales?: string | string[], options: Intl.NumberFormatOptions = {}) =>
      once('number', locales, options, () => new Intl.NumberFormat(locales, options)),
    getDateTimeFormat: (locales?: string | string[], options: Intl.DateTimeFormatOptions = {}) =>
      once('moment', locales, options, () => new Intl.DateTimeFormat(locales, { timeZone, ...options })),
    getPluralRules: (locales?: string | string[], options: Intl.PluralRulesOptions = {}) =>
      once('plural', locales, options, () => new Intl.PluralRules(locales, options)),
  }
}

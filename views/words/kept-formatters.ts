/** Makes each formatter of a kind once for what it is made for, since making one is expensive. */
function madeOnce<Options extends object, Formatter>(
  make: (locales: string | string[] | undefined, options: Options) => Formatter,
) {
  const kept = new Map<string, Formatter>()
  return (locales: string | string[] | undefined, options: Options): Formatter => {
    const key = `${String(locales)} ${JSON.stringify(options)}`
    const made = kept.get(key) ?? make(locales, options)
    kept.set(key, made)
    return made
  }
}

/** The formatters that messages write their numbers, plurals and moments with. */
export function keptFormatters(timeZone: string) {
  const numbers = madeOnce(
    (locales, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locales, options),
  )
  const moments = madeOnce(
    (locales, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(locales, { timeZone, ...options }),
  )
  const plurals = madeOnce(
    (locales, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locales, options),
  )
  return {
    getNumberFormat: (locales?: string | string[], options: Intl.NumberFormatOptions = {}) =>
      numbers(locales, options),
    getDateTimeFormat: (locales?: string | string[], options: Intl.DateTimeFormatOptions = {}) =>
      moments(locales, options),
    getPluralRules: (locales?: string | string[], options: Intl.PluralRulesOptions = {}) =>
      plurals(locales, options),
  }
}

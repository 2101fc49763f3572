/** A date of birth in what was typed into a search: every day, month or year that it may mean, and the words around it. */
export type TypedBirth = {
  readonly dates: readonly string[]
  readonly words: string
  /** Whether it may be a name or a number just as well. */
  readonly doubtful: boolean
}

const earliestYear = 1880

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const between = '[-/.\\s]\\s*'
const ordinal = '(?:st|nd|rd|th)?'

type Parts = readonly (string | undefined)[]

const pad = (text: string | number) => String(text).padStart(2, '0')

function isoDay(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${pad(month)}-${pad(day)}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined
}

const isoMonth = (year: string, month: string): string | undefined =>
  Number(month) >= 1 && Number(month) <= 12 ? `${year}-${pad(month)}` : undefined

const monthOf = (name: string): string => pad(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)

const centuries = (year: string): string[] => (year.length === 2 ? [`19${year}`, `20${year}`] : [year])

/** Ways to write a date, the surest first; what each may mean. */
const ways: readonly {
  readonly pattern: string
  readonly read: (parts: Parts) => (string | undefined)[]
  readonly doubtful?: true
}[] = [
  {
    pattern: `(\\d{4})${between}(\\d{1,2})${between}(\\d{1,2})`,
    read: ([year = '', month = '', day = '']) => [isoDay(year, month, day)],
  },
  {
    // Both ways round, where both are dates: 3 April and March 4.
    pattern: `(\\d{1,2})${between}(\\d{1,2})(?:${between}(\\d{4})|[-/.](\\d{2}))`,
    read: ([one = '', other = '', year, shortYear = '']) =>
      centuries(year ?? shortYear).flatMap((written) => [
        isoDay(written, other, one),
        isoDay(written, one, other),
      ]),
  },
  {
    pattern: `(\\d{1,2})${ordinal}[-/.,\\s]*${monthName}[-/.,\\s]*(\\d{4})`,
    read: ([day = '', month = '', year = '']) => [isoDay(year, monthOf(month), day)],
  },
  {
    pattern: `${monthName}[-/.,\\s]*(\\d{1,2})${ordinal}(?:\\s*,\\s*|[-/.\\s]+)(\\d{4})`,
    read: ([month = '', day = '', year = '']) => [isoDay(year, monthOf(month), day)],
  },
  {
    pattern: `(\\d{4})[-/.,\\s]*${monthName}[-/.,\\s]*(\\d{1,2})${ordinal}`,
    read: ([year = '', month = '', day = '']) => [isoDay(year, monthOf(month), day)],
  },
  {
    pattern: '(\\d{4})\\s*年\\s*(?:(\\d{1,2})\\s*月\\s*(?:(\\d{1,2})\\s*日)?)?',
    read: ([year = '', month, day]) => {
      if (month === undefined) {
        return [year]
      }
      return [day === undefined ? isoMonth(year, month) : isoDay(year, month, day)]
    },
  },
  {
    pattern: `${monthName}[-/.,\\s]*(\\d{4})`,
    read: ([month = '', year = '']) => [`${year}-${monthOf(month)}`],
    doubtful: true,
  },
  {
    pattern: '(\\d{4})[-/.](\\d{1,2})',
    read: ([year = '', month = '']) => [isoMonth(year, month)],
  },
  {
    pattern: '(\\d{1,2})[-/.](\\d{4})',
    read: ([month = '', year = '']) => [isoMonth(year, month)],
  },
  {
    pattern: '(\\d{4})(\\d{2})(\\d{2})',
    read: ([year = '', month = '', day = '']) => [isoDay(year, month, day)],
    doubtful: true,
  },
  { pattern: '(\\d{4})', read: ([year]) => [year], doubtful: true },
]

const compiled = ways.map((way) => ({
  ...way,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}]|\\d[-/.])(?:born\\s+)?${way.pattern}(?![\\p{L}\\p{N}]|[-/.]\\d)`,
    'iu',
  ),
}))

/** Digits of every script as 0 to 9; the decimal digits of a script stand in a row. */
const plainDigits = (text: string): string =>
  text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) {
      zero -= 1
    }
    return String((code - zero) % 10)
  })

/**
 * Finds a date of birth in what was typed, in any common way to write one, or only a month or year. Two digits of a year are
 * of this century or of the last, and where day and month may stand either way round, both are meant.
 * @param today YYYY-MM-DD; nobody is born later, or before 1880
 */
export function readTypedBirth(typed: string, today: string): TypedBirth | undefined {
  const text = plainDigits(typed)
  const plausible = (date: string | undefined) =>
    date !== undefined && Number(date.slice(0, 4)) >= earliestYear && date <= today.slice(0, date.length)
  for (const { pattern, read, doubtful = false } of compiled) {
    const match = pattern.exec(text)
    if (match !== null) {
      const dates = [...new Set(read(match.slice(1)))].filter((date) => date !== undefined && plausible(date))
      if (dates.length > 0) {
        const words = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim()
        return { dates: dates.filter((date) => date !== undefined), words, doubtful }
      }
    }
  }
  return undefined
}

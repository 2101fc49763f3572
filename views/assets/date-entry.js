/**
 * A date that cannot be misread: beside the field stands what was read, with its weekday and the month as a word. What can be read in
 * one way only is written as year-month-day when one leaves the field; what can be read in two is not guessed. Today and yesterday
 * are those of the facility, whatever clock this computer has.
 */
const openedAt = Date.now()
const { lang } = document.documentElement

/** English dates stand day first everywhere here. */
const locale = lang === 'en' ? 'en-GB' : lang

/** The facility's wall clock, as a moment of UTC. */
const facilityNow = () => Date.parse(`${document.body.dataset.local}Z`) + Date.now() - openedAt

const shown = (options, as = locale) => new Intl.DateTimeFormat(as, { ...options, timeZone: 'UTC' })
const inWords = shown({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })

const now = () => new Date(facilityNow()).toISOString()
const before = (days) => new Date(facilityNow() - days * 86_400_000).toISOString().slice(0, 10)

/** The months as this language writes them, long and short, without case and dots. */
const plain = (word) => word.toLocaleLowerCase(lang).replaceAll('.', '')
const months = new Map(
  [locale, lang].flatMap((as) =>
    ['long', 'short'].flatMap((month) =>
      Array.from({ length: 12 }, (_none, index) => [
        plain(shown({ month }, as).format(Date.UTC(2001, index, 1))),
        index + 1,
      ]),
    ),
  ),
)

const two = (number) => String(number).padStart(2, '0')

/** A day as it is sent; nothing where there is no such day. */
function day(year, month, date) {
  const iso = `${year}-${two(month)}-${two(date)}`
  const at = Date.parse(`${iso}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : undefined
}

/** What was typed as a day, if it can be read in one way. */
function readDay(text) {
  // Both separators or neither: digits that run together part in one way only where all eight are there.
  const numbers = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (numbers !== null) {
    return day(...numbers.slice(1).map(Number))
  }
  const words = /^(\d{1,2})[ .-]+(\p{L}+)\.?[ .,-]+(\d{4})$/u.exec(text)
  const month = words === null ? undefined : months.get(plain(words[2]))
  return month === undefined ? undefined : day(Number(words[3]), month, Number(words[1]))
}

/** Which comes first of day and month, nobody can know. */
const hasTwoWays = (text) => /^\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}/.test(text)

function read(typed, withTime) {
  const text = typed.trim()
  if (!withTime) {
    return readDay(text)
  }
  const parts = /^(.*?)[T ,]+([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text)
  const date = parts === null ? undefined : readDay(parts[1])
  return date === undefined ? undefined : `${date} ${two(Number(parts[2]))}:${parts[3]}`
}

function beside(field) {
  const says = JSON.parse(field.dataset.dateSays)
  const withTime = field.dataset.dateEntry === 'moment'
  const echo = document.createElement('output')
  const picks = document.createElement('span')
  echo.className = 'mg-date-read'
  echo.htmlFor = field.id
  picks.className = 'mg-date-picks'

  const tell = () => {
    const text = field.value.trim()
    const iso = read(text, withTime)
    if (iso !== undefined) {
      const time = iso.slice(10)
      echo.textContent = `${inWords.format(Date.parse(`${iso.slice(0, 10)}T00:00Z`))}${time === '' ? '' : `,${time}`}`
    } else {
      echo.textContent = hasTwoWays(text) ? says.twoWays : ''
    }
  }
  const pick = (iso) => {
    field.value = iso
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  }
  const offered =
    field.dataset.dateOffers === 'none'
      ? []
      : withTime
        ? [[says.now, () => `${now().slice(0, 10)} ${now().slice(11, 16)}`]]
        : [
            [says.today, () => before(0)],
            [says.yesterday, () => before(1)],
          ]
  for (const [label, iso] of offered) {
    const { min = '', max = '9999' } = field.dataset
    if (iso() >= min.replace('T', ' ') && iso().slice(0, 10) <= max.slice(0, 10)) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'mg-date-pick'
      button.textContent = label
      button.addEventListener('click', () => pick(iso()))
      picks.append(button, ' ')
    }
  }
  field.addEventListener('input', tell)
  field.addEventListener('change', () => {
    const iso = read(field.value, withTime)
    if (iso !== undefined && iso !== field.value.replace('T', ' ')) {
      field.value = iso
    }
    tell()
  })
  tell()
  field.after(picks, echo)
}

for (const field of document.querySelectorAll('[data-date-entry]')) {
  beside(field)
}

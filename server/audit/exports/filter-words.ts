import { eventWords, wholeCategory } from '../event-words.ts'
import { isEventName } from '../events.ts'
import { filterNames, type FilterName } from '../search-filters.ts'

const labels: Readonly<Record<FilterName, string>> = {
  from: 'From',
  to: 'To and including',
  user: 'Who',
  patient: 'Patient',
  event: 'Event',
  severity: 'Severity',
  outcome: 'Outcome',
  ip: 'Address',
  grant: 'Emergency grant',
  session: 'Session',
  request: 'Request',
}

const eventOrCategory = (name: string) => (isEventName(name) ? eventWords(name) : wholeCategory(name))

/** The filters that the row of an export names, as they were typed. */
export const filtersOf = (details: Readonly<Record<string, unknown>>): Partial<Record<FilterName, string>> =>
  Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = details[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** The filters in words, one by one; none where the export holds the whole log. */
export const filterWords = (filters: Partial<Record<FilterName, string>>): { key: string; value: string }[] =>
  filterNames.flatMap((name) => {
    const value = filters[name]
    return value === undefined
      ? []
      : [{ key: labels[name], value: name === 'event' ? eventOrCategory(value) : value }]
  })

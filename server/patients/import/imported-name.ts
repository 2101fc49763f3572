import { wholeName } from './human-name.ts'
import type { HumanName } from './datatypes.ts'
import { isNow } from './period-now.ts'

/** A name as the record holds it: what is not known of it is empty, never made up. */
export type ImportedName = {
  readonly givenName: string
  readonly familyName: string
  /** What somebody should know of how the name was read. */
  readonly notices: readonly string[]
}

// What has no letter and no digit, such as a dash that stands where nobody knew a name, is none.
const isVisible = (part: string): boolean => /[\p{L}\p{N}]/u.test(part)
const tidy = (part: string | undefined): string => {
  const trimmed = (part ?? '').trim()
  return isVisible(trimmed) ? trimmed : ''
}

const formerUses = new Set(['old', 'maiden', 'temp', 'nickname', 'anonymous'])

const isCurrent = ({ use, period }: HumanName, today: string): boolean =>
  !formerUses.has(use ?? '') && isNow(period, today)

const isSaid = (name: HumanName): boolean => isVisible(wholeName(name)) || isVisible(name.text ?? '')

/** The one that somebody goes by now: the official one, else the usual one, else the first that is no former one. */
function goesBy(names: readonly HumanName[], today: string): HumanName | undefined {
  const current = names.filter((name) => isSaid(name) && isCurrent(name, today))
  return (
    current.find(({ use }) => use === 'official') ?? current.find(({ use }) => use === 'usual') ?? current[0]
  )
}

/** Reads the names of a patient; one name alone, or one that is written as a whole, stands as the family name. */
export function importedName(names: readonly HumanName[], today: string): ImportedName | undefined {
  const current = goesBy(names, today)
  const name = current ?? names.find(isSaid)
  if (name === undefined) {
    return undefined
  }
  const notices = current === undefined ? ['name: only a former name or a byname is known'] : []
  const given = (name.given ?? [])
    .map(tidy)
    .filter((part) => part !== '')
    .join(' ')
  const family = tidy(name.family)
  if (given === '' && family === '') {
    const whole = tidy(name.text) || tidy(wholeName(name))
    return {
      givenName: '',
      familyName: whole,
      notices: [...notices, 'name: is written as a whole, so nobody knows which part is the family name'],
    }
  }
  return family === ''
    ? { givenName: '', familyName: given, notices: [...notices, 'name: has no family name'] }
    : {
        givenName: given,
        familyName: family,
        notices: given === '' ? [...notices, 'name: has no given name'] : notices,
      }
}

import { wholeName } from '../words/human-name.ts'
import type { HumanName } from './datatypes.ts'
import { isNow } from '../words/period-now.ts'

/** A name as the record holds it: what is not known of it is empty, never made up. */
export type ImportedName = {
  readonly givenName: string
  readonly familyName: string
  /** Which of the names it is. */
  readonly chosen: HumanName
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

/** The parts of a name; one part alone, or a name that is written as a whole, stands as the family name. */
export function namePartsOf(name: HumanName): { readonly givenName: string; readonly familyName: string } {
  const given = (name.given ?? [])
    .map(tidy)
    .filter((part) => part !== '')
    .join(' ')
  const family = tidy(name.family)
  if (given === '' && family === '') {
    return { givenName: '', familyName: tidy(name.text) || tidy(wholeName(name)) }
  }
  return family === '' ? { givenName: '', familyName: given } : { givenName: given, familyName: family }
}

function noticeOn(name: HumanName): string[] {
  const hasGiven = (name.given ?? []).some(isVisible)
  const hasFamily = isVisible(name.family ?? '')
  if (!hasGiven && !hasFamily) {
    return ['name: is written as a whole, so nobody knows which part is the family name']
  }
  return [
    ...(hasFamily ? [] : ['name: has no family name']),
    ...(hasGiven ? [] : ['name: has no given name']),
  ]
}

/** Reads the names of a patient; one name alone, or one that is written as a whole, stands as the family name. */
export function importedName(names: readonly HumanName[], today: string): ImportedName | undefined {
  const current = goesBy(names, today)
  const name = current ?? names.find(isSaid)
  return name === undefined
    ? undefined
    : {
        ...namePartsOf(name),
        chosen: name,
        notices: [
          ...(current === undefined ? ['name: only a former name or a byname is known'] : []),
          ...noticeOn(name),
        ],
      }
}

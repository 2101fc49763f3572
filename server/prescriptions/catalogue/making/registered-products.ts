import { combinations } from './combinations.ts'
import { codeOf } from './codes.ts'
import { formOf } from './dose-forms.ts'
import type { readRegistry } from './read-registry.ts'
import { substanceName } from './spellings.ts'
import { strengthOf } from './strength.ts'

/** What is registered as one medicine, whoever makes it. */
export type RegisteredProduct = {
  readonly generic: string
  readonly strength: string
  readonly form: string
  readonly schedule: number
  readonly code: string
  readonly registered: number
}

/** Media for pictures are kept, radioactive ones, feeds and what only carries others are not. */
const leftOut = /^(?:V09|V10|V04|V07|B05BA|B05X|J07|V03AX|N01AB|C01CA21)/

/** Strengths that are mistakes of the registry, or another writing of one that is there. */
const mistakes = new Set([
  'ceftazidime|1 mg|injection',
  'metronidazole|5 mg/100 mL|infusion',
  'ethinylestradiol + levonorgestrel|29 microgram + 0.149 mg|tablet',
  'ethinylestradiol + levonorgestrel|30 microgram + 0.15 mg|tablet',
])

/** Bags of glucose of which nobody says how large they are. */
const isWithoutVolume = (form: string, strength: string): boolean =>
  form === 'infusion' && /^\d+ g$/.test(strength) && Number.parseInt(strength, 10) >= 5

/** Names of products that hold more than their row says. */
const holdsMore = /\bplus\b|\bco-|hct|comp(?:ound)?\b|\bduo\b|\d ?m?c?g ?\/ ?\d+(?:[.,]\d+)? ?m?c?g/i

/** An ingredient with what of it is in the medicine; '' where the registry leaves that out. */
function ingredientOf(text: string, form: string): { name: string; strength: string } {
  const trimmed = text.trim()
  const at = trimmed.search(/\s\d[\d.,]*\s*[a-zµμ%]+(?:\s*\/.*)?$/i)
  const name = at < 0 ? trimmed.replace(/\s+(?:mg|g|mcg|µg|iu)(?:\/\S*)?$/i, '') : trimmed.slice(0, at)
  return { name: substanceName(name), strength: at < 0 ? '' : (strengthOf(trimmed.slice(at), form) ?? '') }
}

/** @returns undefined where one stands there with two strengths */
function ingredientsOf(text: string, form: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>()
  for (const part of text.split(';')) {
    const { name, strength } = ingredientOf(part, form)
    const before = found.get(name) ?? ''
    if (before !== '' && strength !== '' && before !== strength) {
      return undefined
    }
    // The registry writes some twice, once without its strength.
    found.set(name, strength === '' ? before : strength)
  }
  return found
}

/** In how much of it: that of "mg/5 mL". */
const measure = (strength: string): string => /\/(.+)$/.exec(strength)?.[1] ?? ''

type Registry = ReturnType<typeof readRegistry>

function identify(row: Registry['products'][number], only: ReadonlyMap<string, string | undefined>) {
  const known = formOf(row.form)
  const schedule = Number(/^S ?([0-8])\s*$/.exec(row.schedule)?.[1] ?? Number.NaN)
  if (known === undefined || Number.isNaN(schedule)) {
    return undefined
  }
  const { form, site } = known
  const held = ingredientsOf(row.ingredients, form)
  if (held === undefined) {
    return undefined
  }
  const names = [...held.keys()]
  const combination = combinations.get(names.toSorted().join(' + '))
  if (combination !== undefined) {
    const { ingredients, code } = combination
    const strengths = ingredients.map((name) => held.get(name) ?? '')
    return strengths.includes('') || new Set(strengths.map(measure)).size > 1
      ? undefined
      : { generic: ingredients.join(' + '), strength: strengths.join(' + '), form, schedule, code }
  }
  const [name = ''] = names
  const strength = held.get(name) ?? ''
  const code =
    strength === '' || names.length > 1 ? undefined : codeOf({ name, strength, site }, only.get(name))
  return code === undefined || leftOut.test(code) || holdsMore.test(row.name)
    ? undefined
    : { generic: name, strength, form, schedule, code }
}

/** The schedule under which most of them are registered; the higher where two are as frequent. */
function usualSchedule(schedules: readonly number[]): number {
  const count = (one: number) => schedules.filter((other) => other === one).length
  return [...new Set(schedules)].toSorted((a, b) => count(b) - count(a) || b - a)[0] ?? 0
}

/**
 * The products of the registry, each generic with the strengths and forms that at least two registrations have; where none has two, with
 * all of them.
 */
export function registeredProducts({ products, generics }: Registry): readonly RegisteredProduct[] {
  const only = new Map(
    generics.map((row) => [
      substanceName(row.generic),
      row.atc_all.includes('|') || row.atc_all === '' ? undefined : row.atc_all,
    ]),
  )
  const found = new Map<
    string,
    { product: Omit<RegisteredProduct, 'registered' | 'schedule'>; schedules: number[] }
  >()
  for (const row of products) {
    const identified = identify(row, only)
    if (identified !== undefined) {
      const { schedule, ...product } = identified
      const key = [product.generic, product.strength, product.form].join('|')
      const seen = found.get(key) ?? { product, schedules: [] }
      seen.schedules.push(schedule)
      found.set(key, seen)
    }
  }
  const all = [...found.values()].map(({ product, schedules }) => ({
    ...product,
    schedule: usualSchedule(schedules),
    registered: schedules.length,
  }))
  const most = new Map<string, number>()
  for (const { generic, registered } of all) {
    most.set(generic, Math.max(most.get(generic) ?? 0, registered))
  }
  return all.filter(
    ({ generic, strength, form, registered }) =>
      registered >= Math.min(2, most.get(generic) ?? 0) &&
      !mistakes.has([generic, strength, form].join('|')) &&
      !isWithoutVolume(form, strength),
  )
}

import { z } from 'zod'
import { qualifierText } from '../mapping/concepts.ts'
import { codeableConcept, period, quantity, range, ratio } from '../mapping/datatypes.ts'
import { quantityText, rangeText, ratioText } from './quantity-text.ts'
import { isObject, type Json } from '../resource.ts'
import { saidDate, saidPeriod } from './said-date.ts'

/** Elements that say where something is or how it is kept, and nothing of it to people. */
export const wordless = new Set([
  'system',
  'url',
  'id',
  'extension',
  'modifierExtension',
  'version',
  'userSelected',
  'reference',
  'identifier',
  'contentType',
  'instantiatesCanonical',
  'instantiatesUri',
])

/** "discharge disposition" for `dischargeDisposition` */
export const nameInWords = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]+/g, ' ')
    .toLowerCase()

/** States are codes: "in progress" for `in-progress`, "on leave" for `onleave`. */
const stateInWords = (state: string): string => (state === 'onleave' ? 'on leave' : nameInWords(state))

const holds = (json: Json, ...names: readonly string[]): boolean =>
  names.some((name) => json[name] !== undefined) &&
  Object.keys(json).every((name) => names.includes(name) || wordless.has(name))

const said = <Shape>(schema: z.ZodType<Shape>, json: Json): Shape | undefined => schema.safeParse(json).data

/** What a reference without a name leads to: "location" for `Location/17` or `urn:uuid:…` of that type. */
const referredKind = ({ type, reference }: Json): string => {
  const [, kind] = typeof reference === 'string' ? (/(?:^|\/)([A-Z]\w+)[/?]/.exec(reference) ?? []) : []
  return nameInWords(kind ?? (typeof type === 'string' ? type : 'entry'))
}

const onlyRefers = (json: Json): boolean =>
  typeof json['reference'] === 'string' &&
  Object.keys(json).every((name) => name === 'type' || wordless.has(name))

/** The data types of FHIR that say one thing with several elements; undefined for what is none of them. */
function typeWords(json: Json, timeZone: string): string | undefined {
  if (onlyRefers(json)) {
    return `${referredKind(json)} that is not named`
  }
  if (holds(json, 'text', 'coding')) {
    return qualifierText(said(codeableConcept, json))
  }
  if (holds(json, 'display', 'code', 'type')) {
    return qualifierText(said(codeableConcept, { coding: [json] }))
  }
  if (holds(json, 'start', 'end')) {
    return saidPeriod(said(period, json), timeZone)
  }
  if (holds(json, 'numerator', 'denominator')) {
    return ratioText(said(ratio, json), ' per ')
  }
  if (holds(json, 'low', 'high')) {
    return rangeText(said(range, json))
  }
  return holds(json, 'value', 'comparator', 'unit', 'code') && typeof json['value'] === 'number'
    ? quantityText(said(quantity, json))
    : undefined
}

function partsOf(json: Json, within: string, timeZone: string): string[] {
  return Object.entries(json).flatMap(([name, value]) => {
    const words = wordless.has(name) || name.startsWith('_') ? '' : valueWords(value, timeZone, name)
    const label = nameInWords(name)
    return words === '' ? [] : [label === nameInWords(within) || isPlain(name) ? words : `${label} ${words}`]
  })
}

/** Elements whose values say by themselves what they are. */
const isPlain = (name: string): boolean => /^(?:text|status|use|period|value(?:[A-Z].*)?)$/.test(name)

/**
 * What a value of FHIR says, whatever its type: dates as precise as they are, codes in their words. Empty where it says
 * nothing to people.
 * @param within what the element is called that holds it
 */
export function valueWords(value: unknown, timeZone: string, within = ''): string {
  if (Array.isArray(value)) {
    return value
      .map((one) => valueWords(one, timeZone, within))
      .filter((part) => part !== '')
      .join(', ')
  }
  if (isObject(value)) {
    return typeWords(value, timeZone) ?? partsOf(value, within, timeZone).join(', ')
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no'
  }
  if (typeof value === 'string') {
    return within === 'status' ? stateInWords(value) : saidDate(value, timeZone)
  }
  return typeof value === 'number' ? `${value}` : ''
}

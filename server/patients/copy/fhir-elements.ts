import { parseClinicalTime } from '../../clinical-time.ts'

/** A resource of FHIR R4 (https://hl7.org/fhir/R4/), ready for JSON. What is undefined is left out there. */
export type Resource = {
  readonly resourceType: string
  readonly id: string
  readonly [element: string]: unknown
}

/** A concept by one code. */
export const code = (system: string, value: string) => ({ coding: [{ system, code: value }] })
/** A concept in words. */
export const text = (value: string | null) => (value === null ? undefined : { text: value })
/** An instant. */
export const moment = (at: Date | null) => at?.toISOString()
/** Where the code systems of HL7 stand. */
export const terminology = 'http://terminology.hl7.org/CodeSystem'

/** A reference within the Bundle. */
export const reference = (type: string, id: string | null, display?: string) =>
  id === null ? undefined : { reference: `urn:uuid:${id}`, type, display }
const ucumUnits: Readonly<Record<string, string>> = { Y: 'a', M: 'mo', W: 'wk', D: 'd', H: 'h' }

function ageElement(stored: string) {
  const [, value, unit = ''] = /^PT?(\d+)([YMWDH])$/.exec(stored) ?? []
  return { value: Number(value), system: 'http://unitsofmeasure.org', code: ucumUnits[unit] }
}

/** Onset or abatement as the element of FHIR that its kind of time has. */
export function fhirTime(element: 'onset' | 'abatement', stored: string | null) {
  const time = stored === null ? undefined : parseClinicalTime(stored)
  if (time === undefined) {
    return {}
  }
  if (time.kind === 'date') {
    return { [`${element}DateTime`]: time.date.text }
  }
  if (time.kind === 'age') {
    return { [`${element}Age`]: ageElement(time.text) }
  }
  const { from, to } = time
  if (from?.kind === 'age' || to?.kind === 'age') {
    const ages = [from, to].map((point) => (point?.kind === 'age' ? ageElement(point.text) : undefined))
    return { [`${element}Range`]: { low: ages[0], high: ages[1] } }
  }
  return { [`${element}Period`]: { start: from?.date.text, end: to?.date.text } }
}

/** The same, where it is no time that can be computed with in words. */
export const timeElement = (element: 'onset' | 'abatement', stored: string | null, words: string | null) => {
  const said = fhirTime(element, stored)
  return Object.keys(said).length === 0 && words !== null ? { [`${element}String`]: words } : said
}

/** Words with the codes that they stand for, `system|code` on each line. */
export function concept(words: string, codes: string | null) {
  const coding = (codes ?? '').split('\n').flatMap((token) => {
    const bar = token.lastIndexOf('|')
    const system = token.slice(0, Math.max(bar, 0))
    const value = token.slice(bar + 1)
    return value === '' ? [] : [{ system: system === '' ? undefined : system, code: value }]
  })
  return { coding: coding.length === 0 ? undefined : coding, text: words }
}

/** Annotations; undefined where there are none. */
export function notes(...texts: readonly (string | null)[]) {
  const said = texts.filter((one) => one !== null)
  return said.length === 0 ? undefined : said.map((one) => ({ text: one }))
}

import { z } from 'zod'
import {
  encounterStates,
  type EncounterKind,
  type EncounterState,
} from '../../../../models/patients/encounter.ts'
import { conceptCode, conceptsText, wordsOf } from './concepts.ts'
import { codings, period, reference, text, type Reference } from './datatypes.ts'
import { noteLabels } from '../messages/note-labels.ts'
import { nameInWords } from '../words/value-words.ts'

const participants = z.array(z.object({ type: codings.optional(), individual: reference.optional() }))

/** FHIR Encounter (https://hl7.org/fhir/R4/encounter.html), as far as it is read. */
export const encounterFields = z.object({
  status: text,
  class: z.object({ system: text.optional(), code: text.optional(), display: text.optional() }).optional(),
  type: codings.optional(),
  participant: participants.optional(),
  period: period.optional(),
  reasonCode: codings.optional(),
})
export type Fields = z.output<typeof encounterFields>

/** https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html */
export const kinds: ReadonlyMap<string | undefined, EncounterKind> = new Map([
  ['AMB', 'ambulatory'],
  ['EMER', 'emergency'],
  ['IMP', 'inpatient'],
  ['ACUTE', 'inpatient'],
  ['NONAC', 'inpatient'],
  ['OBSENC', 'inpatient'],
  ['SS', 'inpatient'],
  ['HH', 'home'],
  ['VR', 'virtual'],
])

/** Why an encounter is none, by its state. */
export const didNotHappen: Readonly<Record<string, string>> = {
  planned: 'is only planned where it comes from',
  cancelled: 'was cancelled',
  'entered-in-error': 'was entered in error',
}

/** Whoever mainly performed the encounter, else the first who took part. */
export function performer(taking: z.output<typeof participants> = []) {
  const people = taking.filter(({ individual }) => individual !== undefined)
  const primary = people.find(({ type = [] }) => type.some((concept) => conceptCode(concept) === 'PPRF'))
  return (primary ?? people[0])?.individual
}

/** What an encounter that has no row was about, and whose it was: its words are shown where it is not. */
export function contentOf(fields: Fields): string {
  const { type, reasonCode, participant, status } = fields
  const by = performer(participant)?.display
  const said = [
    conceptsText(reasonCode),
    conceptsText(type),
    classWords(fields),
    status === 'finished' || didNotHappen[status] !== undefined ? undefined : nameInWords(status),
    by === undefined ? undefined : `by ${by}`,
  ].filter((part) => part !== undefined && part !== null)
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

/** https://hl7.org/fhir/R4/encounter-definitions.html#Encounter.class */
const classSystem = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

const classWords = ({ class: kind }: Fields): string | undefined =>
  kind === undefined ? undefined : wordsOf({ coding: [{ system: classSystem, ...kind }] })

/** What the row has no column for. */
export function noteParts(
  fields: Fields,
  nameOf: (reference: Reference) => string | undefined,
  performedBy: string | undefined,
  reason: string | null,
): Record<string, string | undefined> {
  const types = conceptsText(fields.type)
  const main = performer(fields.participant)
  const others = (fields.participant ?? [])
    .filter(({ individual }) => individual !== main)
    .map(({ individual, type }) => {
      const role = conceptsText(type)
      const name = individual === undefined ? undefined : (individual.display ?? nameOf(individual))
      return name === undefined ? role : `${name}${role === null ? '' : ` (${role})`}`
    })
    .filter((one) => one !== undefined && one !== null)
  return {
    Kind: kinds.has(fields.class?.code) ? undefined : classWords(fields),
    Type: types === reason ? undefined : (types ?? undefined),
    [noteLabels.state]: isKnownState(fields) ? undefined : `“${fields.status}”`,
    'Performed by': performedBy,
    [noteLabels.others]: others.length === 0 ? undefined : others.join(', '),
  }
}

const namedState = ({ status }: Fields) => encounterStates.find((state) => state === status)

/** Whether its state is one that the record can say. */
export const isKnownState = (fields: Fields): boolean =>
  fields.status === 'finished' || namedState(fields) !== undefined

/** Where it stands; null where it is over. */
export const stateOf = (fields: Fields): EncounterState | null =>
  fields.status === 'finished' ? null : (namedState(fields) ?? 'unknown')

import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Encounter, EncounterKind } from '../../../models/encounter.ts'
import { parsePartialDate } from '../../partial-date.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { conceptCode, conceptsText } from './concepts.ts'
import { codings, instantOf, period, reference, text } from './datatypes.ts'
import { followPerson, mapping, type AsDocument } from './mapping.ts'
import { noteOf } from './note-of.ts'

const participants = z.array(z.object({ type: codings.optional(), individual: reference.optional() }))

const schema = z.object({
  status: text,
  class: z.object({ code: text.optional(), display: text.optional() }).optional(),
  type: codings.optional(),
  participant: participants.optional(),
  period: period.optional(),
  reasonCode: codings.optional(),
})
type Fields = z.output<typeof schema>

/** https://terminology.hl7.org/ValueSet-v3-ActEncounterCode.html */
const kinds: ReadonlyMap<string | undefined, EncounterKind> = new Map([
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

const didNotHappen: Readonly<Record<string, string>> = {
  planned: 'is only planned where it comes from',
  cancelled: 'was cancelled',
  'entered-in-error': 'was entered in error',
}

/** Whoever mainly performed the encounter, else the first who took part. */
function performer(taking: z.output<typeof participants> = []) {
  const people = taking.filter(({ individual }) => individual !== undefined)
  const primary = people.find(({ type = [] }) => type.some((concept) => conceptCode(concept) === 'PPRF'))
  return (primary ?? people[0])?.individual
}

/** What an encounter that has no row was about, and whose it was: its words are shown where it is not. */
function contentOf({ class: kind, type, reasonCode, participant, status }: Fields): string {
  const by = performer(participant)?.display
  const said = [
    conceptsText(reasonCode),
    conceptsText(type),
    kind?.display ?? kind?.code,
    status === 'finished' || didNotHappen[status] !== undefined ? undefined : status,
    by === undefined ? undefined : `by ${by}`,
  ].filter((part) => part !== undefined && part !== null)
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

/** A time as it was said, where no time of day was. */
const withoutTime = (said: string | undefined): string | null =>
  said === undefined || parsePartialDate(said)?.precision === 'instant' ? null : said

/** FHIR Encounter (https://hl7.org/fhir/R4/encounter.html) as a row of encounters. */
export const mapEncounter = mapping(
  { what: 'An encounter', title: () => undefined },
  schema,
  (fields, target, notes): CreationAttributes<Encounter> | AsDocument => {
    const { id, patientId, key, links, timeZone, importedAt } = target
    const { end, start = end } = fields.period ?? {}
    const why = didNotHappen[fields.status]
    if (why !== undefined) {
      const when = start === undefined ? '' : ` of ${start}`
      return {
        documentOnly: `status: is ${fields.status}`,
        instead: `An encounter${when}${contentOf(fields)} is not shown: it ${why}`,
        isLost: false,
        rowless: why,
      }
    }
    if (start === undefined) {
      return {
        documentOnly: fields.period === undefined ? 'period: is missing' : 'period: has no start and no end',
        instead: `An encounter${contentOf(fields)} is not shown among the others, because nothing says when it was`,
        isLost: true,
        rowless: 'has no date',
      }
    }
    const occurredAt = instantOf(start, timeZone)
    const endedAt = end === undefined ? null : instantOf(end, timeZone)
    const isEndKept = endedAt !== null && endedAt >= occurredAt
    if (endedAt !== null && !isEndKept) {
      notes.remark('period.end: lies before its start')
    }
    const reason = conceptsText(fields.reasonCode) ?? conceptsText(fields.type)
    const author = followPerson(performer(fields.participant), links, 'participant.individual', notes)
    const seal = fieldSealer(key, 'encounters', id)
    return {
      id,
      patientId,
      practitionerId: author.practitionerId,
      kind: kinds.get(fields.class?.code) ?? 'other',
      occurredAt,
      occurredOn: withoutTime(start),
      endedAt: isEndKept ? endedAt : null,
      endedOn: isEndKept ? withoutTime(end) : null,
      reason: seal.optional('reason', reason),
      notes: seal.optional('notes', noteOf({ 'Performed by': author.words })),
      createdAt: importedAt,
    }
  },
)

import { z } from 'zod'
import type { CreationAttributes } from 'sequelize'
import type { Encounter, EncounterKind } from '../../../models/encounter.ts'
import { fieldSealer } from '../sealed-fields.ts'
import { conceptCode, conceptsText } from './concepts.ts'
import { codings, instantOf, period, reference, text } from './datatypes.ts'
import { follow, mapping, type AsDocument } from './mapping.ts'

const participants = z.array(z.object({ type: codings.optional(), individual: reference.optional() }))

const schema = z.object({
  status: text,
  class: z.object({ code: text.optional() }).optional(),
  type: codings.optional(),
  participant: participants.optional(),
  period: period.required({ start: true }),
  reasonCode: codings.optional(),
})

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

const didNotHappen = new Set(['planned', 'cancelled', 'entered-in-error'])

/** Whoever mainly performed the encounter, else the first who took part. */
function performer(taking: z.output<typeof participants> = []) {
  const people = taking.filter(({ individual }) => individual !== undefined)
  const primary = people.find(({ type = [] }) => type.some((concept) => conceptCode(concept) === 'PPRF'))
  return (primary ?? people[0])?.individual
}

/** FHIR Encounter (https://hl7.org/fhir/R4/encounter.html) as a row of encounters. */
export const mapEncounter = mapping(
  schema,
  (
    fields,
    { id, patientId, key, links, timeZone, importedAt },
    remark,
  ): CreationAttributes<Encounter> | AsDocument => {
    if (didNotHappen.has(fields.status)) {
      return { documentOnly: `status: is ${fields.status}` }
    }
    const occurredAt = instantOf(fields.period.start, timeZone)
    const end = fields.period.end === undefined ? null : instantOf(fields.period.end, timeZone)
    if (end !== null && end < occurredAt) {
      remark('period.end: lies before its start')
    }
    const reason = conceptsText(fields.reasonCode) ?? conceptsText(fields.type)
    return {
      id,
      patientId,
      practitionerId: follow(
        performer(fields.participant),
        links.practitioner,
        'participant.individual',
        remark,
      ),
      kind: kinds.get(fields.class?.code) ?? 'other',
      occurredAt,
      endedAt: end !== null && end >= occurredAt ? end : null,
      reason: fieldSealer(key, 'encounters', id).optional('reason', reason),
      createdAt: importedAt,
    }
  },
)

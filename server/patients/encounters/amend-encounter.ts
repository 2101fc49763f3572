import { UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import { Encounter } from '../../../models/patients/encounter.ts'
import {
  readEncounter,
  readEncounterTime,
  type EncounterTimeRow,
} from '../../../models/queries/patients/encounter-rows.ts'
import type { Actor } from '../../access/actor.ts'
import { decideAmendment } from '../../access/amendment.ts'
import { idInAddress } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { amendmentSchema, type EncounterTime } from './encounter-form.ts'
import { diagnosisOffers, offersShape } from './diagnosis-offers.ts'
import { openEncounter } from '../chart/open-chart.ts'
import { openWithIdentity } from '../open-identity.ts'
import { recording, writeEncounter } from './record-encounter.ts'

/** @throws Refused for another's note where one's role is of less standing than its author's */
function mustBeTheirsToAmend(actor: Actor, before: EncounterTimeRow): void {
  const { author_id: id, author, author_permissions: permissions } = before
  const decision = decideAmendment(actor, { id, permissions: new Set(permissions) })
  if (!decision.allowed) {
    throw new Refused('not-yours-to-amend', { values: { author: author ?? '' } })
  }
}

/** An encounter that is to be amended. */
export const encounterQuery = definePatientQuery({
  ...recording,
  name: 'patients.encounter',
  event: 'encounters.viewed',
  input: z.object({ encounterId: idInAddress, ...offersShape }),
  run: async (services, { proof }, receipt, { encounterId, ...asked }) => {
    const { identity, row, key } = await openWithIdentity(
      services,
      receipt,
      proof.patientId,
      (prepared, patient) => readEncounter(prepared, patient, encounterId),
    )
    const before = await readEncounterTime(services.prepared, proof.patientId, encounterId)
    if (row.encounter_row === null || before === undefined) {
      throw new Refused('no-such-thing')
    }
    mustBeTheirsToAmend(proof.actor, before)
    const encounter = openEncounter(receipt, row.encounter_row, key)
    return { identity, encounter, offers: await diagnosisOffers(services.prepared, asked) }
  },
})

/** A time that was not changed keeps what its field does not show, its seconds. */
function asItWas({ time }: Services, typed: EncounterTime, before: EncounterTimeRow): EncounterTime {
  const at = before.occurred_at
  const shown = (moment: Date) => JSON.stringify(time.momentTyped('occurredAt', moment))
  return typed.on === null && before.occurred_on === null && shown(typed.at) === shown(at)
    ? { at, on: null }
    : typed
}

/** Says who amended an encounter while somebody was writing: each is amended once, and the amendment in its turn. */
async function amendedMeanwhile(patientId: string, amendsId: string): Promise<OvertakenError> {
  const newer = await Encounter.findOne({
    attributes: ['id', 'authorId', 'createdAt'],
    where: { patientId, amendsId },
    rejectOnEmpty: true,
  })
  return new OvertakenError(
    { what: 'encounter', done: 'amended', by: newer.authorId, at: newer.createdAt },
    {
      next: { href: paths.amendEncounter(patientId, newer.id), label: 'newer-encounter' },
      about: { resource: { type: 'encounter', id: amendsId } },
      comesBack: 'copy-what-you-need',
    },
  )
}

/** Writes an encounter that takes the place of another, which is kept. */
export const amendEncounter = definePatientCommand({
  ...recording,
  name: 'patients.amend-encounter',
  event: 'encounter.amended',
  input: ({ time, clock }) => amendmentSchema(time.timeZone, () => clock.now()),
  run: async (services, context, { encounterId, ...typed }) => {
    const { patientId } = context.proof
    const before = await readEncounterTime(services.prepared, patientId, encounterId)
    if (before === undefined) {
      throw new Refused('no-such-thing')
    }
    mustBeTheirsToAmend(context.proof.actor, before)
    const values = { ...typed, occurredAt: asItWas(services, typed.occurredAt, before) }
    try {
      return await writeEncounter(services, context, values, encounterId)
    } catch (error) {
      throw error instanceof UniqueConstraintError ? await amendedMeanwhile(patientId, encounterId) : error
    }
  },
})

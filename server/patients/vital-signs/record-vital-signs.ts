import { newId } from '../../../models/new-id.ts'
import { Observation } from '../../../models/patients/observation.ts'
import { readLatest } from '../../../models/queries/patients/observation-rows.ts'
import { auditedChange } from '../../audit/record.ts'
import { nothingTaken } from '../../operations/input.ts'
import { definePatientCommand, definePatientQuery } from '../../operations/operation.ts'
import { readingText } from '../../vital-kinds.ts'
import { mustSayWhyAfterDeath } from '../after-death.ts'
import { sealedChange } from '../clinical/keep-version.ts'
import { mustNotBeBeforeBirth } from '../demographics/before-birth.ts'
import { openWithIdentity } from '../open-identity.ts'
import { interpret, isCritical } from './interpret.ts'
import { readMonthsOfLife } from './read-age.ts'
import { openLatest } from './open-vital-signs.ts'
import { sealContent } from './vital-sign-content.ts'
import { measurementsOf, vitalSignsSchema } from './vital-signs-form.ts'

/** Who writes vital signs, and of whom. */
export const recording = { action: 'vital-signs.record', subject: 'patient' } as const

/** Of whom vital signs are to be written, and what was measured last. */
export const newVitalSignsQuery = definePatientQuery({
  ...recording,
  name: 'patients.new-vital-signs',
  event: 'vital-signs.viewed',
  input: nothingTaken,
  run: async (services, { proof: { patientId } }, receipt) => {
    receipt.mustCover(patientId, 'identity', 'observations')
    const { identity, row, key } = await openWithIdentity(services, receipt, patientId, readLatest)
    return { identity, latest: openLatest(receipt, key, row.observation_rows) }
  },
})

/** Writes what was measured at one time into the record, each kind as a row of its own. It gives how many there are. */
export const recordVitalSigns = definePatientCommand({
  ...recording,
  name: 'patients.record-vital-signs',
  event: 'vital-signs.recorded',
  input: ({ time, clock }) => vitalSignsSchema(time.timeZone, () => clock.now()),
  run: async (services, { proof, origin, at }, { takenAt, reasonAfterDeath, ...values }) => {
    const { patientId, actor } = proof
    await mustNotBeBeforeBirth(services, patientId, 'takenAt', takenAt)
    await mustSayWhyAfterDeath(services, patientId, takenAt, reasonAfterDeath)
    const months = await readMonthsOfLife(services, patientId, takenAt)
    const measurements = measurementsOf(values).map(({ kind, content }) => ({
      kind,
      content: { ...content, reasonAfterDeath, interpretation: interpret(kind, content, months) },
    }))
    return auditedChange(services, proof, origin, 'vital-signs.recorded', async (transaction) => {
      const key = await services.patientKeys.load(patientId, transaction)
      const rows = measurements.map(({ kind, content }) => {
        const id = newId()
        return {
          id,
          patientId,
          kind,
          status: 'final' as const,
          takenAt,
          critical: isCritical(content.interpretation),
          content: sealContent(key, id, content),
          recordedBy: actor.id,
          createdAt: at,
        }
      })
      await Observation.bulkCreate(rows, { transaction })
      const written = {
        takenAt: takenAt.toISOString(),
        ...Object.fromEntries(measurements.map(({ kind, content }) => [kind, readingText(content)])),
        ...(reasonAfterDeath === null ? {} : { reasonAfterDeath }),
      }
      return {
        value: rows.length,
        details: { count: rows.length, critical: rows.filter(({ critical }) => critical).length },
        changes: sealedChange(patientId, key, {}, written),
      }
    })
  },
})

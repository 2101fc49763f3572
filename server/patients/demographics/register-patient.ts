import { UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import type { Clearance } from '../../access/clearance.ts'
import { auditedChange } from '../../audit/record.ts'
import { choiceInAddress } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { parsePartialDate } from '../../partial-date.ts'
import { createPatient } from '../create-patient.ts'
import { findDuplicates, lockPerson } from './find-duplicates.ts'
import { openSummaries } from '../open-summaries.ts'
import { mustNotWriteClinicalFields, registrationSchema } from './patient-form.ts'

const seesEveryone = ({ actor }: Clearance) => actor.patientScope === 'demographics'

const mayWriteClinicalFields = ({ actor }: Clearance) => actor.permissions.has('chart.write')

const registering = { action: 'patient.register', subject: 'none' } as const

/** What a registration needs beside what is typed: who may be the same person, for whoever may see everyone. */
export const registrationQuery = defineStaffQuery({
  ...registering,
  name: 'patients.registration',
  event: 'patient.registration-opened',
  input: z.object({
    givenName: choiceInAddress(),
    familyName: choiceInAddress(),
    birthDate: choiceInAddress(),
    nationalId: choiceInAddress(),
  }),
  // Whoever may not see everyone learns that there is somebody, and not who.
  find: async (services, { proof }, { birthDate, nationalId, ...names }) => {
    if (!seesEveryone(proof)) {
      return { patientIds: [] }
    }
    const { patientIds, more } = await findDuplicates(services, {
      ...names,
      birthDate: parsePartialDate(birthDate.trim())?.text ?? null,
      nationalId: nationalId === '' ? null : nationalId,
    })
    return { patientIds, details: { shown: patientIds.length, more } }
  },
  run: async (services, { proof }, receipt, { patientIds, details }) => ({
    duplicates: [...(await openSummaries(services, receipt, patientIds)).values()],
    more: details?.more === true,
    clinical: mayWriteClinicalFields(proof),
  }),
})

/**
 * Registers a patient. A national id that is taken is refused; the same name and date of birth, unless it is said to
 * register anyway.
 */
export const registerPatient = defineStaffCommand({
  ...registering,
  name: 'patients.register',
  event: 'patient.registered',
  input: ({ time, clock }) => registrationSchema(() => time.isoDate(clock.now())),
  run: async (services, { proof, origin, at }, { registerAnyway, ...values }) => {
    if (!mayWriteClinicalFields(proof)) {
      mustNotWriteClinicalFields(values)
    }
    try {
      return await auditedChange(services, proof, origin, 'patient.registered', async (transaction) => {
        await lockPerson(services, values, transaction)
        const { sameNationalId, patientIds } = await findDuplicates(services, values, transaction)
        if (sameNationalId) {
          throw new Refused('national-id-taken')
        }
        if (patientIds.length > 0 && registerAnyway === undefined) {
          throw new Refused('registered-already')
        }
        const { id, recordNumber } = await createPatient(services, transaction, values, {
          at,
          registeredBy: proof.actor.id,
        })
        return {
          value: { id, recordNumber, mayOpen: seesEveryone(proof) },
          patientId: id,
          resource: { type: 'patient', id },
          ...(patientIds.length === 0 ? {} : { details: { possibleDuplicates: patientIds } }),
        }
      })
    } catch (error) {
      // Two with one national id at the same moment: the database lets one in.
      throw error instanceof UniqueConstraintError ? new Refused('national-id-taken') : error
    }
  },
})

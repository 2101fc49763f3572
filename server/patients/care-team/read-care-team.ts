import { z } from 'zod'
import {
  readAssignable,
  readPastCareTeam,
  readPresentCareTeam,
} from '../../../models/queries/patients/care-team-rows.ts'
import { readList } from '../../lists/read-list.ts'
import { newestFirst } from '../../lists/cursor.ts'
import { placeInAddress } from '../../operations/input.ts'
import { definePatientQuery } from '../../operations/operation.ts'
import { memberOf } from './care-team-member.ts'
import { openPatientIdentity } from '../open-identity.ts'

/** Who cares for a patient, present and past, and who could. */
export const careTeamQuery = definePatientQuery({
  name: 'patients.care-team',
  action: 'care-team.change',
  event: 'care-team.viewed',
  subject: 'patient',
  input: z.object({ cursor: placeInAddress }),
  run: async (services, { proof: { patientId }, at }, receipt, { cursor }) => {
    const { prepared } = services
    const [{ identity }, present, { rows: past, ...page }, people] = await Promise.all([
      openPatientIdentity(services, receipt, patientId),
      readPresentCareTeam(prepared, patientId, at),
      readList(services, cursor, {
        keyset: newestFirst,
        read: (before, limit) => readPastCareTeam(prepared, patientId, { at, before, limit }),
      }),
      readAssignable(prepared, patientId, at),
    ])
    return {
      identity,
      present: present.map((row) => memberOf(row, patientId)),
      past: past.map((row) => memberOf(row, patientId)),
      page,
      people: people.map((row) => ({
        id: row.id,
        displayName: row.display_name,
        roleTitle: row.role_title,
      })),
    }
  },
})

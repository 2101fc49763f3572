import { z } from 'zod'
import { readRequest, type RequestRow } from '../../../models/queries/emergency-access/emergency-requests.ts'
import { idInAddress } from '../../operations/input.ts'
import { defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { whomToCall } from './emergency-contact.ts'
import { aboutRequest } from './emergency-authorization.ts'
import { openRequest } from './open-request.ts'

/** A request with what its audit row names. @throws Refused where there is none */
export async function findRequest(services: Services, id: string) {
  const row = await readRequest(services.prepared, id)
  if (row === undefined) {
    throw new Refused('no-such-thing')
  }
  return { row, ...aboutRequest({ id: row.id, patientId: row.patient_id }) }
}

/** Whether what was asked for is on: then there is nothing to wait for. */
const isOn = (row: RequestRow, grants: readonly { readonly id: string }[]): boolean =>
  row.outcome === 'approved' && grants.some(({ id }) => id === row.grant_id)

/** One's own request beyond the day's limit, until it is decided, and whom to call. */
export const ownRequest = defineStaffQuery({
  name: 'emergency-access.own-request',
  action: 'emergency-access.list',
  event: 'emergency-access.request-viewed',
  subject: 'self',
  input: z.object({ id: idInAddress }),
  find: async (services, { proof }, { id }) => {
    const found = await findRequest(services, id)
    if (found.row.user_id !== proof.actor.id) {
      throw new Refused('no-such-thing')
    }
    return found
  },
  run: async (services, { proof, at }, receipt, { row }) =>
    isOn(row, proof.actor.grants)
      ? { on: true as const, patientId: row.patient_id }
      : {
          on: false as const,
          request: await openRequest(services, receipt, row, at),
          whomToCall: await whomToCall(services, proof.actor.id),
        },
})

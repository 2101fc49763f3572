import type { EmergencyGrant } from '../../../models/emergency-access/emergency-grant.ts'
import type { GrantRow } from '../../../models/queries/emergency-access/emergency-grants.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'

type Grant = Pick<EmergencyGrant, 'id' | 'userId' | 'patientId' | 'endsAt' | 'endedAt'>

const next = { href: paths.emergencyAccess(), label: 'own-emergency-access' } as const

const about = ({ id, patientId }: Pick<Grant, 'id' | 'patientId'>) => ({
  resource: { type: 'emergency-grant', id },
  ...(patientId === null ? {} : { patientId }),
})

/** Says of a grant that is over when it ended: its person ended it, or its time was over. */
export function grantEnded(grant: Grant): OvertakenError {
  const { userId, endsAt, endedAt } = grant
  const byHand = endedAt !== null && endedAt < endsAt
  return new OvertakenError(
    {
      what: 'emergency-access',
      done: 'ended',
      by: byHand ? userId : null,
      at: byHand ? endedAt : endsAt,
      how: 'time-over',
    },
    { next, about: about(grant) },
  )
}

/**
 * Whether a grant may have its one extension.
 * @throws OvertakenError where it is over, or had it
 */
export function mustBeExtendable(grant: Grant & Pick<EmergencyGrant, 'extendedAt'>, at: Date): void {
  if (grant.endedAt !== null || grant.endsAt <= at) {
    throw grantEnded(grant)
  }
  if (grant.extendedAt !== null) {
    throw new OvertakenError(
      { what: 'emergency-access', done: 'extended', by: grant.userId, at: grant.extendedAt },
      { next, about: about(grant), help: ['extended-once'] },
    )
  }
}

/** A grant as a page reads it, for the same. */
export const ofRow = (row: GrantRow) => ({
  id: row.id,
  userId: row.user_id,
  patientId: row.patient_id,
  endsAt: row.ends_at,
  endedAt: row.ended_at,
  extendedAt: row.extended_at,
})

import type { Transaction } from 'sequelize'
import { newId } from '../../../models/new-id.ts'
import {
  askForVerification,
  readVerificationUnderWay,
} from '../../../models/queries/audit/tree/integrity-state.ts'
import { nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand } from '../../operations/operation.ts'
import { OvertakenError } from '../../overtaken/overtaken.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { auditedChange } from '../record.ts'

/** Says who has asked for the verification that is under way. */
async function alreadyVerifying(
  { prepared }: Pick<Services, 'prepared'>,
  transaction: Transaction,
  at: Date,
): Promise<OvertakenError> {
  const deed = await readVerificationUnderWay(prepared.within(transaction), at)
  return new OvertakenError(
    { what: 'verification', done: 'asked-for', by: deed?.by ?? null, at: deed?.at ?? null },
    {
      next: { href: paths.auditIntegrity(), label: 'how-it-stands' },
      comesBack: 'under-way',
    },
  )
}

/** Has the audit log verified now: a job does it, as every night. */
export const verifyNow = defineStaffCommand({
  name: 'audit.verify',
  action: 'audit.read',
  event: 'audit.verification-asked',
  subject: 'none',
  input: nothingTaken,
  run: (services, { proof, origin, at }) =>
    auditedChange(services, proof, origin, 'audit.verification-asked', async (transaction) => {
      const id = newId()
      const by = { id: proof.actor.id, name: proof.actor.displayName }
      if (!(await askForVerification(services.sequelize, transaction, { id, by, at }))) {
        throw await alreadyVerifying(services, transaction, at)
      }
      return { value: id, resource: { type: 'audit-verification', id } }
    }),
})

import type { Transaction } from 'sequelize'
import type { RecordChange } from '../../audit/record.ts'
import type { PatientContext } from '../../operations/operation.ts'
import type { Services } from '../../services.ts'

/** What was wrong with a code. */
export type CodeFault = 'wrong-code' | 'limited'

/**
 * Takes a fresh code of the signer's second factor (21 CFR 1311.140), all in one transaction: a right one is spent with what it
 * signs. Wrong ones are counted together with those of signing in, and recorded; the transaction must then commit with
 * nothing signed, or they would not have counted.
 * @param context.subjectId the prescription
 * @returns what was wrong; undefined where the code was right
 */
export async function takeFreshCode(
  services: Services,
  { proof, origin, at, subjectId }: PatientContext,
  code: string,
  { transaction, record }: { readonly transaction: Transaction; readonly record: RecordChange },
): Promise<CodeFault | undefined> {
  const { signInLimits, secondFactor, prepared } = services
  const { id } = proof.actor
  const account = `code:${id}`
  const whence = { session: proof.clearance.person.sessionId }
  const statements = prepared.within(transaction)
  const taken = await signInLimits.take(account, origin.address, whence, statements)
  if (taken.mayTry && (await secondFactor.accept(id, code, at, transaction))) {
    await signInLimits.succeeded(account, origin.address, whence, statements)
    return undefined
  }
  const fault = taken.mayTry ? 'wrong-code' : 'limited'
  const failed = { outcome: 'failure', resource: { type: 'prescription', id: subjectId } } as const
  await record('second-factor.failed', { ...failed, rule: fault })
  if (taken.locks !== undefined) {
    await record('sign-in.locked', {
      ...failed,
      rule: 'too-many-wrong-answers',
      details: { locks: taken.locks },
    })
  }
  return fault
}

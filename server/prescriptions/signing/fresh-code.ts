import type { Transaction } from 'sequelize'
import { z } from 'zod'
import type { SignedIn } from '../../access/session.ts'
import type { AuditEntry, Origin } from '../../audit/entry.ts'
import type { RecordChange } from '../../audit/record.ts'
import { fault } from '../../operations/fault.ts'
import type { Services } from '../../services.ts'

/** The code as a form brings it. */
export const codeField = z
  .string({ error: fault('prescriptions.fault.enter-code') })
  .trim()
  .min(1, fault('prescriptions.fault.enter-code'))
  .max(20, fault('prescriptions.fault.enter-six-digits-only'))

/** Who signs, when and from where, and what a wrong code is recorded with. */
type Signer = {
  readonly person: SignedIn
  readonly origin: Origin
  readonly at: Date
  readonly about: Pick<AuditEntry, 'resource' | 'details'>
}

/** What was wrong with a code. */
export type CodeFault = 'wrong-code' | 'limited'

/**
 * Takes a fresh code of the signer's second factor (21 CFR 1311.140), all in one transaction: a right one is spent with what it
 * signs. Wrong ones are counted together with those of signing in, and recorded; the transaction must then commit with
 * nothing signed, or they would not have counted.
 * @returns what was wrong; undefined where the code was right
 */
export async function takeFreshCode(
  services: Services,
  { person, origin, at, about }: Signer,
  code: string,
  { transaction, record }: { readonly transaction: Transaction; readonly record: RecordChange },
): Promise<CodeFault | undefined> {
  const { signInLimits, secondFactor, prepared } = services
  const { id } = person.actor
  const account = `code:${id}`
  const whence = { session: person.sessionId }
  const statements = prepared.within(transaction)
  const taken = await signInLimits.take(account, origin.address, whence, statements)
  if (taken.mayTry && (await secondFactor.accept(id, code, at, transaction))) {
    await signInLimits.succeeded(account, origin.address, whence, statements)
    return undefined
  }
  const wrong = taken.mayTry ? 'wrong-code' : 'limited'
  const failed = { ...about, outcome: 'failure' } as const
  await record('second-factor.failed', { ...failed, rule: wrong })
  if (taken.locks !== undefined) {
    await record('sign-in.locked', {
      ...failed,
      rule: 'too-many-wrong-answers',
      details: { ...about.details, locks: taken.locks },
    })
  }
  return wrong
}

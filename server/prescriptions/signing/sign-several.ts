import { z } from 'zod'
import { mostToSign } from '../../../models/queries/prescriptions/to-sign.ts'
import type { NotSigned } from '../../../views/prescriptions/signing/not-signed.ts'
import { RefusalError } from '../../access/refusal.ts'
import { recordedChange, recordFailed, recordRefusal } from '../../audit/record.ts'
import { defineStaffCommand, type StaffContext } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import type { Services } from '../../services.ts'
import { codeField, takeFreshCode, type CodeFault } from './fresh-code.ts'
import { approve } from './sign-draft.ts'
import { sortOut, type Left } from './sort-out.ts'
import { tickedOf } from './ticked.ts'

/** That nothing could be signed; why, where it is the same of all of them. */
function noneSigned(left: readonly Left[]): Refused {
  const [why, ...others] = new Set(left.map((one) => one.why))
  return why === undefined || others.length > 0
    ? new Refused('none-signed', { recorded: true })
    : new Refused('none-signed-because', {
        recorded: true,
        values: { why: { key: `prescriptions.not-signed.${why}` } },
      })
}

/** Records what was not signed, a row for each, as where it is signed alone; outside of the change, so that it survives. */
const recordLeft = (services: Services, { proof, origin }: StaffContext, left: readonly Left[]) =>
  Promise.all(
    left.map(({ id, why, by }) => {
      const resource = { type: 'prescription', id } as const
      return by instanceof RefusalError
        ? recordRefusal(services.trail, proof.person, by, origin, 'prescription.signed', { resource })
        : recordFailed(services.trail, by ?? proof, origin, 'prescription.signed', { resource, rule: why })
    }),
  )

/**
 * Signs several drafts, of one patient or many, with one fresh code: each on its own, exactly as it was shown, with its own row in the
 * audit log. What cannot be signed is left and named with why; the others are signed. The code is looked at last.
 */
export const signSeveral = defineStaffCommand({
  name: 'prescriptions.sign-several',
  action: 'prescription.sign-several',
  event: 'prescription.signed',
  subject: 'self',
  input: z
    .looseObject({ code: codeField })
    .transform(({ code, ...fields }) => ({ code, ticked: tickedOf(fields) })),
  run: async (services, context, { code, ticked }) => {
    const { proof, origin, at } = context
    if (ticked.length === 0) {
      throw new Refused('none-ticked')
    }
    if (ticked.length > mostToSign) {
      throw new Refused('too-many-ticked', { values: { most: mostToSign } })
    }
    const entered: { fault?: CodeFault | undefined; left: readonly Left[] } = { left: [] }
    try {
      const receipt = await recordedChange(services, proof, origin, async (transaction, record) => {
        const { ready, left } = await sortOut(services, transaction, context, ticked)
        entered.left = left
        if (ready.length === 0) {
          throw noneSigned(left)
        }
        const about = { details: { prescriptions: ready.map((one) => one.ticked.id) } }
        entered.fault = await takeFreshCode(services, { person: proof.person, origin, at, about }, code, {
          transaction,
          record,
        })
        if (entered.fault === undefined) {
          for (const { access, ticked: one, draft, content } of ready) {
            await approve(draft, content, at, transaction)
            await record('prescription.signed', {
              by: access,
              resource: { type: 'prescription', id: one.id },
              details: { factor: 'totp', together: ready.length },
            })
          }
        }
        return { signed: ready.length, left: left.map(({ id, why }): NotSigned => ({ id, why })) }
      })
      if (entered.fault !== undefined) {
        throw new Refused(entered.fault, { recorded: true })
      }
      return receipt
    } finally {
      await recordLeft(services, context, entered.left)
    }
  },
})

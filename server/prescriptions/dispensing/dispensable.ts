import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { optionalText, wholeNumber } from '../../operations/fields.ts'
import { isId } from '../../is-id.ts'
import { fault } from '../../operations/fault.ts'
import { Refused } from '../../operations/refused.ts'
import type { LockedPrescription } from '../lock-prescription.ts'
import { orderOf, supplyOf } from '../open-content.ts'
import { noSupplyBySchedule } from '../schedules/schedule-rules.ts'
import { tooSoon } from './supply-interval.ts'
import { faultsOfHandover, handoverFields } from './handover-fields.ts'

const dispenseFields = z.object({
  quantity: wholeNumber('the-quantity', 1, 100_000),
  idempotencyKey: z
    .string({ error: fault('prescriptions.fault.load-page-again-send') })
    .toLowerCase()
    .refine(isId, fault('prescriptions.fault.load-page-again-send')),
  earlyReason: optionalText('the-reason', 1_000),
  overrideReason: optionalText('the-reason', 1_000),
  ...handoverFields,
  /** The prescription of the same patient that its sender goes on with. */
  next: z.string().refine(isId).optional().catch(undefined),
})

/** The form of a supply. @param today the facility's date, YYYY-MM-DD, at the moment of asking */
export const dispenseSchema = (today: () => string) =>
  dispenseFields.superRefine((values, context) => {
    for (const { field, message } of faultsOfHandover(values, today())) {
      context.addIssue({ code: 'custom', path: [field], message })
    }
  })

type DispenseValues = z.output<typeof dispenseFields>

/** What is to be dispensed, by whom, and on which of the facility's days. */
type SupplyToDispense = DispenseValues & {
  readonly actorId: string
  readonly today: string
  readonly dayOf: (at: Date) => string
}

/**
 * @returns how far it had been supplied before; undefined where it is not open any more
 * @throws Refused with the reason why this cannot be dispensed
 */
export function mustBeDispensable(found: LockedPrescription, wanted: SupplyToDispense) {
  const { row, content, signature, handed } = found
  if (signature.kind === 'altered') {
    throw new Refused('altered')
  }
  const supply = supplyOf(orderOf(content, signature), handed, wanted.dayOf)
  if (row.status !== 'approved' || supply === undefined) {
    return undefined
  }
  if (content.expiresOn === null || content.expiresOn < wanted.today) {
    throw new Refused('expired')
  }
  if (content.prescriberId === wanted.actorId) {
    throw new Refused('own-prescription')
  }
  if (wanted.quantity > supply.owed) {
    throw new Refused('too-much', { values: { owed: supply.owed } })
  }
  const unlawful =
    row.signedAt === null
      ? undefined
      : noSupplyBySchedule(found.schedule, supply, {
          issuedOn: wanted.dayOf(row.signedAt),
          today: wanted.today,
        })
  if (unlawful !== undefined) {
    throw new Refused(unlawful)
  }
  const soon = tooSoon(supply, wanted.today)
  if (soon !== undefined && wanted.earlyReason === null) {
    throw new Refused(soon === 'same-day' ? 'again-today' : 'too-early')
  }
  return { ...supply, soon }
}

/** So long a supply is taken to last where nothing tells it. */
const usualDays = 90

/** The last day of a batch that may end before its supply is used up; undefined where it does not, or was not said. */
export const endsEarly = (
  batchExpiresOn: string | null,
  today: string,
  days: number | undefined,
): string | undefined =>
  batchExpiresOn !== null &&
  batchExpiresOn <
    Temporal.PlainDate.from(today)
      .add({ days: Math.ceil(days ?? usualDays) })
      .toString()
    ? batchExpiresOn
    : undefined

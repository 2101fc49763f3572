import { UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import { frequencies, ReportSubscription } from '../../../models/audit/report-subscription.ts'
import { User } from '../../../models/accounts/user.ts'
import { fault } from '../../operations/fault.ts'
import { choice } from '../../operations/fields.ts'
import { idInAddress, nothingTaken } from '../../operations/input.ts'
import { defineStaffCommand, defineStaffQuery } from '../../operations/operation.ts'
import { Refused } from '../../operations/refused.ts'
import { auditedChange } from '../record.ts'
import { isReportName } from './catalogue.ts'
import { endedMeanwhile } from './subscription-ended.ts'
import { nextMailDay } from './subscription-time.ts'

const own = { action: 'audit.read', subject: 'self' } as const

/** The reports that somebody gets by mail, and the confirmed address to which they go. */
export const ownSubscriptions = defineStaffQuery({
  ...own,
  name: 'audit.report-subscriptions',
  event: 'audit.subscriptions-viewed',
  input: nothingTaken,
  find: async () => ({}),
  run: async (_services, { proof }) => {
    const userId = proof.actor.id
    const [user, subscriptions] = await Promise.all([
      User.findByPk(userId, { rejectOnEmpty: true }),
      ReportSubscription.findAll({ where: { userId }, order: [['createdAt', 'ASC']] }),
    ])
    return { address: user.emailConfirmedAt === null ? null : user.email, subscriptions }
  },
})

/** Asks for a report by mail, to one's own confirmed address. */
export const subscribe = defineStaffCommand({
  ...own,
  name: 'audit.subscribe-to-report',
  event: 'audit.subscribed',
  input: z.object({
    report: z
      .string({ error: fault('audit.fault.choose-report') })
      .refine(isReportName, fault('audit.fault.choose-report')),
    frequency: choice('how-often', frequencies),
  }),
  run: async (services, { proof, origin, at, today }, { report, frequency }) => {
    const userId = proof.actor.id
    const user = await User.findByPk(userId, { rejectOnEmpty: true })
    if (user.email === null || user.emailConfirmedAt === null) {
      throw new Refused('address-not-confirmed')
    }
    try {
      return await auditedChange(services, proof, origin, 'audit.subscribed', async (transaction) => {
        const made = await ReportSubscription.create(
          { userId, report, frequency, nextOn: nextMailDay(frequency, today), createdAt: at },
          { transaction },
        )
        return {
          value: undefined,
          resource: { type: 'report-subscription', id: made.id },
          details: { report, frequency },
        }
      })
    } catch (error) {
      throw error instanceof UniqueConstraintError ? new Refused('report-comes-already') : error
    }
  },
})

/** Ends a report by mail. */
export const unsubscribe = defineStaffCommand({
  ...own,
  name: 'audit.unsubscribe-from-report',
  event: 'audit.unsubscribed',
  input: z.object({ id: idInAddress }),
  run: (services, { proof, origin }, { id }) =>
    auditedChange(services, proof, origin, 'audit.unsubscribed', async (transaction) => {
      const userId = proof.actor.id
      const found = await ReportSubscription.findOne({
        where: { id, userId },
        transaction,
        lock: transaction.LOCK.UPDATE,
      })
      if (found === null) {
        throw (await endedMeanwhile(services, transaction, id, userId)) ?? new Refused('no-such-thing')
      }
      await found.destroy({ transaction })
      return {
        value: undefined,
        resource: { type: 'report-subscription', id },
        details: { report: found.report },
      }
    }),
})

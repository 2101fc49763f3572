import { UniqueConstraintError } from 'sequelize'
import { z } from 'zod'
import { frequencies, ReportSubscription } from '../../../models/report-subscription.ts'
import { User } from '../../../models/user.ts'
import { SubscriptionsPage } from '../../../views/audit/reports/subscriptions-page.tsx'
import { invalid } from '../../http/answer.ts'
import type { RouteTable } from '../../http/declared-route.ts'
import { NotFoundError } from '../../http/errors.ts'
import { choice } from '../../operations/fields.ts'
import { staffChange, staffForm } from '../../http/staff-route.ts'
import { idIn } from '../../http/id-in.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { auditedChange } from '../record.ts'
import { isReportName, reportKinds, reportNames } from './catalogue.ts'
import { endedMeanwhile } from './subscription-ended.ts'
import { nextMailDay } from './subscription-time.ts'
import { said } from '../../../views/words/said.ts'
import { fault } from '../../operations/fault.ts'

const schema = z.object({
  report: z
    .string({ error: fault('audit.fault.choose-report') })
    .refine(isReportName, fault('audit.fault.choose-report')),
  frequency: choice('how-often', frequencies),
})

const titleOf = (name: string) => (isReportName(name) ? reportKinds[name].title : name)

/** Reports by mail: one's own, to one's own confirmed address. */
export function subscriptionRoutes(routes: RouteTable, services: Services): void {
  routes.form(
    paths.reportSubscriptions(),
    staffForm(services, {
      action: 'audit.read',
      event: 'audit.subscribed',
      viewEvent: 'audit.subscriptions-viewed',
      schema,
      change: async ({ clearance, origin, at }, { report, frequency }) => {
        const userId = clearance.actor.id
        const user = await User.findByPk(userId, { rejectOnEmpty: true })
        if (user.email === null || user.emailConfirmedAt === null) {
          return invalid('report', said('audit.fault.confirm-e-mail-address'))
        }
        try {
          const receipt = await auditedChange(
            services,
            clearance,
            origin,
            'audit.subscribed',
            async (transaction) => {
              const nextOn = nextMailDay(frequency, services.time.isoDate(at))
              const made = await ReportSubscription.create(
                { userId, report, frequency, nextOn, createdAt: at },
                { transaction },
              )
              return {
                value: undefined,
                resource: { type: 'report-subscription', id: made.id },
                details: { report, frequency },
              }
            },
          )
          return { receipt, to: paths.reportSubscriptions(), notice: said('audit.notice.report-by-mail') }
        } catch (error) {
          if (error instanceof UniqueConstraintError) {
            return invalid('report', said('audit.fault.get-report-often-already'))
          }
          throw error
        }
      },
      show: async ({ shell, clearance }, form) => {
        const userId = clearance.actor.id
        const [user, own] = await Promise.all([
          User.findByPk(userId, { rejectOnEmpty: true }),
          ReportSubscription.findAll({ where: { userId }, order: [['createdAt', 'ASC']] }),
        ])
        return (
          <SubscriptionsPage
            shell={shell}
            action={paths.reportSubscriptions()}
            address={user.emailConfirmedAt === null ? null : user.email}
            addressHref={paths.ownEmail()}
            backHref={paths.reports()}
            choices={reportNames.map((name) => ({ value: name, label: reportKinds[name].title }))}
            typed={form.typed}
            errors={form.errors}
            subscriptions={own.map(({ id, report, frequency, nextOn }) => ({
              id,
              title: titleOf(report),
              frequency,
              nextOn,
              endAction: paths.endReportSubscription(id),
            }))}
          />
        )
      },
    }),
  )
  routes.post(
    paths.endReportSubscription.pattern,
    staffChange(services, {
      action: 'audit.read',
      event: 'audit.unsubscribed',
      viewEvent: 'audit.subscriptions-viewed',
      schema: z.object({}),
      change: async (request) => {
        const { clearance, origin } = request
        const id = idIn(request)
        const receipt = await auditedChange(
          services,
          clearance,
          origin,
          'audit.unsubscribed',
          async (transaction) => {
            const own = { id, userId: clearance.actor.id }
            const lock = transaction.LOCK.UPDATE
            const found = await ReportSubscription.findOne({ where: own, transaction, lock })
            if (found === null) {
              const { id: reader } = clearance.actor
              throw (await endedMeanwhile(services, transaction, id, reader)) ?? new NotFoundError()
            }
            await found.destroy({ transaction })
            return {
              value: undefined,
              resource: { type: 'report-subscription', id },
              details: { report: found.report },
            }
          },
        )
        return {
          receipt,
          to: paths.reportSubscriptions(),
          notice: said('audit.notice.report-no-longer-by-mail'),
        }
      },
    }),
  )
}

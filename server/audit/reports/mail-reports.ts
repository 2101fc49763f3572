import type { Transaction } from 'sequelize'
import { Op } from 'sequelize'
import { ReportSubscription } from '../../../models/audit/report-subscription.ts'
import { RolePermission } from '../../../models/administration/role-permission.ts'
import { User } from '../../../models/accounts/user.ts'
import { reportByMail } from '../mails/report-by-mail.ts'
import type { Services } from '../../services.ts'
import { isReportName, reportKinds } from './catalogue.ts'
import { periodOf } from './period.ts'
import { daysOfMail, nextMailDay } from './subscription-time.ts'

/** Mails leave from this hour on, by the facility's clock: the day before is over, and people come to work. */
const fromHour = 6

type Reader = { readonly email: string; readonly displayName: string }

/** Who is to get it, or why nobody may any more. */
async function readerOf(
  { userId }: ReportSubscription,
  transaction: Transaction,
): Promise<Reader | 'disabled' | 'permission-lost' | 'address-not-confirmed'> {
  const user = await User.findByPk(userId, { transaction })
  if (user === null || !user.active) {
    return 'disabled'
  }
  const permitted = await RolePermission.findOne({
    where: { roleId: user.roleId, permission: 'audit.read' },
    transaction,
  })
  if (permitted === null) {
    return 'permission-lost'
  }
  const { email, emailConfirmedAt, displayName } = user
  return email === null || emailConfirmedAt === null ? 'address-not-confirmed' : { email, displayName }
}

/** The report that a subscription asks for at its next time. */
async function makeReport(services: Services, { report: name, frequency, nextOn }: ReportSubscription) {
  if (!isReportName(name)) {
    throw new Error(`there is no report ${name}`)
  }
  const kind = reportKinds[name]
  const days = daysOfMail(frequency, nextOn)
  return { kind, days, report: await kind.make(services, periodOf(services.time, days.from, days.to)) }
}

async function mailReport(
  services: Services,
  transaction: Transaction,
  subscription: ReportSubscription,
  reader: Reader,
  { kind, days, report }: Awaited<ReturnType<typeof makeReport>>,
): Promise<void> {
  const { id, report: name, frequency, nextOn, userId } = subscription
  const query = kind.usualDays === 'one day' ? { date: days.to } : days
  await services.mail.enqueue(transaction, {
    to: reader.email,
    userId,
    ...reportByMail({
      displayName: reader.displayName,
      title: kind.title,
      period: report.period,
      figures: report.figures,
      link: services.publicUrl.link(`${kind.path}?${new URLSearchParams(query).toString()}`),
    }),
  })
  await services.trail.appendIn(transaction, {
    event: 'audit.report-mailed',
    outcome: 'success',
    resource: { type: 'report-subscription', id },
    details: { report: name, to: userId, from: days.from, until: days.to },
  })
  await subscription.update({ nextOn: nextMailDay(frequency, nextOn) }, { transaction })
}

async function serve(services: Services, id: string, today: string): Promise<void> {
  const due = await ReportSubscription.findOne({ where: { id, nextOn: { [Op.lte]: today } } })
  if (due === null) {
    return
  }
  // Made before anything is locked: it reads for long, and on connections of its own.
  const made = await makeReport(services, due)
  await services.sequelize.transaction(async (transaction) => {
    const subscription = await ReportSubscription.findOne({
      where: { id, nextOn: due.nextOn, report: due.report, frequency: due.frequency },
      lock: true,
      skipLocked: true,
      transaction,
    })
    if (subscription === null) {
      return
    }
    const reader = await readerOf(subscription, transaction)
    if (typeof reader !== 'string') {
      await mailReport(services, transaction, subscription, reader, made)
      return
    }
    await services.trail.appendIn(transaction, {
      event: 'audit.unsubscribed',
      outcome: 'success',
      resource: { type: 'report-subscription', id },
      details: { report: subscription.report, to: subscription.userId, why: reader },
    })
    await subscription.destroy({ transaction })
  })
}

/**
 * Writes the mails that are due, one for each subscription at a time: after days of standstill the missing ones follow
 * at the next times. A subscription ends here once its person is gone, may not read the log, or has no confirmed
 * address.
 */
export async function mailReports(services: Services): Promise<void> {
  const now = services.clock.now()
  if (Number(services.time.clockTime(now).slice(0, 2)) < fromHour) {
    return
  }
  const today = services.time.isoDate(now)
  const due = await ReportSubscription.findAll({
    attributes: ['id'],
    where: { nextOn: { [Op.lte]: today } },
    order: [['nextOn', 'ASC']],
    limit: 500,
  })
  for (const { id } of due) {
    await serve(services, id, today)
  }
}

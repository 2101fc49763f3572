import type { Transaction } from 'sequelize'
import { Alert } from '../../../models/security/alert.ts'
import { newId } from '../../../models/new-id.ts'
import { unusualAccess } from '../mails/unusual-access.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { announceAll } from '../raise-alert.ts'
import type { Detector, Finding } from './detector.ts'

/** What makes a finding one alert, however often it is found: kind, person, patient or other subject, and day. */
export const findingKey = (kind: string, { userId, patientId, subject, day }: Finding): string =>
  [kind, userId ?? '', patientId ?? '', ...(subject === undefined ? [] : [subject]), day].join(':')

/**
 * Makes an alert of every finding that has none yet, with an audit row each, and tells the officers: one mail, and each to
 * the webhook. The caller holds the detector's place in the log, so that no other process raises the same.
 */
export async function raiseFindings(
  services: Services,
  transaction: Transaction,
  detector: Detector,
  findings: readonly Finding[],
): Promise<void> {
  const { kind, severity } = detector
  const byKey = new Map(findings.map((finding) => [findingKey(kind, finding), finding]))
  const known = await Alert.findAll({
    where: { findingKey: [...byKey.keys()] },
    attributes: ['findingKey'],
    transaction,
  })
  for (const alert of known) {
    byKey.delete(alert.findingKey ?? '')
  }
  if (byKey.size === 0) {
    return
  }
  const at = services.clock.now()
  const alerts = [...byKey].map(([key, { userId, patientId, day, evidence, details = {} }]) => ({
    id: newId(),
    kind,
    severity,
    raisedAt: at,
    userId,
    patientId,
    findingKey: key,
    details: {
      day,
      openings: evidence.openings,
      firstAt: evidence.firstAt.toISOString(),
      lastAt: evidence.lastAt.toISOString(),
      events: [...evidence.events],
      ...details,
    },
  }))
  await Alert.bulkCreate(alerts, { transaction })
  for (const alert of alerts) {
    await services.trail.appendIn(transaction, {
      event: 'alert.raised',
      outcome: 'success',
      severity,
      ...(alert.patientId === null ? {} : { patientIds: [alert.patientId] }),
      resource: { type: 'alert', id: alert.id },
      details: { kind, ...(alert.userId === null ? {} : { userId: alert.userId }), ...alert.details },
    })
  }
  await announceAll(
    services,
    transaction,
    alerts.map(({ raisedAt, ...alert }) => ({ ...alert, at: raisedAt, link: paths.alert(alert.id) })),
    unusualAccess({
      title: detector.title,
      alerts: alerts.length,
      listLink: services.publicUrl.link(paths.alerts()),
    }),
  )
}

import type { Permission } from './permissions.ts'

/**
 * What one needs for an action beside the permission.
 * - `patient`: the tie to the patient that is asked for; 'clinical' a care relation or emergency grant, 'prescription'
 *   an approved unexpired prescription or a clinical tie,
 *   'prescriber' a clinical tie, or the prescription that is asked for was signed by the person,
 *   'abandoned' nobody else may cancel the prescription that is asked for,
 *   'supplied' the same for anyone who dispenses, or one of which something was dispensed lately, 'demographic' a clinical tie or a demographic role,
 *   'own' the person's own record.
 * - `named`: the person was named for emergency access beforehand.
 * - `licence`, `training`: must not have run out.
 * - `always`: hours and networks do not apply, because the action is the way out of them.
 * - `administration`: ADMIN_ALLOWED_IPS applies.
 * - `stepUp`: it must have been proved within the last minutes who this is, or be proved with the request; 'each-time'
 *   every time anew, by a code that the change itself takes and spends.
 */
export type ActionRequirement = {
  readonly permission: Permission | null
  readonly patient?:
    'clinical' | 'prescription' | 'prescriber' | 'abandoned' | 'supplied' | 'demographic' | 'own'
  readonly named?: true
  readonly licence?: true
  readonly training?: true
  readonly always?: true
  readonly administration?: true
  readonly stepUp?: true | 'each-time'
}

const catalogue = {
  'account.use': { permission: null, always: true },
  'credentials.change': { permission: null, always: true, stepUp: 'each-time' },
  'dashboard.open': { permission: null },
  'patient.search': { permission: 'demographics.read' },
  'chart.open': { permission: 'chart.read', patient: 'clinical' },
  'clinical-list.write': { permission: 'chart.write', patient: 'clinical' },
  'vital-signs.record': { permission: 'chart.write', patient: 'clinical' },
  'critical-value.acknowledge': { permission: 'chart.write', patient: 'clinical' },
  'diagnosis-code.search': { permission: 'chart.write' },
  'result.record': { permission: 'chart.write', patient: 'clinical' },
  'result.acknowledge': { permission: 'chart.write', patient: 'clinical' },
  'result.list': { permission: 'chart.read' },
  'encounter.record': { permission: 'chart.write', patient: 'clinical' },
  'disclosures.open': { permission: 'disclosures.read', patient: 'clinical' },
  'demographics.open': { permission: 'demographics.read', patient: 'demographic' },
  'demographics.change': { permission: 'demographics.write', patient: 'demographic' },
  'death.record': { permission: 'death.record', patient: 'demographic' },
  'record-tie.manage': { permission: 'record-tie.manage', patient: 'demographic' },
  'patient.register': { permission: 'demographics.write' },
  'care-team.change': { permission: 'care-team.manage', patient: 'demographic' },
  'ward.view': { permission: 'ward.manage', administration: true },
  'ward.manage': { permission: 'ward.manage', administration: true, stepUp: true },
  'prescription.list': { permission: 'prescription.read' },
  'prescription.open': { permission: 'prescription.read', patient: 'prescription' },
  'prescription.draft': { permission: 'prescription.write', patient: 'clinical', licence: true },
  'prescription.sign': {
    permission: 'prescription.sign',
    patient: 'clinical',
    licence: true,
    stepUp: 'each-time',
  },
  'prescription.sign-several': { permission: 'prescription.sign', licence: true, stepUp: 'each-time' },
  'prescription.cancel': { permission: 'prescription.write', patient: 'prescriber' },
  'prescription.list-signed': { permission: 'prescription.write' },
  'prescription.cancel-for-another': {
    permission: 'prescription.cancel-for-another',
    patient: 'abandoned',
    administration: true,
  },
  'prescription.list-abandoned': { permission: 'prescription.cancel-for-another', administration: true },
  'prescription.dispense': { permission: 'prescription.dispense', patient: 'prescription', licence: true },
  'prescription.list-supplied': { permission: 'prescription.dispense' },
  'prescription.reverse': { permission: 'prescription.dispense', patient: 'supplied', licence: true },
  'catalogue.open': { permission: 'prescription.read' },
  'catalogue.manage': { permission: 'catalogue.manage', stepUp: true },
  'emergency-access.ask': {
    permission: 'emergency-access.use',
    named: true,
    training: true,
    always: true,
    stepUp: true,
  },
  'emergency-access.find': { permission: 'emergency-access.use', named: true, training: true, always: true },
  'emergency-access.prepare': { permission: 'emergency-access.use', named: true, stepUp: 'each-time' },
  'emergency-access.extend': { permission: 'emergency-access.use', named: true, always: true },
  'emergency-access.end': { permission: 'emergency-access.use', always: true },
  'emergency-access.list': { permission: 'emergency-access.use', always: true },
  'emergency-access.approve': { permission: 'emergency-access.approve', stepUp: true },
  'emergency-access.read-requests': { permission: 'emergency-access.approve' },
  'emergency-access.export': { permission: 'emergency-access.review', training: true, stepUp: true },
  'emergency-access.review': { permission: 'emergency-access.review' },
  'own-records.list': { permission: 'own-record.read' },
  'own-record.open': { permission: 'own-record.read', patient: 'own' },
  'own-record.copy': { permission: 'own-record.read', patient: 'own', stepUp: true },
  'own-record.erase': { permission: 'own-record.read', patient: 'own', stepUp: true },
  'record.copy': { permission: 'record.copy', patient: 'clinical', training: true, stepUp: true },
  'erasure.request': { permission: 'erasure.request', patient: 'demographic', stepUp: true },
  'erasure.view': { permission: 'erasure.decide', administration: true },
  'erasure.decide': { permission: 'erasure.decide', administration: true, stepUp: true },
  'audit.read': { permission: 'audit.read' },
  'audit.export': { permission: 'audit.export', training: true, stepUp: true },
  'audit.hold': { permission: 'audit.hold', stepUp: true },
  'page.read': { permission: null },
  'page.edit': { permission: 'page.edit' },
  'page.publish': { permission: 'page.publish' },
  'user.view': { permission: 'user.manage', administration: true },
  'user.manage': { permission: 'user.manage', administration: true, stepUp: true },
  'role.view': { permission: 'role.manage', administration: true },
  'role.manage': { permission: 'role.manage', administration: true, stepUp: true },
  'role.approve': { permission: 'role.approve', administration: true, stepUp: true },
  'approval.view': { permission: 'role.approve', administration: true },
  'access.view': { permission: 'access.manage', administration: true },
  'access.manage': { permission: 'access.manage', administration: true, stepUp: true },
  'facility.manage': { permission: 'facility.manage', administration: true, stepUp: true },
  'security.read': { permission: 'security.read', administration: true },
  'session.manage': { permission: 'session.manage', administration: true },
} as const satisfies Record<string, ActionRequirement>

export type Action = keyof typeof catalogue

/** Every action that a route can ask for. */
export const actions: Readonly<Record<Action, ActionRequirement>> = catalogue

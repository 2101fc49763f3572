import type { ActionRequirement } from './actions.ts'
import type { Actor, LiveGrant, PatientTies } from './actor.ts'

/** By what right one patient's record may be opened. */
export type Because =
  | 'care-team'
  | 'emergency-access'
  | 'active-prescription'
  | 'recent-supply'
  | 'own-prescription'
  | 'abandoned-prescription'
  | 'demographic-role'
  | 'own-record'

/** The tie that allows this kind of access, the strongest first; undefined where there is none. */
export function patientTie(
  kind: NonNullable<ActionRequirement['patient']>,
  actor: Actor,
  ties: PatientTies | undefined,
  grant: LiveGrant | undefined,
): Because | undefined {
  if (ties === undefined) {
    return undefined
  }
  if (kind === 'own') {
    return actor.patientScope === 'own' && (actor.ownPatientId === ties.patientId || ties.actsFor === true)
      ? 'own-record'
      : undefined
  }
  if (kind === 'abandoned') {
    return ties.abandoned === true ? 'abandoned-prescription' : undefined
  }
  if (actor.patientScope === 'care_team' && ties.careTeam !== null) {
    return 'care-team'
  }
  if (actor.patientScope === 'care_team' && actor.emergencyAccess && grant !== undefined) {
    return 'emergency-access'
  }
  if (kind === 'prescriber' && ties.signedIt === true) {
    return 'own-prescription'
  }
  const dispenses = actor.patientScope === 'prescribed'
  if ((kind === 'prescription' || kind === 'supplied') && dispenses && ties.activePrescription) {
    return 'active-prescription'
  }
  if (kind === 'supplied' && dispenses && ties.recentSupply === true) {
    return 'recent-supply'
  }
  if (kind === 'demographic' && actor.patientScope === 'demographics') {
    return 'demographic-role'
  }
  return undefined
}

import type { ActionRequirement } from './actions.ts'
import type { Actor, LiveGrant, PatientRelationship } from './actor.ts'

/** By what right one patient's record may be opened. */
export type AccessBasis =
  | 'care-team'
  | 'emergency-access'
  | 'active-prescription'
  | 'recent-supply'
  | 'own-prescription'
  | 'abandoned-prescription'
  | 'demographic-role'
  | 'own-record'

/** The tie that allows this kind of access, the strongest first; undefined where there is none. */
export function accessBasis(
  kind: NonNullable<ActionRequirement['patient']>,
  actor: Actor,
  relationship: PatientRelationship | undefined,
  grant: LiveGrant | undefined,
): AccessBasis | undefined {
  if (relationship === undefined) {
    return undefined
  }
  if (kind === 'own') {
    return actor.patientScope === 'own' &&
      (actor.ownPatientId === relationship.patientId || relationship.actsFor === true)
      ? 'own-record'
      : undefined
  }
  if (kind === 'abandoned') {
    return relationship.abandoned === true ? 'abandoned-prescription' : undefined
  }
  if (actor.patientScope === 'care_team' && relationship.careTeam !== null) {
    return 'care-team'
  }
  if (actor.patientScope === 'care_team' && actor.emergencyAccess && grant !== undefined) {
    return 'emergency-access'
  }
  if (kind === 'prescriber' && relationship.signedIt === true) {
    return 'own-prescription'
  }
  const dispenses = actor.patientScope === 'prescribed'
  if ((kind === 'prescription' || kind === 'supplied') && dispenses && relationship.activePrescription) {
    return 'active-prescription'
  }
  if (kind === 'supplied' && dispenses && relationship.recentSupply === true) {
    return 'recent-supply'
  }
  if (kind === 'demographic' && actor.patientScope === 'demographics') {
    return 'demographic-role'
  }
  return undefined
}

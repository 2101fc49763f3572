import type { RightsRequestRow } from '../../../models/queries/administration/rights-requests.ts'
import type { SettingChange } from '../../../views/administration/rights.ts'
import type { Permission } from '../../access/permissions.ts'
import { standingOf } from '../../dual-authorization/authorization-request.ts'
import { graveAdded } from './grave-rights.ts'
import { requestOfRow } from './rights-authorization.ts'
import { roleChanges, scopeWords, type RoleChanges } from './role-changes.ts'
import { storedMove, storedRoleValues, type StoredMove } from './role-values.ts'

const without = (names: readonly Permission[], others: readonly Permission[]) =>
  names.filter((name) => !others.includes(name))

const yesNo = (value: boolean) => (value ? 'yes' : 'no')

/** What differs of a user beside the rights. The address stands there in any case: links to a password go to it. */
function settingsOfMove(before: StoredMove, after: StoredMove): SettingChange[] {
  const scopes =
    before.patientScope === undefined || after.patientScope === undefined
      ? []
      : [
          {
            what: 'Patients seen',
            before: scopeWords(before.patientScope),
            after: scopeWords(after.patientScope),
          },
        ]
  const emergency =
    after.emergencyAccess === undefined
      ? []
      : [
          {
            what: 'Named for emergency access',
            before: yesNo(before.emergencyAccess ?? false),
            after: yesNo(after.emergencyAccess),
          },
        ]
  const differing = [...scopes, ...emergency].filter((one) => one.before !== one.after)
  return after.email === undefined
    ? differing
    : [
        ...differing,
        {
          what: 'E-mail address, to which links to a password go',
          before: before.email ?? 'none',
          after: after.email ?? 'none',
          verbatim: true,
        },
      ]
}

/** What a proposal would change. */
export function changesOfRightsRequest({ kind, before, after }: RightsRequestRow): RoleChanges {
  if (kind === 'role') {
    return roleChanges(storedRoleValues.parse(before), storedRoleValues.parse(after))
  }
  const [held, gets] = [storedMove.parse(before), storedMove.parse(after)]
  return {
    gained: without(gets.permissions, held.permissions),
    lost: without(held.permissions, gets.permissions),
    settings: settingsOfMove(held, gets),
    grave: graveAdded(held.permissions, gets.permissions),
    needsApproval: true,
    none: false,
  }
}

const titleOfUser = (row: RightsRequestRow): string => {
  const [held, gets] = [storedMove.parse(row.before), storedMove.parse(row.after)]
  const who = row.user_name ?? 'Somebody'
  if (held.role !== gets.role) {
    return `${who} becomes ${row.role_title}`
  }
  return gets.emergencyAccess === true && held.emergencyAccess === false
    ? `${who} is named for emergency access`
    : `${who} has another e-mail address`
}

/** What a proposal is about, as a heading. */
export const titleOfRightsRequest = (row: RightsRequestRow): string =>
  row.kind === 'role' ? `Change of the role ${row.role_title}` : titleOfUser(row)

/** How a proposal stands, in a word or two. */
export const stateWords = {
  waiting: 'Waiting',
  approved: 'Approved',
  refused: 'Not approved',
  withdrawn: 'Withdrawn',
  superseded: 'Overtaken',
  expired: 'Lapsed',
} as const

/** How it stands, in a word or two. */
export const stateOfRightsRequest = (row: RightsRequestRow, at: Date): string =>
  stateWords[standingOf(requestOfRow(row), at)]

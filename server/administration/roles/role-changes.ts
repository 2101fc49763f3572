import { hoursInWords, networksInWords, scopeInWords, trustInWords } from '../../access/access-words.ts'
import type { Permission } from '../../access/permissions.ts'
import type { SettingChange, ShownChanges } from '../../../views/administration/rights.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { graveAdded, needsApproval } from './grave-rights.ts'
import type { RoleValues } from './role-values.ts'

/** What differs between a role before and after. */
export type RoleChanges = {
  readonly gained: readonly Permission[]
  readonly lost: readonly Permission[]
  readonly settings: readonly SettingChange[]
  /** Those of the gained that need a second person. */
  readonly grave: readonly Permission[]
  /** Whether a second person has to agree, by these or by what else it lets somebody reach. */
  readonly needsApproval: boolean
  readonly none: boolean
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no')

const settings: readonly { what: string; words: (values: RoleValues) => string }[] = [
  { what: 'Patients seen', words: ({ patientScope }) => scopeInWords[patientScope] },
  { what: 'Hours', words: ({ accessWindows }) => hoursInWords(accessWindows) },
  { what: 'Networks', words: ({ allowedNetworks }) => networksInWords(allowedNetworks) },
  { what: 'Second factor required', words: ({ mfaRequired }) => yesNo(mfaRequired) },
  { what: 'Devices trusted', words: ({ trustedDeviceDays }) => trustInWords(trustedDeviceDays) },
  { what: 'Codes by text message', words: ({ textMessageCodesAllowed }) => yesNo(textMessageCodesAllowed) },
  { what: 'Emergency access', words: ({ emergencyAccess }) => yesNo(emergencyAccess) },
]

/** Whose records a role opens, in words. */
export const scopeWords = (scope: RoleValues['patientScope']): string => scopeInWords[scope]

/** Every setting of a role, in words. */
export const settingsInWords = (values: RoleValues): readonly { what: string; words: string }[] =>
  settings.map(({ what, words }) => ({ what, words: words(values) }))

/** Compares a role with what is to become of it. */
export function roleChanges(before: RoleValues, after: RoleValues): RoleChanges {
  const gained = after.permissions.filter((right) => !before.permissions.includes(right))
  const lost = before.permissions.filter((right) => !after.permissions.includes(right))
  const differing = settings
    .map(({ what, words }) => ({ what, before: words(before), after: words(after) }))
    .filter((setting) => setting.before !== setting.after)
  return {
    gained,
    lost,
    settings: differing,
    grave: graveAdded(before.permissions, after.permissions),
    needsApproval: needsApproval(before, after),
    none: gained.length + lost.length + differing.length === 0,
  }
}

/** A right in words. */
export const rightInWords = (right: Permission): MessageToSay => said(`access.right.${right}`)

/** A change as pages show it. */
export function shownChanges(changes: RoleChanges): ShownChanges {
  const { gained, lost, settings: differing, grave, none } = changes
  const shown = (right: Permission) => ({
    key: right,
    words: rightInWords(right),
    grave: grave.includes(right),
  })
  return {
    gained: gained.map(shown),
    lost: lost.map(shown),
    settings: differing,
    needsApproval: changes.needsApproval,
    none,
  }
}

/** What an audit row says of a change of a role. */
export const changeDetails = ({ gained, lost, settings: differing }: RoleChanges) => ({
  gained,
  lost,
  before: differing.map(({ what, before }) => `${what}: ${before}`),
  after: differing.map(({ what, after }) => `${what}: ${after}`),
})

import type { RightGroup } from '../../../views/administration/rights.ts'
import { permissions, type Permission } from '../../access/permissions.ts'
import { graveRights } from './grave-rights.ts'
import { rightField } from './role-faults.ts'

const headings: readonly (readonly [string, readonly string[]])[] = [
  [
    'Patients and charts',
    [
      'chart',
      'demographics',
      'care-team',
      'disclosures',
      'record',
      'erasure',
      'own-record',
      'record-tie',
      'death',
    ],
  ],
  ['Prescriptions', ['prescription']],
  ['Emergency access', ['emergency-access']],
  ['Pages', ['page']],
  ['Audit', ['audit']],
  ['Users, roles and security', ['user', 'role', 'access', 'facility', 'security', 'session']],
]

const isRight = (name: string): name is Permission => Object.hasOwn(permissions, name)

/** Every right, under headings, as a form shows them. */
export const rightGroups: readonly RightGroup[] = headings.map(([heading, parts]) => ({
  heading,
  rights: Object.keys(permissions)
    .filter(isRight)
    .filter((name) => parts.includes(name.split('.')[0] ?? ''))
    .map((name) => ({ key: rightField(name), words: permissions[name], grave: graveRights.has(name) })),
}))

import type { RightGroup } from '../../../views/administration/rights.ts'
import { said } from '../../../views/words/said.ts'
import { permissions } from '../../access/permissions.ts'
import { graveRights } from './grave-rights.ts'
import { rightField } from './role-faults.ts'

const headings: readonly (readonly [string, readonly string[]])[] = [
  [
    'Patients and charts',
    [
      'chart',
      'demographics',
      'care-team',
      'ward',
      'disclosures',
      'record',
      'erasure',
      'own-record',
      'record-tie',
      'death',
    ],
  ],
  ['Prescriptions', ['prescription', 'catalogue']],
  ['Emergency access', ['emergency-access']],
  ['Pages', ['page']],
  ['Audit', ['audit']],
  ['Users, roles and security', ['user', 'role', 'access', 'facility', 'security', 'session']],
]

/** Every right, under headings, as a form shows them. */
export const rightGroups: readonly RightGroup[] = headings.map(([heading, parts]) => ({
  heading,
  rights: permissions
    .filter((name) => parts.includes(name.split('.')[0] ?? ''))
    .map((name) => ({
      key: rightField(name),
      words: said(`access.right.${name}`),
      grave: graveRights.has(name),
    })),
}))

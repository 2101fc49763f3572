import { accounts } from './accounts.ts'
import { administrators } from './administrators.ts'
import { auditPartitions } from './audit-partitions.ts'
import { auditProof } from './audit-proof.ts'
import { auditRetention } from './audit-retention.ts'
import { auditRights } from './audit-rights.ts'
import { auditTriggers } from './audit-triggers.ts'
import { erasures } from './erasures.ts'
import type { SecurityCheck } from './check.ts'
import { dataFolder } from './data-folder.ts'
import { databaseRole } from './database-role.ts'
import { messages } from './messages.ts'
import { mode } from './mode.ts'
import { privilegedRoles } from './privileged-roles.ts'
import { proxy } from './proxy.ts'
import { schema } from './schema.ts'
import { secrets } from './secrets.ts'
import { settings } from './settings.ts'
import { transport } from './transport.ts'

/** Everything that is looked at, in the order in which it is told. */
export const checks: readonly SecurityCheck[] = [
  schema,
  auditTriggers,
  auditRights,
  auditPartitions,
  auditRetention,
  auditProof,
  databaseRole,
  mode,
  secrets,
  erasures,
  transport,
  proxy,
  privilegedRoles,
  accounts,
  administrators,
  messages,
  settings,
  dataFolder,
]

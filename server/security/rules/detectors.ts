import { bulkReading } from './bulk-reading.ts'
import { colleague } from './colleague.ts'
import type { Detector } from './detector.ts'
import { familyOrHousehold } from './family-or-household.ts'
import { manyReaders } from './many-readers.ts'
import { noRelation } from './no-relation.ts'
import { ownRecord } from './own-record.ts'
import { failedSignInsOfAccount } from './sign-ins/failed-sign-ins-account.ts'
import { failedSignInsFromAddress } from './sign-ins/failed-sign-ins-address.ts'
import { failedSignInsEverywhere } from './sign-ins/failed-sign-ins-everywhere.ts'
import { lockedGraveAccount } from './sign-ins/locked-grave-account.ts'
import { unusualVolume } from './unusual-volume.ts'

/** Everything that looks in the log for snooping and for attacks on signing in, in the order in which officers read of it. */
export const detectors: readonly Detector[] = [
  ownRecord,
  familyOrHousehold,
  colleague,
  noRelation,
  bulkReading,
  unusualVolume,
  manyReaders,
  failedSignInsOfAccount,
  failedSignInsFromAddress,
  failedSignInsEverywhere,
  lockedGraveAccount,
]

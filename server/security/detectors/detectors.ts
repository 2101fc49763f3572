import { bulkReading } from './bulk-reading.ts'
import { colleague } from './colleague.ts'
import type { Detector } from './detector.ts'
import { familyOrHousehold } from './family-or-household.ts'
import { manyReaders } from './many-readers.ts'
import { noRelation } from './no-relation.ts'
import { ownRecord } from './own-record.ts'
import { unusualVolume } from './unusual-volume.ts'

/** Everything that looks for snooping, in the order in which officers read of it. */
export const detectors: readonly Detector[] = [
  ownRecord,
  familyOrHousehold,
  colleague,
  noRelation,
  bulkReading,
  unusualVolume,
  manyReaders,
]

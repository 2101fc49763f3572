import { createPublicKey } from 'node:crypto'
import { Alert } from '../../../models/alert.ts'
import { newId } from '../../../models/new-id.ts'
import { listSigningKeys } from '../../../models/queries/signing-keys.ts'
import { readRemovedMonths } from '../../../models/queries/audit-retention.ts'
import { readHashRuns } from '../../../models/queries/tree-hashes.ts'
import {
  addVerification,
  finishVerification,
  tellVerificationProgress,
} from '../../../models/queries/verifications.ts'
import {
  readCheckpointsBetween,
  readLastCheckpoint,
  readLeaves,
  readRowsPastTheTree,
  type LeafWithRow,
  type StoredCheckpoint,
} from '../../../models/queries/verify-tree.ts'
import type { Services } from '../../services.ts'
import { alteredAlert } from './broken-tree.ts'
import { openCheckpoint } from './checkpoint.ts'
import { width } from './cover.ts'
import { signingKeyId } from './signing-key.ts'
import { storedLevels } from './stored-tree.ts'
import { TreeCheck } from './tree-check.ts'
import { differsFromWitness } from './witness-file.ts'

/** Leaves read at once: few enough that the process answers others in between; a multiple of 16, so that nodes fit. */
const leavesAtOnce = 2_000

/** At most so many rows without a leaf are named. */
const rowsNamed = 100

async function compareNodes(
  services: Services,
  check: TreeCheck,
  leaves: readonly LeafWithRow[],
): Promise<void> {
  const nodes = check.takeNodes()
  const stored = await services.prepared.hold((client) =>
    readHashRuns(
      client,
      nodes.map(({ level, index }) => ({ level, from: index, to: index + 1 })),
    ),
  )
  const first = leaves[0]?.index ?? 0
  for (const [place, node] of nodes.entries()) {
    const start = node.index * width(node.level) - first
    const ids = leaves.slice(Math.max(0, start), start + width(storedLevels)).map(({ eventId }) => eventId)
    check.node(node, stored[place]?.[0], ids)
  }
}

/** A month may have been removed while this verification runs. */
async function learnRemovals(
  services: Services,
  check: TreeCheck,
  leaves: readonly LeafWithRow[],
): Promise<void> {
  if (leaves.some(({ goneFrom }) => goneFrom !== null && !check.knowsRemovalOf(goneFrom))) {
    check.removedMonths(await readRemovedMonths(services.prepared))
  }
}

/** Takes leaves and compares the tree with every checkpoint of a size that is passed. @returns whether it goes on */
async function takeLeaves(
  services: Services,
  check: TreeCheck,
  leaves: readonly LeafWithRow[],
): Promise<boolean> {
  const checkpoints = await readCheckpointsBetween(services.prepared, check.size, check.size + leaves.length)
  await learnRemovals(services, check, leaves)
  let next = 0
  for (const leaf of leaves) {
    if (!check.leaf(leaf)) {
      return false
    }
    const checkpoint = checkpoints[next]
    if (checkpoint?.size === check.size) {
      check.signedRoot(checkpoint.root)
      next += 1
    }
  }
  await compareNodes(services, check, leaves)
  return true
}

async function signatureHolds(services: Services, { note, keyId, size, root }: StoredCheckpoint) {
  const key = (await listSigningKeys(services.prepared)).find(({ id }) => id === keyId)
  if (key === undefined || signingKeyId(key.publicKey) !== keyId) {
    return false
  }
  const said = openCheckpoint(note, createPublicKey({ key: key.publicKey, format: 'der', type: 'spki' }))
  return said?.size === size && said.root.equals(root) && said.origin === key.origin
}

async function checkAll(
  services: Services,
  check: TreeCheck,
  last: StoredCheckpoint,
  tell: () => Promise<void>,
): Promise<void> {
  if (!(await signatureHolds(services, last).catch(() => false))) {
    check.found({ kind: 'signature-wrong', from: 0, to: last.size - 1 })
  }
  for (let going = true; going && check.size < last.size;) {
    const limit = Math.min(leavesAtOnce, last.size - check.size)
    const leaves = await services.prepared.transaction((client) => readLeaves(client, check.size, limit))
    if (leaves.length === 0) {
      check.found({ kind: 'tail-missing', from: check.size, to: last.size - 1 })
      break
    }
    going = await takeLeaves(services, check, leaves)
    await tell()
  }
  if (last.seen !== null) {
    const ids = await readRowsPastTheTree(services.prepared, last.seen, rowsNamed)
    if (ids.length > 0) {
      check.found({ kind: 'row-not-in-tree', ids })
    }
  }
}

/** Puts what was found on record and raises the alarm; that nothing was found is on record too. */
async function conclude(services: Services, id: string, check: TreeCheck, size: number): Promise<void> {
  const { findings } = check
  const at = services.clock.now()
  const outcome = findings.length === 0 ? ('whole' as const) : ('altered' as const)
  const resource = { type: 'audit-verification', id }
  if (outcome === 'whole') {
    await services.trail.append({
      event: 'audit.verified',
      outcome: 'success',
      resource,
      details: { leaves: size, hashOnly: check.hashOnly },
    })
  } else {
    const rows = findings.flatMap(({ ids = [] }) => ids).slice(0, 20)
    const details = {
      leaves: size,
      findings: findings.length,
      kinds: [...new Set(findings.map(({ kind }) => kind))],
      rows,
    }
    await services.trail.append({ event: 'audit.altered', outcome: 'failure', resource, details })
    await Alert.create({ kind: alteredAlert, severity: 'critical', raisedAt: at, details })
  }
  await finishVerification(services.prepared, id, {
    checked: check.size,
    size,
    outcome,
    findings,
    hashOnly: check.hashOnly,
    at,
  })
}

/**
 * Re-reads every row of the audit log and compares it with its leaf, the leaves with the tree, and the tree with every
 * checkpoint and with what was sent to the witness file. What comes of it is kept; where something does not fit, an
 * alert is raised.
 * @param id of a verification that was asked for; without one, a new one is put on record
 */
export async function verifyLog(services: Services, id?: string): Promise<void> {
  const { prepared, clock } = services
  const verification = id ?? newId()
  if (id === undefined) {
    await addVerification(prepared, { id: verification, by: null, at: clock.now() })
  }
  const check = new TreeCheck()
  const last = await readLastCheckpoint(prepared)
  try {
    if (last !== undefined) {
      await checkAll(services, check, last, () =>
        tellVerificationProgress(prepared, verification, check.size, last.size),
      )
    }
    if (await differsFromWitness(services)) {
      check.found({ kind: 'witness-differs' })
    }
    await conclude(services, verification, check, last?.size ?? 0)
  } catch (error) {
    const { size, findings, hashOnly } = check
    const result = { checked: size, size: last?.size ?? 0, findings, hashOnly, at: clock.now() }
    await finishVerification(prepared, verification, { ...result, outcome: 'failed' }).catch(() => undefined)
    throw error
  }
}

import { newId } from '../../../models/new-id.ts'
import { readRemovedMonths } from '../../../models/queries/audit/audit-retention.ts'
import { readHashRuns } from '../../../models/queries/audit/tree/tree-hashes.ts'
import {
  addVerification,
  finishVerification,
  tellVerificationProgress,
} from '../../../models/queries/audit/tree/verifications.ts'
import {
  readLastCheckpoint,
  readLeaves,
  readLeavesPast,
  readRowsPastTheTree,
  type LeafWithRow,
  type StoredCheckpoint,
} from '../../../models/queries/audit/tree/verify-tree.ts'
import type { Services } from '../../services.ts'
import { alertOfLog, alteredAlert } from '../broken-tree.ts'
import { width } from './cover.ts'
import { SignedNotes } from './signed-notes.ts'
import { storedLevels } from './stored-tree.ts'
import { TreeCheck } from './tree-check.ts'

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

/** Takes leaves and compares the tree with all that was signed of it at each size that is passed. @returns whether it goes on */
async function takeLeaves(
  services: Services,
  check: TreeCheck,
  leaves: readonly LeafWithRow[],
  notes: SignedNotes,
): Promise<boolean> {
  const signed = await notes.between(check.size, check.size + leaves.length)
  await learnRemovals(services, check, leaves)
  for (const leaf of leaves) {
    if (!check.leaf(leaf)) {
      return false
    }
    for (const { root } of signed.get(check.size) ?? []) {
      check.signedRoot(root)
    }
  }
  await compareNodes(services, check, leaves)
  return true
}

/** What stands beside the tree: rows that it should have and has not, and leaves that no checkpoint has signed. */
async function lookBeside(services: Services, check: TreeCheck, last: StoredCheckpoint): Promise<void> {
  const past = await readLeavesPast(services.prepared, rowsNamed)
  const [first] = past
  if (first !== undefined) {
    const to = past.at(-1)?.leaf ?? first.leaf
    check.found({ kind: 'leaf-past-the-tree', from: first.leaf, to, ids: past.map(({ id }) => id) })
  }
  if (last.seen !== null) {
    const ids = await readRowsPastTheTree(services.prepared, last.seen, rowsNamed)
    if (ids.length > 0) {
      check.found({ kind: 'row-not-in-tree', ids })
    }
  }
}

async function checkAll(
  services: Services,
  check: TreeCheck,
  notes: SignedNotes,
  job: { readonly last: StoredCheckpoint; readonly tell: () => Promise<void> },
): Promise<void> {
  const { last, tell } = job
  for (let going = true; going && check.size < last.size;) {
    const limit = Math.min(leavesAtOnce, last.size - check.size)
    const leaves = await services.prepared.transaction((client) => readLeaves(client, check.size, limit))
    if (leaves.length === 0) {
      check.found({ kind: 'tail-missing', from: check.size, to: last.size - 1 })
      break
    }
    going = await takeLeaves(services, check, leaves, notes)
    await tell()
  }
  // A checkpoint may have been signed and witnessed since this began: what it says is for the next time.
  await lookBeside(services, check, last)
}

/** Puts what was found on record and raises the alarm; that nothing was found is recorded too. */
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
      findings: check.count,
      kinds: [...new Set(findings.map(({ kind }) => kind))],
      rows,
    }
    await services.trail.append({
      event: 'audit.altered',
      outcome: 'failure',
      severity: 'emergency',
      resource,
      details,
    })
    await alertOfLog(services, {
      kind: alteredAlert,
      severity: 'emergency',
      details,
      words: `A verification of the audit log found ${check.count} ${check.count === 1 ? 'thing' : 'things'} that ${check.count === 1 ? 'is' : 'are'} not what was signed (${details.kinds.join(', ')}).`,
    })
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
 * signed note: those in the database, those of the witness file, and what this process saw signed. What comes of it is
 * kept; where something does not fit, an alert is raised.
 * @param id of a verification that was asked for; without one, a new one is recorded
 */
export async function verifyLog(services: Services, id?: string): Promise<void> {
  const { prepared, clock } = services
  const verification = id ?? newId()
  if (id === undefined) {
    await addVerification(prepared, { id: verification, by: null, at: clock.now() })
  }
  const check = new TreeCheck()
  const notes = new SignedNotes(services, (finding) => check.found(finding))
  const last = await readLastCheckpoint(prepared)
  try {
    if (last !== undefined) {
      await checkAll(services, check, notes, {
        last,
        tell: () => tellVerificationProgress(prepared, verification, check.size, last.size),
      })
    }
    await notes.finish()
    await conclude(services, verification, check, last?.size ?? 0)
  } catch (error) {
    const { size, findings, hashOnly } = check
    const result = { checked: size, size: last?.size ?? 0, findings, hashOnly, at: clock.now() }
    await finishVerification(prepared, verification, { ...result, outcome: 'failed' }).catch(() => undefined)
    throw error
  }
}

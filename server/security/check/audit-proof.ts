import { readStandstills } from '../../../models/queries/audit/tree/standstills.ts'
import { logReceivers } from '../../audit/log-receivers.ts'
import { patienceMs, standstillWords } from '../../audit/standstills.ts'
import { witnessReceiver } from '../../audit/tree/witness/witness-file.ts'
import { endOfFile } from '../../audit/tree/witness/witness-notes.ts'
import { witnessPlace } from '../../audit/tree/witness/witness-place.ts'
import { checkpointReceiverNames } from '../../audit/tree/witness/checkpoint-receiver-names.ts'
import { when, type SecurityCheck } from './check.ts'

const missing = `
  SELECT tables.name, needed FROM unnest(ARRAY['audit_leaves', 'audit_nodes', 'audit_checkpoints', 'audit_signing_keys',
    'audit_key_pins', 'audit_closed_months']) AS tables (name)
  CROSS JOIN unnest(ARRAY['_refuse_change', '_refuse_truncate']) AS needed
  WHERE NOT EXISTS (
    SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = tables.name::regclass AND t.tgname = tables.name || needed AND t.tgenabled IN ('O', 'A')
      AND p.proname = 'audit_proof_is_append_only' AND p.prosrc LIKE '%RAISE EXCEPTION%' AND p.prosrc NOT LIKE '%RETURN %')
  UNION ALL
  SELECT name, '_refuse_removal' FROM unnest(ARRAY['audit_signing_keys', 'audit_key_pins']) AS name WHERE NOT EXISTS (
    SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
    WHERE t.tgrelid = name::regclass AND t.tgname = name || '_refuse_removal' AND t.tgenabled IN ('O', 'A')
      AND p.proname = 'audit_unused_key_may_go' AND p.prosrc LIKE '%RAISE EXCEPTION%')
  ORDER BY 1, 2`

/** Why a witness file cannot be read, as a code of the system; one that is not there yet can. */
async function witnessProblem(name: string | undefined): Promise<string | undefined> {
  try {
    await (name === undefined ? undefined : endOfFile(name, 1))
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  }
}

/** The audit log can be proven, to somebody outside too. */
export const auditProof: SecurityCheck = {
  name: 'audit-proof',
  looksAt: 'The audit log is sealed, verified, and its checkpoints are kept outside.',
  look: async ({ ask, environment, at }) => {
    const { demo, AUDIT_SIGNING_KEY, AUDIT_WITNESS_URL, SECURITY_TEAM_EMAILS } = environment
    const outside = AUDIT_WITNESS_URL ?? SECURITY_TEAM_EMAILS[0]
    const witness = witnessPlace(environment)
    const unreadable = await witnessProblem(witness)
    const standing = await readStandstills(ask, {
      before: new Date(at.getTime() - patienceMs),
      shipping: logReceivers(environment).map(({ name }) => name),
      witnesses: [
        ...checkpointReceiverNames(environment),
        ...(witness === undefined ? [] : [witnessReceiver(witness)]),
      ],
    })
    const strangers = await ask<{ id: string }>(
      'SELECT id FROM audit_signing_keys k WHERE NOT EXISTS (SELECT FROM audit_key_pins p WHERE p.key_id = k.id)',
    )
    const broken = await ask<{ name: string; needed: string }>(missing)
    const [last] = await ask<{ outcome: string; old: boolean }>(
      `SELECT outcome, finished_at < $1::timestamptz - interval '3 days' AS old FROM audit_verifications
       WHERE finished_at IS NOT NULL ORDER BY asked_at DESC, id DESC LIMIT 1`,
      [at],
    )
    return [
      ...broken.map(({ name, needed }) => ({
        severity: 'critical' as const,
        found: `The trigger ${name}${needed} is missing, disabled or was rewritten: the proof of the audit log can be changed.`,
        wayOut:
          'Somebody with the owner’s rights did this. Verify the log on /audit/integrity and against checkpoints kept outside, then restore the trigger as the migrations 0014-audit-tree and 0045-months-and-keys-are-few make it.',
      })),
      ...standing.map((standstill) => ({
        severity: 'warning' as const,
        found: `${standstillWords(standstill)}, since ${standstill.since.toISOString()}.`,
        wayOut:
          'See /audit/integrity and the log of the server. Somebody may hold the lock of sealing (pg_locks), or a receiver is away; a stopped server does not seal.',
      })),
      ...when(strangers.length > 0, {
        severity: 'critical',
        found: `A key of the audit log was put among those of this installation past MedGuard: ${strangers.map(({ id }) => id.slice(0, 12)).join(', ')}.`,
        wayOut:
          'Nothing that it signed is believed. Find out who could write to audit_signing_keys; verify the log on /audit/integrity.',
      }),
      ...when(!demo && witness === undefined, {
        severity: 'warning',
        found: 'The audit log is not witnessed: AUDIT_WITNESS_FILE is off.',
        wayOut: 'Leave it out, or name a file that the server may write, on another disk if there is one.',
      }),
      ...when(unreadable !== undefined, {
        severity: 'critical',
        found: `The witness file ${witness ?? ''} cannot be read (${unreadable ?? ''}).`,
        wayOut: 'Let the user of the server own it, and its folder.',
      }),
      ...when(last?.outcome === 'altered', {
        severity: 'critical',
        found: 'The last verification found that the audit log is not what was signed.',
        wayOut: 'See /audit/integrity: it names the rows. Keep the machine and its backups as they are.',
      }),
      ...when(last?.outcome === 'failed' || last?.old === true, {
        severity: 'warning',
        found: 'The audit log was not verified to its end within the last three days.',
        wayOut: 'Press “Verify now” on /audit/integrity, and see the log of the server.',
      }),
      ...when(!demo && outside === undefined, {
        severity: 'warning',
        found:
          'Checkpoints of the audit log stay on this machine: whoever holds it, with the keys, could write log and witness file anew unseen.',
        wayOut:
          'Set AUDIT_WITNESS_URL or SECURITY_TEAM_EMAILS, or let AUDIT_WITNESS_FILE be on a disk that is only appended to.',
      }),
      ...when(!demo && AUDIT_SIGNING_KEY === undefined, {
        severity: 'note',
        found:
          'The key that signs the audit log is kept, encrypted, in the database: whoever holds the database and the root key can sign too.',
        wayOut:
          'Make one with: npx medguard generate-key audit; keep it outside of the database and set AUDIT_SIGNING_KEY.',
      }),
    ]
  },
}

import type { Finding } from '../../../models/queries/audit/tree/verifications.ts'

const number = new Intl.NumberFormat('en-GB')

/** What a verification found, in words for the page. */
export function findingWords({ kind, from = 0, to = 0 }: Finding): string {
  const rows =
    from === to ? `Row ${number.format(from)}` : `Rows ${number.format(from)} to ${number.format(to)}`
  switch (kind) {
    case 'row-altered':
      return `${rows} was altered:`
    case 'row-missing':
      return `${rows} was deleted:`
    case 'row-not-in-tree':
      return 'Rows that were put in past MedGuard, and never signed:'
    case 'leaf-missing':
      return `${rows}: their fingerprints are gone.`
    case 'leaf-altered':
      return `${rows}: a fingerprint among them is not the one that was signed.`
    case 'tree-altered':
      return `${rows}: what was signed of them does not fit.`
    case 'tail-missing':
      return `${rows}: the end of the log was cut off.`
    case 'leaf-past-the-tree':
      return `${rows}: fingerprints were put in past the end of what was signed, so that these events are never signed:`
    case 'signature-wrong':
      return `${rows}: the checkpoint after them does not carry the signature of a key of this installation.`
    case 'checkpoint-altered':
      return `${rows}: the checkpoint after them was given another number of rows or another fingerprint than its signed note has.`
    case 'witness-differs':
      return `${rows}: they were signed otherwise. What the witness file or this server has of them is not what the database has: it was cut, written anew, or an older copy was restored.`
    case 'witness-unsigned':
      return `Checkpoints in the witness file that no key of this installation has signed: ${number.format(from)}.`
    case 'further-findings':
      return `Further findings, not told one by one: ${number.format(from)}`
    default:
      return kind satisfies never
  }
}

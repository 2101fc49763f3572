import type { Finding } from '../../../models/queries/verifications.ts'

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
      return 'Rows that were put in past the tree:'
    case 'leaf-missing':
      return `${rows}: their leaves are gone.`
    case 'leaf-altered':
      return `${rows}: a leaf among them is not the one that was signed.`
    case 'tree-altered':
      return `${rows}: what was signed of them does not fit.`
    case 'tail-missing':
      return `${rows}: the end of the log was cut off.`
    case 'signature-wrong':
      return 'The newest checkpoint does not carry the signature of a known key.'
    case 'witness-differs':
      return 'The checkpoint in the witness file is not one of this log: it was cut or written anew.'
    default:
      return kind satisfies never
  }
}

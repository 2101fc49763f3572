import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { entriesCounted, isNamedType } from './entries-counted.ts'
import { groupedRemarks } from './grouped-remarks.ts'
import type { ImportRemark } from './imported.ts'

const endings: Readonly<Record<ImportRemark['kind'], string>> = {
  'not-read': 'could not be read or shown',
  'partly-read': 'could be read in part only',
  'changed-here': 'was changed here and in the other system',
  'to-be-looked-at': 'should be looked at',
}

/** "1 allergy could not be read or shown", the gravest first. */
export function remarkSummary(remarks: readonly ImportRemark[]): string[] {
  const kinds: readonly ImportRemark['kind'][] = [
    'not-read',
    'partly-read',
    'changed-here',
    'to-be-looked-at',
  ]
  return kinds.flatMap((kind) => {
    const ofKind = remarks.filter((remark) => remark.kind === kind)
    const types = [...new Set(ofKind.map(({ type }) => (isNamedType(type) ? type : '')))]
    return types.map((type) => {
      const count = ofKind.filter((remark) => (isNamedType(remark.type) ? remark.type : '') === type).length
      return `${entriesCounted(type, count)} ${endings[kind]}`
    })
  })
}

/** What of an import is not in the chart as it was in the other system; nothing where there is nothing to say. */
export function ImportRemarks({
  remarks,
}: {
  readonly remarks: readonly ImportRemark[]
}): ReactElement | null {
  if (remarks.length === 0) {
    return null
  }
  const isGrave = remarks.some(({ kind }) => kind === 'not-read' || kind === 'partly-read')
  return (
    <AlertCallout tone={isGrave ? 'warning' : 'info'} heading="What was imported is not all shown as it was">
      <ul>
        {remarkSummary(remarks).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>What exactly</summary>
        <ul>
          {groupedRemarks(remarks).map(({ id, words }) => (
            <li key={id}>{words}</li>
          ))}
        </ul>
      </details>
    </AlertCallout>
  )
}

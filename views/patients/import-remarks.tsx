import type { ReactElement } from 'react'
import { AlertCallout } from '../components/alert-callout.tsx'
import { entriesCounted, nameOfType } from './entries-counted.ts'
import { groupedRemarks } from './grouped-remarks.ts'
import type { ImportRemark } from './imported.ts'
import { useWords } from '../use-words.ts'
import type { Words } from '../words/words.ts'

/** "1 allergy could not be read or shown", the gravest first. */
export function remarkSummary(words: Words, remarks: readonly ImportRemark[]): string[] {
  const kinds: readonly ImportRemark['kind'][] = [
    'not-read',
    'partly-read',
    'changed-here',
    'to-be-looked-at',
  ]
  return kinds.flatMap((kind) => {
    const ofKind = remarks.filter((remark) => remark.kind === kind)
    const types = [...new Set(ofKind.map(({ type }) => nameOfType(type)))]
    return types.map((type) => {
      const count = ofKind.filter((remark) => nameOfType(remark.type) === type).length
      return words.say(`patients.remark.${kind}`, { entries: entriesCounted(words, type, count) })
    })
  })
}

/** What of an import is not in the chart as it was in the other system; nothing where there is nothing to say. */
export function ImportRemarks({
  remarks,
}: {
  readonly remarks: readonly ImportRemark[]
}): ReactElement | null {
  const words = useWords()
  const { say } = words

  if (remarks.length === 0) {
    return null
  }
  const isGrave = remarks.some(({ kind }) => kind === 'not-read' || kind === 'partly-read')
  return (
    <AlertCallout
      tone={isGrave ? 'warning' : 'info'}
      heading={say('patients.import-remarks.imported-not-shown')}
    >
      <ul>
        {remarkSummary(words, remarks).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>{say('patients.import-remarks.what-exactly')}</summary>
        <ul>
          {groupedRemarks(words, remarks).map((line) => (
            <li key={line.id}>{line.words}</li>
          ))}
        </ul>
      </details>
    </AlertCallout>
  )
}

import type { ReactElement } from 'react'
import type { Interpretation } from '../../../server/vital-kinds.ts'
import { Tag } from '../../components/tag.tsx'
import { useWords } from '../../use-words.ts'

/** That a number is not usual for the age: always in words, the colour says it again. */
export function InterpretationTag({
  interpretation,
}: {
  interpretation: Interpretation | null
}): ReactElement | null {
  const { say } = useWords()
  return interpretation === null || interpretation === 'usual' ? null : (
    <Tag tone={interpretation.startsWith('critical') ? 'critical' : 'warning'}>
      {say(`vital-signs.interpretation.${interpretation}`)}
    </Tag>
  )
}

import type { ReactElement } from 'react'
import { isCriticalMark, type ResultMark } from '../../../server/result-kinds.ts'
import { Tag } from '../../components/tag.tsx'
import { useWords } from '../../use-words.ts'
import { markText } from './result-text.ts'

/** That a result is not usual: always in words, the colour says it again. */
export function MarkTag({ mark }: { mark: ResultMark | null }): ReactElement | null {
  const words = useWords()
  return mark === null || mark === 'usual' ? null : (
    <Tag tone={isCriticalMark(mark) ? 'critical' : 'warning'}>{markText(words, mark)}</Tag>
  )
}

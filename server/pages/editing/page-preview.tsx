import type { ReactElement } from 'react'
import { prose } from '../markdown/prose.tsx'

type Typed = Readonly<Record<string, string>>

/** Whether a page's form was sent to see what its text will look like: nothing is saved then. */
export const isPreview = (typed: Typed): boolean => typed['action'] === 'preview'

/** The text as it will look, where that was asked for. */
export const previewOf = (typed: Typed): ReactElement | undefined =>
  isPreview(typed) ? prose(typed['body'] ?? '') : undefined

import type { ReactElement } from 'react'
import { Tag, type Tone } from '../components/tag.tsx'

/** Where a page stands between its newest revision and its readers. */
export type PageState = 'draft' | 'published' | 'newer-draft' | 'withdrawn'

const states: Readonly<Record<PageState, { tone: Tone; words: string }>> = {
  draft: { tone: 'neutral', words: 'Draft' },
  published: { tone: 'success', words: 'Published' },
  'newer-draft': { tone: 'info', words: 'Published, newer draft' },
  withdrawn: { tone: 'warning', words: 'Withdrawn' },
}

export function PageStateTag({ state }: { state: PageState }): ReactElement {
  const { tone, words } = states[state]
  return <Tag tone={tone}>{words}</Tag>
}

/** The audiences of a page, in words. */
export const audienceChoices = [
  { value: 'everyone', label: 'Everyone', hint: 'Also people who have not signed in' },
  { value: 'signed_in', label: 'Everyone who is signed in', hint: 'Staff and patients' },
  { value: 'staff', label: 'Staff', hint: 'Every role but patients' },
] as const

/** An audience in a word or two. */
export const audienceText = (audience: string): string =>
  audienceChoices.find(({ value }) => value === audience)?.label ?? audience

import type { ReactElement } from 'react'
import { Tag } from '../components/tag.tsx'
import type { ShownExpiry } from './expiry-text.tsx'
import { useWords } from '../use-words.ts'

/** Whether the account can be used. */
export type ListedPerson = {
  readonly href: string
  readonly username: string
  readonly displayName: string
  readonly roleTitle: string
  readonly active: boolean
  readonly locked: boolean
  readonly secondFactorRequired: boolean
  readonly secondFactorEnrolled: boolean
  readonly lastSignInAt: Date | null
  readonly licence: ShownExpiry
  readonly training: ShownExpiry
}

/** Whether the account can be used. */
export function Account({ active, locked }: ListedPerson): ReactElement {
  const { say } = useWords()

  return (
    <>
      {active ? (
        say('administration.person-list.active')
      ) : (
        <Tag>{say('administration.person-list.disabled')}</Tag>
      )}{' '}
      {locked && <Tag tone="warning">{say('administration.person-list.locked')}</Tag>}
    </>
  )
}

/** Whether the account can be used. */
export function SecondFactor({ secondFactorRequired, secondFactorEnrolled }: ListedPerson): ReactElement {
  const { say } = useWords()

  if (secondFactorEnrolled) {
    return <>{say('administration.person-list.set-up')}</>
  }
  return secondFactorRequired ? (
    <Tag tone="warning">{say('administration.person-list.not-set-up-yet')}</Tag>
  ) : (
    <>{say('administration.person-list.not-needed')}</>
  )
}

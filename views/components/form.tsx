import { randomUUID } from 'node:crypto'
import type { ReactElement, ReactNode } from 'react'

export type PostFormProps = {
  readonly action: string
  readonly csrfToken: string
  readonly children: ReactNode
  /** True for forms that carry a file. */
  readonly multipart?: boolean | undefined
  /** Puts the form on a surface of its own; narrow for a few short fields. Leave it out for a form inside a card. */
  readonly panel?: 'wide' | 'narrow' | undefined
  /** Hidden fields, by name. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

/**
 * A form that changes something: POST, with the hidden token that proves it came from our own page, and a key of its own by
 * which it counts once, however often it is sent.
 */
export function PostForm({
  action,
  csrfToken,
  children,
  multipart = false,
  panel,
  hidden,
}: PostFormProps): ReactElement {
  return (
    <form
      method="post"
      action={action}
      className={panel === undefined ? undefined : panels[panel]}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
    >
      <input type="hidden" name="_csrf" value={csrfToken} />
      <input type="hidden" name="idempotencyKey" value={randomUUID()} />
      {hidden !== undefined &&
        Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {children}
    </form>
  )
}

const panels = { wide: 'mg-panel', narrow: 'mg-panel mg-panel--narrow' }

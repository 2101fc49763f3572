import type { ReactElement, ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { PostForm } from '../../components/forms/form.tsx'
import type { Shell } from '../../shell.ts'

/** What somebody says to have seen, each as it is shown here. */
export const seenValue = (shown: readonly { readonly id: string; readonly version: number }[]): string =>
  shown.map(({ id, version }) => `${id}:${version}`).join(' ')

/** A button that says of all that is shown here that one has seen it. */
export function SeenForm(props: {
  shell: Shell
  action: string
  seen: readonly { readonly id: string; readonly version: number }[]
  children: ReactNode
}): ReactElement {
  const { shell, action, seen, children } = props
  return (
    <PostForm action={action} csrfToken={shell.csrfToken} hidden={{ seen: seenValue(seen) }}>
      <Button variant="secondary" small>
        {children}
      </Button>
    </PostForm>
  )
}
